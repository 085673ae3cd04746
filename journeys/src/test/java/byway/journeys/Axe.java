package byway.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * axe-core in a page, which it is put into once, however often it then looks. Deque's own builder
 * puts it there each time and into another page besides, which took most of the test's time.
 */
final class Axe {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** What colours change; all else was looked at in the light. */
  private static final List<String> RULES_OF_COLOUR =
      List.of("color-contrast", "link-in-text-block");

  private final Page page;

  private Axe(Page page) {
    this.page = page;
  }

  static Axe in(Page page) {
    page.evaluate(source() + "\n;true");
    return new Axe(page);
  }

  private static String source() {
    try (var file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the Web Content Accessibility Guidelines 2.2, A and AA, and of good practice. */
  List<String> violations(Look look) {
    var rules =
        look.isDark()
            ? Map.of("type", "rule", "values", RULES_OF_COLOUR)
            : Map.of("type", "tag", "values", RULES);
    var found =
        (List<?>)
            page.evaluate(
                """
                async rules => (await axe.run(
                  document, {runOnly: rules, resultTypes: ['violations']}))
                  .violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${node.html} ${node.failureSummary}`))
                """,
                rules);
    return found.stream().map(Object::toString).toList();
  }
}
