package byway.journeys;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A demo and a real Chromium that looks at it. {@code -Dbyway.pages.at=http://localhost:8080} looks
 * at a demo that runs already.
 */
final class Showing implements AutoCloseable {
  static final Path PICTURES = Path.of("target/pages");
  private static final String PASSWORD = "a pleasant demo";
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--force-color-profile=srgb");

  private final @Nullable Installation installation;
  final String at;
  private final Playwright playwright;
  final Browser browser;
  private final Map<Who, String> sessions = new EnumMap<>(Who.class);

  private Showing(@Nullable Installation installation, String at) {
    this.installation = installation;
    this.at = at;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("byway.chromium", "/usr/bin/chromium")))
                    .setArgs(FLAGS));
  }

  /** A demo whose crowd has been at it, so that pages have something to show. */
  static Showing open(Path data) {
    var running = System.getProperty("byway.pages.at");
    if (running != null) {
      return new Showing(null, running);
    }
    var installation = new Installation(data);
    try {
      var demo = installation.start("demo");
      installation.awaitAnswer(demo, installation.httpPort);
      var showing = new Showing(installation, "http://localhost:" + installation.httpPort);
      showing.awaitCrowd();
      return showing;
    } catch (RuntimeException | Error e) {
      installation.close();
      throw e;
    }
  }

  private void awaitCrowd() {
    Poll.until("the owner has been rewarded", Duration.ofSeconds(90), this::isRewarded);
  }

  private boolean isRewarded() {
    try (var owner = context(Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var page = owner.newPage();
      page.navigate(at + "/dashboard/rewards");
      return page.locator("main td").count() > 6;
    } catch (AssertionError notYet) {
      return false;
    }
  }

  /** A browser window of somebody who is signed in. */
  BrowserContext context(Who who, Browser.NewContextOptions options) {
    if (who == Who.NOBODY) {
      return browser.newContext(options);
    }
    var session = sessions.get(who);
    if (session == null) {
      session = signIn(who);
      sessions.put(who, session);
    }
    return browser.newContext(options.setStorageState(session));
  }

  private String signIn(Who who) {
    try (var context = browser.newContext()) {
      var page = context.newPage();
      page.navigate(at + who.door);
      page.fill("#email", who.email);
      page.fill("#password", PASSWORD);
      page.click("main button.button");
      if (page.url().contains("/sign-in")) {
        throw new AssertionError(who + " was not let in: " + page.locator("main").innerText());
      }
      return context.storageState();
    }
  }

  /** Opens the page, following links where its address is not known before. */
  Page open(BrowserContext context, ShownPage shown) {
    var page = context.newPage();
    var wait = new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD);
    page.navigate(at + shown.path(), wait);
    for (var link : shown.follow()) {
      page.locator(link).first().click();
      page.waitForLoadState();
    }
    page.evaluate("document.fonts.ready.then(() => true)");
    return page;
  }

  @Override
  public void close() {
    playwright.close();
    if (installation != null) {
      installation.close();
    }
  }
}
