package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A demo and a real Chromium that looks at it. {@code -Dbyway.pages.at=http://localhost:8080} looks
 * at a demo that runs already, with its data in {@code -Dbyway.pages.data}.
 */
final class Showing implements AutoCloseable {
  static final Path PICTURES = Path.of("target/pages");
  static final String PASSWORD = "a pleasant password";
  private static final Path CHROMIUM =
      Path.of(System.getProperty("byway.chromium", "/usr/bin/chromium"));
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

  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  /** As the demo derives its ids. */
  static final UUID DEMO_OPERATOR =
      UUID.nameUUIDFromBytes("demo operator".getBytes(StandardCharsets.UTF_8));

  private static @Nullable Showing forAll;

  private final @Nullable Installation installation;
  private final Path data;
  final String at;
  private final Playwright playwright;
  final Browser browser;
  private final Map<Who, SignedIn> sessions = new EnumMap<>(Who.class);
  private final Set<String> codesRead = new HashSet<>();

  /** A session, kept for the next test while it is new enough to do what asks for a proof. */
  private record SignedIn(String storage, long at) {
    boolean isFresh() {
      return System.nanoTime() - at < Duration.ofMinutes(5).toNanos();
    }
  }

  private Showing(@Nullable Installation installation, Path data, String at) {
    this.installation = installation;
    this.data = data;
    this.at = at;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }

  /**
   * The one of all tests in this process, opened for the first of them and closed after the last:
   * its month is written and its crowd is waited for once.
   */
  static synchronized Showing forAll() {
    var open = forAll;
    if (open == null) {
      var opened = open();
      Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
      forAll = opened;
      return opened;
    }
    return open;
  }

  /** A demo whose crowd has been at it, so that pages have something to show. */
  private static Showing open() {
    var running = System.getProperty("byway.pages.at");
    if (running != null) {
      return new Showing(null, Path.of(System.getProperty("byway.pages.data", "../data")), running);
    }
    var showing = of(new Installation(newDirectory()), Prepared.options());
    showing.awaitCrowd();
    return showing;
  }

  /** A demo of this installation; its end is the installation's too. */
  static Showing of(Installation installation, List<String> options) {
    try {
      var settings = installation.settings();
      settings.put("BYWAY_RADIUS_PORT", Integer.toString(Installation.freeUdpPort()));
      settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(Installation.freeUdpPort()));
      // a provider of sign-ins on this machine
      settings.put("BYWAY_OUTGOING_NETWORKS", "sign-in=127.0.0.0/8");
      settings.put("BYWAY_OUTGOING_PLAIN_HTTP", "yes");
      var demo = installation.start(settings, options, "demo");
      installation.awaitAnswer(demo, installation.httpPort);
      Poll.until("it is open", PATIENCE, () -> isOpen(installation, demo));
      return new Showing(
          installation, installation.data, "http://localhost:" + installation.httpPort);
    } catch (RuntimeException | Error e) {
      installation.close();
      throw e;
    }
  }

  /** A demo that somebody else has started and ends. */
  static Showing at(Path data, int port) {
    return new Showing(null, data, "http://localhost:" + port);
  }

  /** The demo's services, where this process has started it. */
  Platform platform() {
    return new Platform(requireNonNull(installation), DEMO_OPERATOR);
  }

  private static Path newDirectory() {
    try {
      var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
      return Files.createTempDirectory(target, "demo-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOpen(Installation installation, Process demo) {
    return installation.said(demo).contains(" is open, with ");
  }

  private void awaitCrowd() {
    try (var owner = context(Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var rewards = at + "/dashboard/rewards";
      Poll.until(
          "the owner has been rewarded",
          PATIENCE,
          () -> owner.request().get(rewards).text().split("<td").length > 7);
    }
  }

  /** A browser window of nobody. */
  BrowserContext window(Browser.NewContextOptions options) {
    var window = browser.newContext(options);
    window.setDefaultTimeout(PATIENCE.toMillis());
    return window;
  }

  /** A browser window of somebody who is signed in. */
  BrowserContext context(Who who, Browser.NewContextOptions options) {
    if (who == Who.NOBODY) {
      return window(options);
    }
    var session = sessions.get(who);
    if (session == null || !session.isFresh()) {
      session = new SignedIn(signIn(who.door, who.email, password()), System.nanoTime());
      sessions.put(who, session);
    }
    return window(options.setStorageState(session.storage()));
  }

  /** Of the demo's people: made for its data directory. */
  String password() {
    var kept = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("demo.properties"))) {
      kept.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept.getProperty("password");
  }

  /** A window of somebody who has signed up a moment ago, and has nothing yet. */
  BrowserContext newCustomer(Browser.NewContextOptions options) {
    var email = UUID.randomUUID() + "@guests.example";
    var person = new JsonObject();
    person.addProperty("id", UUID.randomUUID().toString());
    person.addProperty("email", email);
    person.addProperty("name", "Nina New");
    person.addProperty("password", PASSWORD);
    person.addProperty("language", "en");
    try (var context = window(new Browser.NewContextOptions())) {
      var answer =
          context
              .request()
              .post(
                  door().getFirst() + "/internal/identity/customers",
                  asPlatform()
                      .setHeader("Content-Type", "application/json")
                      .setData(person.toString()));
      assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }
    return window(options.setStorageState(signIn("/sign-in", email, PASSWORD)));
  }

  private String signIn(String door, String email, String password) {
    try (var context = window(new Browser.NewContextOptions())) {
      var page = context.newPage();
      page.navigate(at + door);
      page.fill("#email", email);
      page.fill("#password", password);
      page.click("main button.button");
      if (page.url().contains("/sign-in")) {
        throw new AssertionError(email + " was not let in: " + page.locator("main").innerText());
      }
      return context.storageState();
    }
  }

  /**
   * The code in the next message to this number, which is in the outbox and nowhere else: one that
   * was read before is not it.
   */
  String codeSentTo(String number) {
    var found = new String[1];
    Poll.until(
        "a message to " + number,
        PATIENCE,
        () -> {
          var outbox = outbox();
          int at = outbox.indexOf('"' + number + '"'); // the newest is first
          var code = CODE.matcher(outbox.substring(Math.max(0, at)));
          if (at < 0 || !code.find() || !codesRead.add(code.group())) {
            return false;
          }
          found[0] = code.group();
          return true;
        });
    return found[0];
  }

  private String outbox() {
    try (var context = window(new Browser.NewContextOptions())) {
      var answer =
          context
              .request()
              .get(door().getFirst() + "/internal/notifications?limit=20", asPlatform());
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return answer.text();
    }
  }

  private RequestOptions asPlatform() {
    return asPlatform(DEMO_OPERATOR);
  }

  private RequestOptions asPlatform(UUID operator) {
    return RequestOptions.create()
        .setHeader("Byway-Local-Token", door().get(1))
        .setHeader("Byway-Tenant", operator.toString())
        .setHeader("Byway-Principal", "PLATFORM");
  }

  /** What services answer each other. */
  JsonElement ask(String path) {
    try (var context = window(new Browser.NewContextOptions())) {
      var answer = context.request().get(door().getFirst() + path, asPlatform());
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return JsonParser.parseString(answer.text());
    }
  }

  JsonElement tell(String path, String json) {
    return tellAs(DEMO_OPERATOR, path, json);
  }

  /** The same, for another operator. */
  JsonElement tellAs(UUID operator, String path, String json) {
    var body = asPlatform(operator).setHeader("Content-Type", "application/json").setData(json);
    try (var context = window(new Browser.NewContextOptions())) {
      var answer = context.request().post(door().getFirst() + path, body);
      assertThat(answer.status()).as(answer.text()).isLessThan(300);
      return JsonParser.parseString(answer.text());
    }
  }

  JsonElement put(String path, String json) {
    var body = asPlatform().setHeader("Content-Type", "application/json").setData(json);
    try (var context = window(new Browser.NewContextOptions())) {
      var answer = context.request().put(door().getFirst() + path, body);
      assertThat(answer.status()).as(answer.text()).isLessThan(300);
      return JsonParser.parseString(answer.text());
    }
  }

  void delete(String path) {
    try (var context = window(new Browser.NewContextOptions())) {
      var answer = context.request().delete(door().getFirst() + path, asPlatform());
      assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }
  }

  /** Its database, as whoever runs the platform mends it. */
  Connection database() throws SQLException {
    return DatabaseOwner.connect(data);
  }

  /** Where processes of the installation ask, and with what. */
  private List<String> door() {
    try {
      return Files.readAllLines(data.resolve("local-door"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the page, following links where its address is not known before. */
  Page open(BrowserContext context, ShownPage shown) {
    var page = context.newPage();
    open(page, shown);
    return page;
  }

  void open(Page page, ShownPage shown) {
    var wait = new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD);
    page.navigate(at + shown.path(), wait);
    for (var link : shown.follow()) {
      page.locator(link).first().click();
      page.waitForLoadState();
    }
    page.evaluate("document.fonts.ready.then(() => true)");
  }

  @Override
  public void close() {
    playwright.close();
    if (installation != null) {
      installation.close();
      Prepared.remove(data);
    }
  }
}
