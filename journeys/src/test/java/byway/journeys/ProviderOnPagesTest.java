package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import byway.people.identity.testing.OidcProvider;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner sets up the organisation's own sign-in, and a colleague comes in by it. */
@Needs(
    value = {"/usr/bin/chromium", "node", "npm"},
    packages = "chromium nodejs npm")
class ProviderOnPagesTest extends OnPages {
  private static final double MOST_MILLIS = 20_000;
  private static final String HOME = "/console/sign-in-rules/provider";

  @Test
  void a_provider_is_tried_and_kept_and_a_member_of_staff_comes_in_and_confirms_by_it() {
    var email = UUID.randomUUID() + "@staff.example";
    newStaff(email);
    var back = showing.at + "/console/sign-in/provider/back";
    try (var provider = OidcProvider.start(false, List.of(back));
        var owner = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options());
        var colleague = showing.window(new Browser.NewContextOptions())) {
      provider.knows("sam", Map.of("email", email, "email_verified", true));
      var ours = owner.newPage();
      ours.setDefaultTimeout(MOST_MILLIS);
      try {
        prove(ours);
        ours.navigate(showing.at + HOME);
        assertThat(ours.locator("main").innerText()).contains(back);
        keep(ours, provider.issuer() + "/wrong");
        assertThat(ours.locator("main").innerText()).contains("no description of a provider");
        keep(ours, provider.issuer());
        assertThat(ours.locator(".notice.good").innerText()).contains("has answered");

        var page = colleague.newPage();
        page.setDefaultTimeout(MOST_MILLIS);
        page.navigate(showing.at + "/console/sign-in?next=/console/health");
        page.click("text=Sign in with Harbour Works");
        signInThere(page, "sam");
        page.waitForURL(showing.at + "/console/health");
        page.navigate(showing.at + "/console/account");
        assertThat(page.locator("main").innerText())
            .contains("Your organisation's sign-in", provider.issuer());

        page.navigate(showing.at + "/console/confirm?back=/console/account");
        page.click("text=Show Harbour Works that it is you");
        signInThere(page, "sam"); // asked again, though it knows this browser
        page.waitForURL(showing.at + "/console/account");

        page.context().clearCookies();
        page.navigate(showing.at + "/console/sign-in");
        page.click("text=Sign in with Harbour Works");
        provider.knows("nobody", Map.of("email", "x" + email, "email_verified", true));
        signInThere(page, "nobody");
        assertThat(page.locator("main").innerText()).contains("Nobody of the staff here");
      } finally {
        showing.delete("/internal/identity/provider");
      }
    }
  }

  /** The sign-in that all tests share may be an hour old. */
  private static void prove(Page page) {
    page.navigate(showing.at + "/console/confirm?back=/console");
    page.fill("#password", showing.password());
    page.click("main button.button");
    page.waitForURL(showing.at + "/console");
  }

  private static void signInThere(Page page, String login) {
    page.fill("input[name=login]", login);
    page.fill("input[name=password]", "any");
    page.click("button[type=submit]");
    page.waitForLoadState();
  }

  private static void keep(Page page, String issuer) {
    page.fill("#name", "Harbour Works");
    page.fill("#issuer", issuer);
    page.fill("#client", OidcProvider.CLIENT);
    page.fill("#secret", OidcProvider.SECRET);
    page.fill("#domains", "staff.example");
    page.fill("#reason", "one sign-in for all");
    page.click("button:has-text('Try it and keep it')");
    page.waitForLoadState();
  }

  private static void newStaff(String email) {
    var id = UUID.randomUUID();
    showing.tell(
        "/internal/identity/staff",
        "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Sam\",\"password\":\"%s\",\"language\":\"en\"}"
            .formatted(id, email, Showing.PASSWORD));
    showing.ask("/internal/staff/members/" + id + "/role");
    showing.tell(
        "/internal/staff/members",
        "{\"personId\":\"%s\",\"email\":\"%s\",\"name\":\"Sam\",\"role\":\"OWNER\"}"
            .formatted(id, email));
  }
}
