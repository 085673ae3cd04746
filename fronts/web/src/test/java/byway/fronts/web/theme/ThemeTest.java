package byway.fronts.web.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final Pattern TOKENS =
      Pattern.compile("--accent: (#[0-9a-f]{6}); --accent-ink: (#[0-9a-f]{6});");
  private static final List<List<String>> GROUNDS =
      List.of(List.of("#faf7f2", "#ffffff"), List.of("#12110f", "#1b1a17"));

  @Test
  void contrast_is_reckoned_as_the_guidelines_do() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21.0);
    assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.49);
  }

  @Test
  void whatever_accent_is_chosen_can_be_read_everywhere() {
    for (int colour = 0; colour < 0x1000000; colour += 0x1234b) {
      var found = TOKENS.matcher(new Theme("#%06x".formatted(colour), "").css());
      for (var grounds : GROUNDS) {
        assertThat(found.find()).isTrue();
        var accent = Colour.of(found.group(1));
        assertThat(accent.contrast(Colour.of(found.group(2)))).isGreaterThanOrEqualTo(4.5);
        var card = Colour.of(grounds.getLast());
        for (var infrastructure :
            List.of(Colour.of(grounds.getFirst()), card, card.mixed(accent, 0.10))) {
          assertThat(accent.contrast(infrastructure)).isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  @Test
  void an_accent_that_can_be_read_is_left_as_it_is() {
    assertThat(new Theme("#0f766e", "").css()).startsWith(":root { --accent: #0f766e;");
  }

  @Test
  void it_is_said_where_an_accent_is_corrected() {
    var yellow = Theme.of("#ffee00");
    assertThat(yellow.onDark().isAsChosen()).isTrue();
    assertThat(yellow.onDark().colour()).isEqualTo("#ffee00");
    assertThat(yellow.onLight().isAsChosen()).isFalse();
    assertThat(yellow.onLight().chosenContrast()).isBetween(1.0, 1.3);
    assertThat(yellow.onLight().colour()).isNotEqualTo("#ffee00");
  }

  @Test
  void what_is_no_colour_is_no_accent() {
    assertThat(Theme.of("red;} body {").css(".preview")).isEmpty();
    assertThat(Theme.of("#0f766e").css(".preview")).startsWith(".preview { --accent: #0f766e;");
  }

  @Test
  void without_an_accent_nothing_is_replaced() {
    assertThat(new Theme("", "").css()).isEmpty();
  }
}
