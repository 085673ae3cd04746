package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser with a virtual authenticator, codes of an app, and confirming. */
class SigningInOnPagesTest extends OnPages {
  private static final double MOST_MILLIS = 20_000;
  private static final String SECURITY = "/dashboard/account/security";

  @Test
  void a_customer_makes_a_passkey_and_signs_in_by_it_without_a_name_or_a_password() {
    try (var window = showing.newCustomer(new Browser.NewContextOptions())) {
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      virtualAuthenticator(window, page);
      page.navigate(showing.at + SECURITY);
      page.fill("#name", "My phone");
      page.click("button:has-text('Add a passkey')");
      page.waitForSelector("text=The passkey is added");
      assertThat(page.locator("main").innerText()).contains("My phone", "localhost");

      page.click("button:has-text('Sign out')");
      page.navigate(showing.at + "/sign-in");
      page.click("button:has-text('Use a passkey')");
      page.waitForURL("**/dashboard");
      page.navigate(showing.at + SECURITY);
      assertThat(page.locator("main").innerText()).contains("Last used");

      page.click("button:has-text('Remove')");
      page.waitForLoadState();
      assertThat(page.locator("main").innerText()).contains("You have none yet");
      page.click("button:has-text('Sign out')");
      page.navigate(showing.at + "/sign-in");
      page.click("button:has-text('Use a passkey')");
      page.waitForSelector("text=opens no account here");
    }
  }

  @Test
  void a_member_of_staff_signs_in_by_a_passkey_and_confirms_by_it() {
    var sam = newStaff();
    try (var window = showing.window(new Browser.NewContextOptions())) {
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      virtualAuthenticator(window, page);
      signIn(page, "/console/sign-in", sam);
      page.navigate(showing.at + "/console/account");
      page.fill("#name", "Key ring");
      page.click("button:has-text('Add a passkey')");
      page.waitForSelector("text=The passkey is added");

      page.navigate(showing.at + "/console/confirm?back=/console/account");
      page.click("button:has-text('Use a passkey')");
      page.waitForURL(showing.at + "/console/account");

      page.context().clearCookies();
      page.navigate(showing.at + "/console/sign-in?next=/console/health");
      page.click("button:has-text('Use a passkey')");
      page.waitForURL("**/console/health");
      assertThat(page.locator("h1").first().innerText()).isNotEmpty();
    }
  }

  @Test
  void a_code_of_an_app_is_asked_for_after_the_password_and_a_recovery_code_does_as_well() {
    var sam = newStaff();
    try (var window = showing.window(new Browser.NewContextOptions())) {
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      signIn(page, "/console/sign-in", sam);
      page.navigate(showing.at + "/console/account");
      page.click("button:has-text('Set up an app')");
      assertThat(page.locator("main img").getAttribute("src")).startsWith("data:image/svg+xml");
      var secret = page.locator("code").innerText();
      page.fill("#code", code(secret, Instant.now()));
      page.click("button:has-text('Finish')");
      page.waitForSelector("text=Recovery codes");
      var recovery = page.locator("main li code").first().innerText();

      page.context().clearCookies();
      signIn(page, "/console/sign-in", sam);
      page.waitForURL("**/console/sign-in/second*");
      page.fill("#code", "000000");
      page.click("main button.button");
      assertThat(page.locator("main").innerText()).contains("does not work");
      page.fill("#code", recovery);
      page.click("main button.button");
      page.waitForURL("**/console");
      page.navigate(showing.at + "/console/account");
      assertThat(page.locator("main").innerText()).contains("Recovery codes left: 9");
    }
  }

