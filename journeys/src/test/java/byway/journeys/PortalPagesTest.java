package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How pages work in poor browsers, by keyboard, on a slow link, and with forms that are empty. */
class PortalPagesTest extends OnPages {
  private static final int MOST_BYTES = 30_000;
  private static final int MOST_TABS = 40;
  private static final String PAINTS =
      "performance.getEntriesByName('first-contentful-paint')"; // Chromium's own
  private static final long SLOW_BYTES_PER_SECOND = 64_000 / 8;
  private static final int SLOW_LATENCY_MILLIS = 50;

  /** One for each of them, so that sheets, script and typeface come once. */
  private static final Map<Who, BrowserContext> windows = new EnumMap<>(Who.class);

  static List<ShownPage> lightPages() {
    return ShownPage.ALL.stream().filter(ShownPage::isLight).toList();
  }

  static List<ShownPage> allPages() {
    return ShownPage.ALL;
  }

  @ParameterizedTest
  @MethodSource("lightPages")
  void a_page_of_the_portal_weighs_less_than_30_kilobytes_even_unpacked(ShownPage shown) {
    try (var context = showing.context(shown.who(), Look.PHONE_LIGHT.options())) {
      var page = showing.open(context, shown);
      assertThat(number(page, all("decodedBodySize"))).isBetween(2_000, MOST_BYTES);
      assertThat(number(page, "performance.getEntriesByType('resource').length"))
          .as("requests besides the page itself, each of which delays the first paint")
          .isZero();
    }
  }

  @Test
  void how_soon_the_portal_shows_on_64_kilobits_a_second() {
    for (var shown : lightPages()) {
      try (var context = showing.context(shown.who(), Look.PHONE_LIGHT.options())) {
        var page = context.newPage();
        slow(context, page);
        page.navigate(showing.at + shown.path());
        Poll.until("something shows", PATIENCE, () -> number(page, PAINTS + ".length") > 0);
        int millis = number(page, "Math.round(" + PAINTS + "[0].startTime)");
        int bytes = number(page, all("transferSize"));
        System.out.printf("%-20s first paint %5d ms, %6d bytes%n", shown, millis, bytes);
        assertThat(bytes).as(shown.name()).isLessThan(MOST_BYTES);
      }
    }
  }

  private static void slow(BrowserContext context, Page page) {
    var link = new JsonObject();
    link.addProperty("offline", false);
    link.addProperty("latency", SLOW_LATENCY_MILLIS);
    link.addProperty("downloadThroughput", SLOW_BYTES_PER_SECOND);
    link.addProperty("uploadThroughput", SLOW_BYTES_PER_SECOND);
    var session = context.newCDPSession(page);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", link);
  }

  @Test
  void a_guest_signs_up_out_and_in_again_without_javascript() {
    try (var context = showing.window(Look.PHONE_LIGHT.options().setJavaScriptEnabled(false))) {
      var email = UUID.randomUUID() + "@guests.example";
      var page = context.newPage();
      page.navigate(showing.at + "/portal");
      page.fill("#email", email);
      page.fill("#name", "Nora Noscript");
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      assertThat(page.locator(".big").innerText()).contains("MB");
      page.click("header button");
      page.navigate(showing.at + "/portal/sign-in");
      page.fill("#email", email);
      page.fill("#password", Showing.PASSWORD);
      page.click("main button.button");
      assertThat(page.locator("button.pack").count()).isPositive();
      page.navigate(showing.at + "/dashboard");
      assertThat(page.locator(".tank").count()).isEqualTo(1);
    }
  }

  @Test
  void the_consoles_menu_opens_and_is_walked_by_keyboard_on_a_phone() {
    try (var context = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console");
      assertThat(page.locator("nav").isVisible()).isFalse();
      tabTo(page, ".opener");
      page.keyboard().press("Enter");
      assertThat(page.locator("nav").isVisible()).isTrue();
      tabTo(page, "nav a[href='/console/map']");
      page.keyboard().press("Enter");
      page.waitForURL("**/console/map");
      tabTo(page, ".map a");
      page.keyboard().press("Enter");
      page.waitForURL(address -> !address.endsWith("/console/map"));
    }
  }

