package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five questions of an installation that is empty, on a phone, from the link to the console.
 */
@Needs(value = "/usr/bin/chromium", packages = "chromium")
class SetUpTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?link=\\S+");
  private static final String PASSWORD = "a pleasant password";

  @TempDir Path data;
  private Installation byway;
  private Process server;
  private Playwright playwright;
  private Browser browser;

  @BeforeEach
  void open() {
    byway = Installation.prepared(data);
    server = byway.start("up");
    byway.awaitAnswer(server, byway.httpPort);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("byway.chromium", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
  }

  @AfterEach
  void close() {
    playwright.close();
    byway.close();
  }

  @Test
  void from_the_link_in_the_terminal_to_the_console_in_five_questions() throws IOException {
    var link = link(server);
    assertThat(byway.said(server)).contains("\u2588\u2580");
    try (var phone = browser.newContext(Look.PHONE_LIGHT.options())) {
      var page = phone.newPage();
      page.navigate(link);
      assertThat(page.url()).endsWith("/setup").doesNotContain("link=");
      assertThat(page.locator("h1").innerText()).contains("Where is this installation reached");
      noWiderThanThePhone(page);

      page.fill("#place", "nobody.invalid");
      press(page, "Try this address");
      assertThat(page.content()).contains("No address is known for nobody.invalid");
      // the browser itself goes to an address that leads nowhere, and says so
      page.fill("#place", "http://localhost:" + Installation.freePort());
      press(page, "Try this address");
      page.waitForSelector("text=Your browser did not come here");
      // and by a name under which this machine is reached too, it comes
      page.fill("#place", "http://127.0.0.1:" + byway.httpPort);
      press(page, "Try this address");
      page.waitForSelector("text=Who is the operator");
      noWiderThanThePhone(page);

      press(page, "Continue");
      assertThat(page.content()).contains("Enter a name of 1 to 80 characters");
      page.fill("#name", "Caf\u00e9 Puerto");
      page.fill("#slug", "");
      page.selectOption("#currency", "EUR");
      page.selectOption("#country", "ES");
      page.selectOption("#timeZone", "Europe/Madrid");
      press(page, "Continue");

      page.fill("#owner", "Olivia");
      page.fill("#email", "olivia@example.org");
      page.fill("#password", "short");
      press(page, "Continue");
      assertThat(page.locator("#password-problem").innerText()).isNotBlank();
      page.fill("#password", PASSWORD);
      press(page, "Continue");

      // left, and taken up again with a newer link on another device
      var newer = setUpLink();
      try (var other = browser.newContext(Look.PHONE_DARK.options())) {
        var later = other.newPage();
        later.navigate(link);
        assertThat(later.locator("h1").innerText()).contains("A link is needed");
        later.navigate(newer);
        finish(later);
      }
      page.navigate(newer);
      assertThat(page.content()).contains("Byway is set up").doesNotContain("Make it so");
    }
  }

  private void finish(Page page) {
    assertThat(page.locator("h1").innerText()).contains("How does mail leave");
    press(page, "Not yet");
    press(page, "Later");
    assertThat(page.content()).contains("cafe-puerto", "olivia@example.org", "EUR");
    press(page, "Make it so");
    assertThat(page.content()).contains("Byway is set up");
    page.click("text=Sign in to the console");
    assertThat(page.url()).startsWith("http://127.0.0.1:" + byway.httpPort + "/console");
    signIn(page);
    assertThat(page.url()).endsWith("/console");
    page.navigate("http://127.0.0.1:" + byway.httpPort + "/platform");
    signIn(page);
    assertThat(page.content()).contains("Caf\u00e9 Puerto", "cafe-puerto");
    Poll.until(
        "the log of who runs the installation says so",
        Duration.ofMinutes(1),
        () -> {
          page.navigate("http://127.0.0.1:" + byway.httpPort + "/platform/acts");
          return page.content().contains("operator.create") && page.content().contains("Olivia");
        });
  }

  private static void signIn(Page page) {
    page.fill("#email", "olivia@example.org");
    page.fill("#password", PASSWORD);
    page.click("main button.button");
  }

  private static void press(Page page, String button) {
    page.click("button:has-text('" + button + "')");
  }

  private static void noWiderThanThePhone(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  private String setUpLink() {
    var command = byway.start("setup-link");
    assertThat(byway.finish(command)).as(byway.said(command)).isZero();
    return link(command);
  }

  private String link(Process process) {
    Poll.until("the link is printed", PATIENCE, () -> LINK.matcher(byway.said(process)).find());
    var found = LINK.matcher(byway.said(process));
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
