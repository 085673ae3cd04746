package byway.journeys;

import static byway.journeys.EnrolledHotspot.soon;
import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentStatistics.Connection;
import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a box that is nobody's to a hotspot that serves, over TLS, by real pages. */
class EnrolmentOnPagesTest extends OnPages {
  private static final long MEGABYTE = 1_000_000;
  @TempDir Path folder;

  @Test
  void a_box_is_claimed_by_its_owner_serves_and_changes_its_secret_meanwhile() throws IOException {
    var platform = showing.platform();
    try (var box = box("one");
        var context = showing.context(Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var shown = soon(box.shown);
      assertThat(shown.address()).endsWith(shown.code());
      assertThat(shown.drawn()).contains("█");
      var page = context.newPage();
      page.navigate(shown.address());
      assertThat(page.inputValue("#code")).isEqualTo(shown.code());
      page.fill("#name", "The box of a test");
      page.click("main form button");
      assertThat(page.url()).contains("?claimed=yes");
      assertThat(page.locator("h1").innerText()).isEqualTo("The box of a test");
      assertThat(soon(box.owner)).isEqualTo("Olivia Owner");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity("one"))))
          .isEqualTo("rw-------");

      box.start();
      assertThat(box.place().mqtt().getScheme()).isEqualTo("mqtts");
      online(box);
      var customer = customer(platform);
      box.signIn(platform, customer);
      assertThat(box.phone().download(3 * MEGABYTE)).isEqualTo(3 * MEGABYTE);

