package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Flags, as staff set them and guests meet them. */
class FlagsOnPagesTest extends OnPages {
  private static final String HINT = "Keep this page as a bookmark";

  @Test
  void what_staff_switch_on_for_one_guest_that_guest_alone_sees_until_it_is_switched_off() {
    var key = "portal-keep-the-page";
    try (var staff = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var guest = showing.context(Who.GUEST, Look.PHONE_LIGHT.options());
        var owner = showing.context(Who.OWNER, Look.PHONE_LIGHT.options())) {
      var page = staff.newPage();
      page.navigate(showing.at + "/console/flags?filter=" + key);
      page.click("main td a");
      assertThat(page.locator("main").innerText()).contains("No rule: for everybody");
      assertThat(portal(guest)).doesNotContain(HINT);

      page.fill("#people", guestId());
      page.fill("#conditions", "kind in CUSTOMER");
      page.fill("#rule-reason", "to try it with one");
      page.click("button:has-text('Add a rule')");
      assertThat(page.locator(".notice.good").innerText()).contains("changed");
      page.fill("#on-reason", "to try it with one");
      page.click("button:has-text('Switch on')");
      Poll.until("she sees it", PATIENCE, () -> portal(guest).contains(HINT));
      assertThat(portal(owner)).doesNotContain(HINT);

      var told = page.locator("main").innerText();
      assertThat(told).contains("everybody, userId is one of", "kind is one of CUSTOMER");
      page.fill("#person", guestId());
      page.fill("#known", "kind=CUSTOMER");
      page.click("button:has-text('Look')");
      told = page.locator("main").innerText();
      assertThat(told).contains("This person gets: on", "off 1,000");
      assertThat(told).contains("to try it with one");

      page.fill("#off-reason", "it was tried");
      page.click("button:has-text('Switch off')");
      assertThat(page.locator(".notice.good").innerText()).contains("off");
      Poll.until("she sees it no more", PATIENCE, () -> !portal(guest).contains(HINT));
    }
  }

  @Test
  void what_is_not_understood_comes_back_with_all_that_was_typed() {
    try (var staff = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = staff.newPage();
      newFlag(page);
      page.fill("#percent", "150");
      page.fill("#conditions", "country likes NL");
      page.fill("#from", "tomorrow");
      page.fill("#rule-reason", "to try it");
      page.click("button:has-text('Add a rule')");
      assertThat(page.locator(".notice.bad").innerText())
          .contains("The most is 100", "Not understood", "Enter a time");
      assertThat(page.inputValue("#conditions")).isEqualTo("country likes NL");
    }
  }

  @Test
  void where_two_have_to_agree_the_change_waits_for_another() {
    try (var staff = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = staff.newPage();
      var key = newFlag(page);
      page.check("input[name=twoAgree]");
      page.fill("#settings-reason", "it is grave");
      page.click("button:has-text('Keep')");
      assertThat(page.locator(".notice.good").innerText()).contains("changed");
      page.fill("#on-reason", "it is time");
      page.click("button:has-text('Switch on')");
      assertThat(page.url()).contains("/console/approvals/");
      assertThat(page.locator("main").innerText()).contains("Change the flag " + key, "Waits");
      var flag = showing.ask("/internal/flags/one?key=" + key).getAsJsonObject();
      assertThat(flag.getAsJsonObject("definition").get("on").getAsBoolean()).isFalse();
    }
  }

  private static String newFlag(Page page) {
    var key = "try-" + UUID.randomUUID();
    page.navigate(showing.at + "/console/flags");
    page.fill("#flag", key);
    page.fill("#description", "something to try");
    page.fill("#reason", "to try it");
    page.click(".settings button");
    assertThat(page.locator("h1").innerText()).isEqualTo(key);
    return key;
  }

  private static String portal(BrowserContext context) {
    try (var page = context.newPage()) {
      page.navigate(showing.at + "/portal");
      return page.locator("main").innerText();
    }
  }

  /** As the demo derives its ids. */
  private static String guestId() {
    return UUID.nameUUIDFromBytes("demo guest@demo.example".getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
