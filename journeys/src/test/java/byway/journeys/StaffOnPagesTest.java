package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.google.gson.JsonElement;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Staff who come, do what their role allows, decide by two, and leave. */
class StaffOnPagesTest extends OnPages {
  private static final Pattern LINK = Pattern.compile("http\\S+/console/join\\?token=[\\w-]+");
  private static final String PASSWORD = "a rather long password";

  @Test
  void who_is_invited_does_what_their_role_allows_and_nothing_once_they_have_left() {
    var email = UUID.randomUUID() + "@staff.example";
    try (var owner = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var support = invited(owner, email, "support")) {
      var page = support.newPage();
      page.navigate(showing.at + "/console");
      var menu = page.locator("#menu").textContent();
      assertThat(menu).contains("Customers", "Orders").doesNotContain("Staff", "Look", "Audit");
      page.navigate(showing.at + "/console/packs");
      assertThat(page.locator("main form[method=post]").count()).isZero();
      isRefused(page, "/console/staff");
      isRefused(page, "/console/access-points");
      posts(page, "/console/packs", "name=Free&gigabytes=9&price=0&reason=why+not");
      assertThat(page.locator("h1").innerText()).contains("role does not allow");

      var ours = owner.newPage();
      assertThat(told(ours, "not_permitted")).contains("pack.offer", "refused");
      ours.navigate(showing.at + "/console/staff?filter=" + email);
      ours.click("main td.lead a");
      ours.fill("#name", "Sue Support");
      ours.fill("#remove-reason", "the season is over");
      ours.click("button.danger");
      assertThat(ours.locator(".notice.good").innerText()).contains("one of the staff no more");
      page.navigate(showing.at + "/console/customers");
      assertThat(page.locator("main").innerText()).doesNotContain("@guests.example");
      assertThat(page.locator("h1").innerText()).doesNotContain("Customers");
    }
  }

  @Test
  void what_is_too_much_for_one_is_done_when_another_agrees() {
    var email = UUID.randomUUID() + "@staff.example";
    try (var owner = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var support = invited(owner, email, "support")) {
      var ours = owner.newPage();
      limit(ours, "1");
      try {
        var page = support.newPage();
        page.navigate(showing.at + "/console/customers?filter=" + Who.GUEST.email);
        page.click("main td.lead a");
        var customer = page.url().replaceFirst(".*/", "");
        long before = granted(customer);
        page.fill("#megabytes", "2000");
        page.fill("#reason", "two days without");
        page.click("button:has-text('Give data')");
        assertThat(page.locator(".notice.good").innerText()).contains("Another of the staff");
        assertThat(page.locator("main").innerText()).contains("You asked for this yourself");
        assertThat(granted(customer)).isEqualTo(before);
        ours.navigate(page.url().replaceFirst("\\?.*", ""));
        ours.fill("#approve-reason", "they are right");
        ours.click("button:has-text('Agree')");
        Poll.until("it is done", PATIENCE, () -> granted(customer) == before + 2_000_000_000L);
        ours.reload();
        assertThat(ours.locator("main").innerText()).contains("Done").doesNotContain("Decline");
      } finally {
        limit(ours, "");
      }
    }
  }

  @Test
  void a_link_that_is_not_good_says_so() {
    try (var context = showing.window(Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/join?token=guessed");
      assertThat(page.locator("h1").innerText()).contains("good no more");
    }
  }

  private static long granted(String customer) {
    return showing
        .ask("/internal/balances/accounts/" + customer)
        .getAsJsonObject()
        .get("grantedBytes")
        .getAsLong();
  }

  private static void limit(Page page, String gigabytes) {
    page.navigate(showing.at + "/console/approvals");
    page.fill("#gigabytes", gigabytes);
    page.fill("#reason", "as we agreed");
    page.click("button:has-text('Keep the limits')");
    assertThat(page.locator(".notice.good").innerText()).contains("limits are kept");
  }

  private static void isRefused(Page page, String path) {
    assertThat(page.navigate(showing.at + path).status()).isEqualTo(403);
    assertThat(page.locator("h1").innerText()).contains("role does not allow");
  }

  /** As a page would that offers it. */
  private static void posts(Page page, String path, String fields) {
    page.navigate(showing.at + "/console/customers");
    page.evaluate(
        """
        ([path, fields]) => {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = path;
          const all = new URLSearchParams(fields);
          all.set('csrf', document.querySelector('input[name=csrf]').value);
          for (const [name, value] of all) {
            const field = document.createElement('input');
            field.name = name;
            field.value = value;
            form.append(field);
          }
          document.body.append(form);
          form.submit();
        }
        """,
        new String[] {path, fields});
    page.waitForURL("**" + path);
  }

  /** Invites somebody, takes the link out of the mail, and signs in as them. */
  static BrowserContext invited(BrowserContext owner, String email, String role) {
    var page = owner.newPage();
    page.navigate(showing.at + "/console/staff");
    page.fill("#email", email);
    page.locator("#role").selectOption(new SelectOption().setValue(role));
    page.fill("#reason", "the season begins");
    page.click("button:has-text('Send the invitation')");
    assertThat(page.locator(".notice.good").innerText()).contains("on its way");
    var context = showing.window(Look.DESKTOP_LIGHT.options());
    var theirs = context.newPage();
    theirs.navigate(link(email));
    theirs.fill("#name", "Sue Support");
    theirs.fill("#password", "short");
    theirs.click("main button.button");
    assertThat(theirs.locator("#password-problem").count()).isEqualTo(1);
    theirs.fill("#password", PASSWORD);
    theirs.click("main button.button");
    theirs.fill("#email", email);
    theirs.fill("#password", PASSWORD);
    theirs.click("main button.button");
    assertThat(theirs.url()).endsWith("/console");
    return context;
  }

  private static String link(String email) {
    var found = new String[1];
    Poll.until(
        "an invitation to " + email,
        PATIENCE,
        () -> {
          for (var message : messages()) {
            var one = message.getAsJsonObject();
            var link = LINK.matcher(one.get("text").getAsString());
            if (one.get("to").getAsString().equals(email) && link.find()) {
              found[0] = link.group();
              return true;
            }
          }
          return false;
        });
    return found[0];
  }

  private static Iterable<JsonElement> messages() {
    return showing
        .ask("/internal/notifications?limit=50")
        .getAsJsonObject()
        .getAsJsonArray("items");
  }
}
