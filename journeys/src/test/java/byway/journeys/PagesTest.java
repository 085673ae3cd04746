package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, in a phone's and a desktop's width, light and dark: it is shown, fits, works for
 * everybody, and its pictures are in {@code target/pages}.
 */
class PagesTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @TempDir static Path data;
  private static Showing showing;

  @BeforeAll
  static void openTheDemo() {
    showing = Showing.open(data);
  }

  @AfterAll
  static void closeIt() {
    showing.close();
  }

  static List<ShownPage> pages() {
    var only = System.getProperty("byway.pages.only", ""); // quicker while working at one page
    return ShownPage.ALL.stream().filter(shown -> shown.name().startsWith(only)).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_fits_and_is_for_everybody_in_every_look(ShownPage shown) {
    for (var look : Look.values()) {
      try (var context = showing.context(shown.who(), look.options())) {
        var broken = new ArrayList<String>();
        context.onConsoleMessage(
            message -> {
              if (message.type().equals("error") && !message.text().contains("404")) {
                broken.add(message.text());
              }
            });
        var page = showing.open(context, shown);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Showing.PICTURES.resolve(shown.name() + "-" + look.file() + ".png"))
                .setFullPage(true));
        assertThat(broken).as("what the browser complains about: %s, %s", shown, look).isEmpty();
        assertThat(sidewaysPixels(page)).as("%s, %s: no scrolling sideways", shown, look).isZero();
        assertThat(violations(page)).as("%s, %s", shown, look).isEmpty();
      }
    }
  }

  private static int sidewaysPixels(Page page) {
    return (Integer)
        page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth"
                + " - document.documentElement.clientWidth)");
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream()
            .flatMap(
                rule ->
                    rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getAny()))
            .toList();
  }
}
