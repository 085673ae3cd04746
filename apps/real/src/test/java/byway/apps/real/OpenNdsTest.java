package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Boxes with openNDS, with real packets: bytes to the end and no further. */
@Tag("real-network")
class OpenNdsTest extends OpenNdsHouse {
  @Test
  void a_guest_uses_her_first_bytes_to_the_end_and_no_further_and_more_lets_her_in_again() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    Await.until("she is online", () -> isOnline(phone));
    var download = phone.download(30 * MB);
    untilPutOut(phone, 1);
    download.stop();
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(BONUS - 8_192, BONUS);

    assertThat(surfer.open(ANYWHERE)).contains("You have used everything");
    grant(guest, 3 * MB);
    goOnline(surfer);
    phone.download(MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 2);
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(BONUS + MB - 8_192, BONUS + 3 * MB);
  }

  @Test
  void a_session_that_staff_have_ended_does_not_block_the_next_sign_in() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    close(guest, "staff");
    untilPutOut(phone, 1);
    goOnline(surfer);
    phone.download(MB).await();
    close(guest, "staff");
    untilPutOut(phone, 2);
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(2 * MB, 3 * MB);
  }

  /** Two devices of hers: what is left is shared as it comes free, and nobody signs in again. */
  @Test
  void who_finds_the_rest_reserved_for_her_other_device_waits_and_goes_on_by_herself() {
    var first = phone();
    var email = UUID.randomUUID() + "@example.com";
    var guest = guest(surf(first), email);
    Await.until(
        "all is reserved",
        () -> {
          first.download(10_000).await();
          return balance(guest, "reservedBytes") + charged(guest) == BONUS;
        });
    var second = phone();
    var surfer = surf(second);
    surfer.open(ANYWHERE);
    surfer.send(
        "http://%s/portal/sign-in".formatted(world.portalHost()),
        Map.of("email", email, "password", PASSWORD, "next", ""));
    agree(surfer);
    untilToldOnline(surfer);
    assertThat(isOnline(second)).isFalse();
    close(guest, "signed_out", first.mac());
    untilPutOut(first, 1);
    Await.until("she goes on", () -> isOnline(second));
    second.download(MB).await();
    close(guest, "signed_out");
    untilPutOut(second, 1);
    Await.until("both are charged", () -> charged(guest) == said(first.mac()) + said(second.mac()));
    assertThat(charged(guest)).isBetween(MB, 2 * MB);
  }

  @Test
  void a_gateway_that_lost_power_does_not_block_the_next_sign_in() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    Await.until("it is told", () -> charged(guest) > MB);
    box.kill();
    Await.until("openNDS is back", () -> !isOnline(phone) && box.isReady());
    long told = charged(guest);
    goOnline(surfer);
    phone.download(2 * MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 1);
    settled(guest, phone, told);
    assertThat(charged(guest)).isBetween(3 * MB, 4 * MB);
  }

  /** Phones take a new one when they like: the cookie of the portal knows whose phone it is. */
  @Test
  void a_new_mac_address_goes_on_by_the_portals_cookie_and_brings_no_second_bonus() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    var before = phone.mac();
    phone.changeMac("02:00:5e:00:10:31");
    var unused = phone.joinNetwork();
    assertThat(surfer.open(ANYWHERE)).contains("Not online yet at Quay");
    goOnline(surfer);
    Await.until("the old session is over", () -> sessionsOpen(guest) == 1);
    phone.download(2 * MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 1);
    Await.until(
        "both stays are charged, each once",
        () -> charged(guest) == said(before) + said(phone.mac()));
    assertThat(charged(guest)).isBetween(3 * MB, 4 * MB);
    assertThat(balance(guest, "grantedBytes")).isEqualTo(BONUS);
  }

  @Test
  void what_is_forged_replayed_or_absurd_is_refused_and_counted_and_changes_nothing() {
    var phone = phone();
    var guest = guest(surf(phone));
    close(guest, "staff");
    untilPutOut(phone, 1);
    settled(guest, phone);
    var words = line(phone, "client_auth").split(" ", -1);
    var replayed =
        "mac=%s&ip=10.77.0.9&token=%s&custom=%s".formatted(phone.mac(), "0a0b0c0d", words[7]);
    long charged = charged(guest);
    assertThat(call("begin", replayed, faskey)).contains(" 200 ", "end " + phone.mac());
    assertThat(call("begin", replayed, "wrong")).contains(" 401 ");
    assertThat(call("begin", "mac=me&token=1", faskey)).contains(" 400 ", "mac");
    var absurd =
        "mac=%s&token=%s&custom=%s&up=1&down=%s"
            .formatted(phone.mac(), words[6], words[7], "9".repeat(19));
    assertThat(call("end", absurd, faskey)).contains(" 400 ", "counter");
    var later = absurd.replace("9".repeat(19), "9".repeat(16));
    assertThat(call("end", later, faskey)).contains(" 400 ", "counter_out_of_range");
    var forged = "http://%s/opennds/%s?fas=bm90aGluZw==".formatted(world.portalHost(), DEVICE);
    assertThat(phone.fetch(forged)).contains(" 400 ");
    assertThat(phone.fetch(forged.replace(DEVICE.toString(), guest.toString()))).contains(" 404 ");
    assertThat(charged(guest)).isEqualTo(charged);
    assertThat(sessionsOpen(guest)).isZero();
    assertThat(isOnline(phone)).isFalse();
    var metrics = platform.figures();
    for (var reason : List.of("wrong_secret", "mac", "counter", "client", "unknown_gateway")) {
      assertThat(metrics).contains("byway_opennds_refused_total{reason=\"" + reason + "\"");
    }
  }
}
