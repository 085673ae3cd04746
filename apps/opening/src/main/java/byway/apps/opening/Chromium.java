package byway.apps.opening;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real browser, which finds the names of this world and believes whom it believes. */
final class Chromium implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 240_000;

  private final Playwright playwright;
  private final Browser browser;

  Chromium(Trust trust) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var environment = new TreeMap<>(System.getenv());
    environment.put("HOME", trust.home().toString());
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("byway.chromium", "/usr/bin/chromium")))
                    .setEnv(environment)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--host-resolver-rules=MAP *.byway.test 127.0.0.1")));
  }

  /** Somebody with a telephone of their own, which knows nobody yet. */
  Person person() {
    var window =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("en"));
    window.setDefaultTimeout(PATIENCE_MILLIS);
    var page = window.newPage();
    virtualAuthenticator(window, page);
    return new Person(page);
  }

  /** A device that says yes to everything, as one does whose holder has put a finger on it. */
  private static void virtualAuthenticator(BrowserContext window, Page page) {
    var session = window.newCDPSession(page);
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

  @Override
  public void close() {
    playwright.close();
  }
}