      var device = box.place().login().deviceId();
      var before = box.secret();
      page.navigate(showing.at + "/dashboard/hotspots/" + device);
      page.click("form[action$='/secret'] button");
      Poll.until(
          "it uses a secret of its own making",
          PATIENCE,
          () -> !box.secret().equals(before) && !box.isChanging());
      online(box);
      assertThat(box.phone().download(2 * MEGABYTE)).isEqualTo(2 * MEGABYTE);
      assertThat(authenticates(platform, device, box.secret())).isTrue();
      assertThat(authenticates(platform, device, before)).isFalse();
      box.signOut();
      Poll.until(
          "what came through before and after is charged",
          PATIENCE,
          () -> used(platform, customer) == 5 * MEGABYTE);
      page.reload();
      assertThat(page.locator("main").innerText())
          .contains("It uses the secret that it made itself");
    }
  }

  @Test
  void another_box_takes_the_place_and_the_old_one_is_put_off_the_line() throws IOException {
    var platform = showing.platform();
    try (var old = box("old");
        var fresh = box("fresh");
        var context = showing.context(Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      claim(page, old, "Worn out");
      old.start();
      online(old);
      var device = old.place().login().deviceId();
      page.navigate(showing.at + "/dashboard/hotspots/" + device);
      page.click("a[href*='replaces=']");
      page.fill("#code", soon(fresh.shown).code());
      page.click("main form button");
      assertThat(page.locator("h1").innerText()).isEqualTo("Worn out");
      fresh.start();
      online(fresh);
      Poll.until(
          "the old one is off the line", PATIENCE, () -> old.connection() == Connection.OFFLINE);
      assertThat(authenticates(platform, device, old.secret())).isFalse();
    }
  }

  @Test
  void staff_announce_boxes_print_their_labels_and_plugging_in_is_enough() {
    var serial = "BW-" + UUID.randomUUID().toString().substring(0, 8);
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/enrolment");
      page.fill("#label", "For the harbour");
      page.fill("#csv", "serial,token\n%s,too short".formatted(serial));
      page.fill("#batch-reason", "ordered by the harbour");
      page.click("form[action$='/batches'] button.button");
      assertThat(page.locator("main").innerText()).contains("token_invalid");
      page.fill(
          "#csv",
          "serial,token,name,owner\n%s,a token of a label,Quay,owner@demo.example"
              .formatted(serial));
      page.click("form[action$='/batches'] button.button");
      assertThat(page.locator("main").innerText()).contains(serial, "Olivia Owner");
      page.click("a[href$='/labels']");
      assertThat(page.locator("main").innerText()).contains("somebody’s already");
      try (var box = new EnrolledHotspot(folder, showing.at, serial, "a token of a label")) {
        box.start();
        online(box);
      }
      assertThat(told(page, "batch.take-in")).contains("batch.take-in");
    }
  }

  @Test
  void staff_claim_a_box_that_waits_and_who_guesses_is_told_so() {
    try (var box = box("waiting");
        var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var code = soon(box.shown).code();
      var page = context.newPage();
      page.navigate(showing.at + "/console/enrolment");
      page.fill("#code", "0000-0000");
      page.fill("#reason", "it is ours");
      page.click("form[action$='/claims'] button.button");
      assertThat(page.locator("#code-problem").innerText()).contains("No box waits");
      page.fill("#code", code);
      page.click("form[action$='/claims'] button.button");
      assertThat(page.url()).contains("/console/hotspots/");
      box.start();
      online(box);
    }
  }

  @Test
  void staff_give_a_hotspot_to_another_owner_and_retire_it_for_good() {
    try (var box = box("handed-on");
        var staff = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var guest = showing.context(Who.GUEST, Look.DESKTOP_LIGHT.options())) {
      var page = staff.newPage();
      page.navigate(showing.at + "/console/enrolment");
      page.fill("#code", soon(box.shown).code());
      page.fill("#name", "Handed on");
      page.fill("#owner", "owner@demo.example");
      page.fill("#reason", "bought by the owner");
      page.click("form[action$='/claims'] button.button");
      assertThat(page.locator("main").innerText()).contains("Olivia Owner");
      box.start();
      online(box);

      page.click("summary:has-text('another owner')");
      page.fill("#owner-mail", "nobody@demo.example");
      page.fill("#owner-reason", "sold on");
      page.click("form[action$='/owner'] button");
      assertThat(page.locator("main").innerText()).contains("No customer has this mail address");
      page.fill("#owner-mail", "guest@demo.example");
      page.click("form[action$='/owner'] button");
      assertThat(page.locator("main").innerText()).contains("Gus Guest");
      var theirs = guest.newPage();
      theirs.navigate(showing.at + "/dashboard/hotspots");
      assertThat(theirs.locator("main").innerText()).contains("Handed on");

      page.click("summary:has-text('Retire')");
      page.fill("#retire-name", "Handed on");
      page.fill("#retire-reason", "fell into the harbour");
      page.click("form[action$='/retire'] button");
      assertThat(page.locator("main").innerText()).contains("out of service for good");
      Poll.until("it is off the line", PATIENCE, () -> box.connection() == Connection.OFFLINE);
      theirs.reload();
      assertThat(theirs.locator("main").innerText()).doesNotContain("Handed on");
      assertThat(told(page, "box.claim", "hotspot.transfer", "fell into the harbour"))
          .contains("hotspot.retire");
    }
  }

  private EnrolledHotspot box(String name) {
    var at = folder.resolve(name);
    return new EnrolledHotspot(at, showing.at, "BW-" + name + "-" + UUID.randomUUID());
  }

  private Path identity(String name) {
    return folder.resolve(name).resolve("identity");
  }

  private static void claim(Page page, EnrolledHotspot box, String name) {
    page.navigate(soon(box.shown).address());
    page.fill("#name", name);
    page.click("main form button");
    assertThat(page.url()).contains("?claimed=yes");
  }

  private static void online(EnrolledHotspot box) {
    Poll.until("it is online", PATIENCE, () -> box.connection() == Connection.ONLINE);
  }

  /** Somebody with some data. */
  private static String customer(Platform platform) throws IOException {
    var customer = UUID.randomUUID().toString();
    platform.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':100000000,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), customer));
    return customer;
  }

  private static long used(Platform platform, String customer) {
    try {
      return platform.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean authenticates(Platform platform, String device, String secret)
      throws IOException {
    return platform
        .answer(
            "/internal/devices/authenticate",
            "{'deviceId':'%s','secret':'%s'}".formatted(device, secret))
        .contains("serial");
  }
}
