package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Who has been signed in signs in again: on another device, at another hotspot, after an end from
 * elsewhere.
 */
class SignInAgainTest extends SignInHouse {
  @Test
  void a_new_mac_address_goes_on_by_the_cookie_and_brings_no_second_bonus() throws Exception {
    var before = UUID.fromString(openAt(device).get("id").asText());
    charge(before, device, 2 * MB, false);
    arrive(device, newMac);
    var ending = newMac.substring(9).toUpperCase(Locale.ROOT);
    assertThat(page)
        .contains("Not online yet", "Go online", "ends in " + ending + " goes online")
        .doesNotContain("password");
    assertThat(openAt(device).get("id").asText()).as("a link is no sign-in").isEqualTo(before + "");
    post("/portal/connect", Map.of());
    assertThat(page).contains("Online at");
    assertThat(openAt(device).get("mac").asText()).isEqualTo(newMac);
    assertThat(session(before).get("closedFor").asText()).isEqualTo("replaced");
    charge(UUID.fromString(openAt(device).get("id").asText()), device, MB, false);
    charge(before, device, 3 * MB, true); // the hotspot's last word of the old one
    charge(before, device, 3 * MB, true);
    assertThat(balance("consumedBytes")).isEqualTo(4 * MB);
    assertThat(balance("grantedBytes")).isEqualTo(BONUS);
  }

  @Test
  void a_link_with_anothers_visit_connects_nobody_who_was_not_asked() throws Exception {
    var theirs = UUID.randomUUID();
    register(theirs);
    var strangers = browser;
    browser = newBrowser();
    arrive(theirs, newMac); // the stranger's own browser meets the portal first
    browser = strangers;
    send(HttpRequest.newBuilder(at("/portal")));
    post("/portal/sign-out", Map.of());
    send(HttpRequest.newBuilder(at("/portal?v=" + lastToken)));
    post("/portal/sign-in", Map.of("email", device + "@example.com", "password", PASSWORD));
    assertThat(here.ask("/internal/access/open-at/" + theirs)).isEmpty();
    var ending = newMac.substring(9).toUpperCase(Locale.ROOT);
    assertThat(page).contains("Is this your device?", "Quay", ending);
    post("/portal/connect", Map.of());
    assertThat(here.ask("/internal/access/open-at/" + theirs)).as("not told").isEmpty();
    post("/portal/connect", Map.of("device", "00:00:00"));
    assertThat(here.ask("/internal/access/open-at/" + theirs)).as("of another").isEmpty();
    post("/portal/connect", Map.of("device", ending));
    assertThat(openAt(theirs).get("customerId").asText()).isEqualTo(guest.toString());
  }

  @Test
  void a_voucher_without_an_account_goes_online_here_and_goes_on_elsewhere() throws Exception {
    var code = issue(5 * MB);
    browser = newBrowser();
    var second = UUID.randomUUID();
    register(second);
    arrive(second, newMac);
    assertThat(page).contains("I have a voucher: no account needed");
    send(HttpRequest.newBuilder(at("/portal/voucher")));
    assertThat(page).contains("We ask for no name and no address").doesNotContain("password");
    post("/portal/voucher", Map.of("code", "0000-0000-0000-0000"));
    assertThat(page).contains("This code cannot be used here");
    post("/portal/voucher", Map.of("code", code.toLowerCase(Locale.ROOT)));
    assertThat(page).contains("Online at Quay", "left on your voucher");
    var session = openAt(second);
    var account = session.get("customerId").asText();
    charge(UUID.fromString(session.get("id").asText()), second, 2 * MB, false);

    browser = newBrowser();
    var third = UUID.randomUUID();
    register(third);
    arrive(third, mac);
    send(HttpRequest.newBuilder(at("/portal/voucher?code=" + code)));
    post("/portal/voucher", Map.of("code", code));
    assertThat(openAt(third).get("customerId").asText()).isEqualTo(account);
    send(HttpRequest.newBuilder(at("/portal")));
    assertThat(page).contains("3\u00a0MB");
    post("/portal/voucher/stop", Map.of());
    assertThat(here.ask("/internal/access/open-at/" + third)).isEmpty();
    var left = here.ask("/internal/balances/accounts/" + account);
    assertThat(left.get("grantedBytes").asLong()).isEqualTo(5 * MB);
    assertThat(here.ask("/internal/rewards/guests/" + account).get("state").asText())
        .isIn("NEW", "NOTHING");
  }

  @Test
  void a_session_that_staff_have_ended_does_not_block_the_next_sign_in() throws Exception {
    var ended = endByStaff();
    arrive(device, mac);
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended.toString());
    assertThat(ceiling(openAt(device))).isPositive();
  }

  @Test
  void a_session_that_the_balance_has_ended_does_not_block_the_next_sign_in() throws Exception {
    var ended = UUID.fromString(openAt(device).get("id").asText());
    for (int i = 0; i < 20 && balance("consumedBytes") < BONUS; i++) {
      charge(ended, device, BONUS, false);
    }
    charge(ended, device, BONUS, true);
    assertThat(balance("consumedBytes")).isEqualTo(BONUS);
    arrive(device, mac);
    assertThat(page).contains("You have used everything");
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'paid'}"
            .formatted(UUID.randomUUID(), guest, 3 * MB));
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended.toString());
    assertThat(ceiling(openAt(device))).isBetween(1L, 3 * MB);
  }

  /**
   * Its session would stand open for good, and what is reserved for it is not available for now.
   */
  @Test
  void a_session_at_a_hotspot_that_is_lost_does_not_block_a_sign_in_at_another() throws Exception {
    var lost = UUID.fromString(openAt(device).get("id").asText());
    var other = goToAnother();
    assertThat(ceiling(openAt(other))).isPositive();
    assertThat(session(lost).get("closedFor").asText()).as("it is left").isEqualTo("replaced");
  }

  @Test
  void nor_does_one_for_which_everything_was_reserved_for_longer_than_a_minute() throws Exception {
    var lost = UUID.fromString(openAt(device).get("id").asText());
    for (int i = 0; i < 30 && balance("consumedBytes") + balance("reservedBytes") < BONUS; i++) {
      charge(lost, device, 7 * MB + i * 100_000L, false);
    }
    var other = goToAnother();
    assertThat(ceiling(openAt(other))).isZero();
    try (var database = new FilledDatabase(byway)) {
      database.letAMinutePass();
    }
    Poll.until("it goes on by itself", PATIENCE, () -> ceilingAt(other) >= MB);
    charge(lost, device, 8 * MB, true);
    assertThat(balance("consumedBytes")).as("its last word, late").isBetween(7 * MB, 8 * MB);
  }

  @Test
  void a_hotspot_that_staff_took_away_and_gave_back_takes_its_guests_again() throws Exception {
    var ended = openAt(device).get("id").asText();
    block(true);
    Poll.until("its session is over", PATIENCE, () -> isClosed(ended));
    block(false);
    arrive(device, mac);
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended);
    assertThat(ceiling(openAt(device))).isPositive();
  }
}