  @Test
  void a_guest_signs_up_and_buys_by_keyboard_alone_and_always_sees_where_she_is() {
    try (var context = showing.window(Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/portal");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus").getAttribute("class")).isEqualTo("skip");
      assertThat(page.locator(":focus").boundingBox().x).isNotNegative();
      page.keyboard().press("Enter");
      tabTo(page, "#email");
      page.keyboard().type(UUID.randomUUID() + "@guests.example");
      tabTo(page, "#name");
      page.keyboard().type("Kim Keyboard");
      tabTo(page, "#password");
      page.keyboard().type(Showing.PASSWORD);
      tabTo(page, "main button.button");
      page.keyboard().press("Enter");
      page.waitForSelector("button.pack");
      tabTo(page, "button.pack");
      page.keyboard().press("Enter");
      page.waitForURL(address -> !address.startsWith(showing.at));
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      page.keyboard().press("Tab");
      assertThat(number(page, "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
          .as("the outline of %s", page.locator(":focus"))
          .isPositive();
      if ((Boolean)
          page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
        return;
      }
    }
    throw new AssertionError(selector + " is not reached by Tab");
  }

  @Test
  void the_dashboard_comes_alive_by_itself() {
    try (var context = showing.context(ShownPage.Who.OWNER, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/dashboard");
      page.evaluate("document.querySelector('[data-live] .big').textContent = 'old'");
      Poll.until(
          "the balance is drawn anew",
          PATIENCE,
          () -> !page.locator("[data-live] .big").innerText().equals("old"));
    }
  }

  @Test
  void the_map_comes_alive_and_who_is_on_a_mark_by_keyboard_stays_there() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.addInitScript( // before the first drawing can come
          """
          addEventListener('DOMContentLoaded', () => {
            document.querySelector('.map svg').setAttribute('aria-label', 'old');
            document.querySelector('.map a').focus();
          });
          """);
      page.navigate(showing.at + "/console/map");
      var drawing = page.locator(".map svg").first();
      Poll.until(
          "the map is drawn anew",
          PATIENCE,
          () -> !drawing.getAttribute("aria-label").equals("old"));
      assertThat(page.locator(":focus").getAttribute("href"))
          .isEqualTo(page.locator(".map a").first().getAttribute("href"));
    }
  }

  @ParameterizedTest
  @MethodSource("allPages")
  void a_form_that_comes_empty_is_answered_and_breaks_nothing(ShownPage shown) {
    var context =
        windows.computeIfAbsent(
            shown.who(), who -> showing.context(who, Look.DESKTOP_LIGHT.options()));
    try (var page = showing.open(context, shown)) {
      var broken = new ArrayList<String>();
      for (var form : forms(page)) {
        if (form.action().endsWith("/sign-out")) {
          continue; // it needs nothing, and would end the session of the next form
        }
        for (var blank : List.of(form.names(), List.<String>of())) {
          var answer = post(context, form, blank);
          if (answer.status() >= 500) {
            broken.add(form.action() + " " + blank + ": " + answer.status());
          }
        }
      }
      assertThat(broken).isEmpty();
    }
  }

  /** A form of a page. */
  private record PostForm(String action, String csrf, List<String> names) {}

  private static APIResponse post(BrowserContext context, PostForm form, List<String> blank) {
    var data = FormData.create().set("csrf", form.csrf());
    blank.forEach(name -> data.set(name, ""));
    return context
        .request()
        .post(
            form.action(),
            RequestOptions.create()
                .setForm(data)
                .setHeader("Accept", "text/html")
                .setHeader("Sec-Fetch-Site", "same-origin")
                .setMaxRedirects(0));
  }

  private static List<PostForm> forms(Page page) {
    var found =
        page.evaluate(
            """
            [...document.querySelectorAll('form[method=post]')].map(form =>
              [form.action, form.elements.csrf.value,
                ...new Set([...form.elements].map(field => field.name))])
            """);
    return ((List<?>) found)
        .stream()
            .map(form -> ((List<?>) form).stream().map(Object::toString).toList())
            .map(
                form ->
                    new PostForm(
                        form.get(0),
                        form.get(1),
                        form.stream()
                            .skip(2)
                            .filter(name -> !name.isEmpty() && !name.equals("csrf"))
                            .toList()))
            .toList();
  }

  /** The sum over the page and all it needs. */
  private static String all(String figure) {
    return """
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.%s, 0)
    """
        .formatted(figure);
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }
}