  @Test
  void staff_of_whom_a_second_factor_is_wanted_set_it_up_before_anything_else() {
    var sam = newStaff();
    try (var window = showing.window(new Browser.NewContextOptions())) {
      want(true);
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      virtualAuthenticator(window, page);
      signIn(page, "/console/sign-in", sam);
      page.navigate(showing.at + "/console/customers");
      assertThat(page.url()).isEqualTo(showing.at + "/console/account");
      assertThat(page.locator("main").innerText()).contains("wants a second step of you");
      page.fill("#name", "Key ring");
      page.click("button:has-text('Add a passkey')");
      page.waitForSelector("text=The passkey is added");
      page.navigate(showing.at + "/console/customers");
      assertThat(page.url()).isEqualTo(showing.at + "/console/customers");

      page.context().clearCookies();
      signIn(page, "/console/sign-in", sam);
      assertThat(page.url()).as("a password alone").contains("/console/sign-in/second");
      page.click("button:has-text('Use a passkey')");
      page.waitForURL(showing.at + "/console");
    } finally {
      want(false);
    }
  }

  /** All tests share the operator, so that it is as it was afterwards. */
  private static void want(boolean secondFactor) {
    var unused =
        showing.put(
            "/internal/identity/sign-ins/rules",
            "{\"staffSecondFactor\":%s,\"staffSessionHours\":12}".formatted(secondFactor));
  }

  @Test
  void who_confirms_goes_back_to_a_page_of_ours_and_nowhere_else() {
    try (var window = showing.newCustomer(new Browser.NewContextOptions())) {
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      page.navigate(showing.at + "/confirm?back=https://evil.example/");
      page.fill("#password", "a wrong password");
      page.click("main button.button");
      assertThat(page.locator("main").innerText()).contains("does not prove");
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      page.waitForLoadState();
      assertThat(page.url()).isEqualTo(showing.at + "/");
      page.navigate(showing.at + "/confirm?back=" + SECURITY);
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      page.waitForURL(showing.at + SECURITY);
    }
  }

  @Test
  void a_customer_is_called_otherwise_and_closes_the_account_which_says_so_at_the_door() {
    try (var window = showing.newCustomer(new Browser.NewContextOptions())) {
      var page = window.newPage();
      page.setDefaultTimeout(MOST_MILLIS);
      page.navigate(showing.at + "/dashboard/account/details");
      page.fill("#name", "Nora Newer");
      page.click("button:has-text('Save')");
      page.waitForURL("**/dashboard/account?saved=yes");
      assertThat(page.locator("main").innerText()).contains("Nora Newer");
      var email = page.locator("dd:has-text('@')").innerText();

      page.navigate(showing.at + "/dashboard/account/close");
      assertThat(page.locator("main").innerText()).contains("You have 0");
      page.click("main button:has-text('Close my account')");
      assertThat(page.locator("main").innerText()).contains("Tick that you have read");
      page.check("#understood");
      page.click("main button:has-text('Close my account')");
      page.waitForURL(showing.at + "/");
      page.navigate(showing.at + "/sign-in");
      page.fill("#email", email);
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      assertThat(page.locator("main").innerText()).contains("You have closed this account");
    }
  }

  /** A device that says yes to everything, as one does whose holder has put a finger on it. */
  private static void virtualAuthenticator(BrowserContext window, Page page) {
    CDPSession session = window.newCDPSession(page);
    session.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var arguments = new JsonObject();
    arguments.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", arguments);
  }

  private static String newStaff() {
    var id = UUID.randomUUID();
    var email = id + "@staff.example";
    showing.tell(
        "/internal/identity/staff",
        "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Sam\",\"password\":\"%s\",\"language\":\"en\"}"
            .formatted(id, email, Showing.PASSWORD));
    // asked first, so that who was staff before is one of them still
    showing.ask("/internal/staff/members/" + id + "/role");
    showing.tell(
        "/internal/staff/members",
        "{\"personId\":\"%s\",\"email\":\"%s\",\"name\":\"Sam\",\"role\":\"OWNER\"}"
            .formatted(id, email));
    return email;
  }

  private static void signIn(Page page, String door, String email) {
    page.navigate(showing.at + door);
    page.fill("#email", email);
    page.fill("#password", Showing.PASSWORD);
    page.click("main button.button");
    page.waitForLoadState();
  }

  /** RFC 6238, as an app works it out. */
  private static String code(String base32, Instant at) {
    var bits = new StringBuilder();
    for (char letter : base32.toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append("%5s".formatted(Integer.toBinaryString(value)).replace(' ', '0'));
    }
    var seed = new byte[bits.length() / 8];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(seed, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
