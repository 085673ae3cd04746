package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page is shown, fits and works for everybody: here each in one look and one language, in
 * turn; by {@code ./byway pictures} (-Dbyway.looks=all) in a phone's and a desktop's width, light
 * and dark, and in every language, with its pictures in {@code target/pages}. A page is opened once
 * and then looked at in each way, as somebody does who turns the phone or as evening comes.
 */
class PagesTest extends OnPages {
  private static final boolean ALL = "all".equals(System.getProperty("byway.looks"));
  private static final List<String> LANGUAGES = List.of("nl", "es");

  /** One for each of them and each language, so that sheets, script and typeface come once. */
  private static final Map<String, BrowserContext> windows = new HashMap<>();

  private static BrowserContext window(Who who, String language) {
    return windows.computeIfAbsent(
        who + " " + language,
        key -> {
          var context = showing.context(who, Look.PHONE_LIGHT.options());
          if (!language.isEmpty()) {
            context.addCookies(List.of(new Cookie("byway_language", language).setUrl(showing.at)));
          }
          return context;
        });
  }

  static List<ShownPage> pages() {
    var only = System.getProperty("byway.pages.only", ".*"); // quicker while working at a few
    return ShownPage.ALL.stream().filter(shown -> shown.name().matches(only)).toList();
  }

  /** In turn, so that every look is seen on many pages. */
  private static List<Look> looks(ShownPage shown) {
    var looks = List.of(Look.values());
    return ALL ? looks : List.of(looks.get(ShownPage.ALL.indexOf(shown) % looks.size()));
  }

  private static List<String> languages(ShownPage shown) {
    return ALL
        ? LANGUAGES
        : List.of(LANGUAGES.get(ShownPage.ALL.indexOf(shown) % LANGUAGES.size()));
  }

  /** What is too wide is too wide on a phone first. */
  private static List<Look> widths() {
    return ALL ? List.of(Look.PHONE_LIGHT, Look.DESKTOP_LIGHT) : List.of(Look.PHONE_LIGHT);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_fits_and_is_for_everybody(ShownPage shown) {
    var broken = new ArrayList<String>();
    try (var page = window(shown.who(), "").newPage()) {
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().matches(".*(404|422).*")) {
              broken.add(message.text());
            }
          });
      showing.open(page, shown);
      var axe = Axe.in(page);
      for (var look : looks(shown)) {
        look.putOn(page);
        picture(page, shown.name() + "-" + look.file());
        assertThat(sidewaysPixels(page)).as("%s, %s: no scrolling sideways", shown, look).isZero();
        assertThat(axe.violations(look)).as("%s, %s", shown, look).isEmpty();
      }
    }
    assertThat(broken).as("what the browser complains about: %s", shown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_has_room_for_longer_words(ShownPage shown) {
    for (var language : languages(shown)) {
      try (var page = showing.open(window(shown.who(), language), shown)) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        picture(page, shown.name() + "-phone-" + language);
        for (var look : widths()) {
          look.putOn(page);
          assertThat(sidewaysPixels(page)).as("%s, %s, %s", shown, language, look).isZero();
        }
      }
    }
  }

  @Test
  void a_page_that_is_not_for_everybody_is_noticed() {
    try (var context = showing.window(new Browser.NewContextOptions())) {
      var page = context.newPage();
      page.setContent(
          "<style>p { color: #ccc; background: #fff }</style><p>Hardly read<img src='data:,'>");
      var axe = Axe.in(page);
      assertThat(axe.violations(Look.DESKTOP_LIGHT)).anyMatch(one -> one.startsWith("image-alt"));
      assertThat(axe.violations(Look.DESKTOP_DARK))
          .anyMatch(one -> one.startsWith("color-contrast"));
    }
  }

  private static void picture(Page page, String name) {
    if (System.getProperty("byway.pictures") == null) {
      return; // some 350 of them take as long as all else
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Showing.PICTURES.resolve(name + ".png"))
            .setFullPage(true));
  }

  private static int sidewaysPixels(Page page) {
    return (Integer)
        page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth"
                + " - document.documentElement.clientWidth)");
  }
}
