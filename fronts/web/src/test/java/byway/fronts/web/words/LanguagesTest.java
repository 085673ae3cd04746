package byway.fronts.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  private static final Locale DUTCH = Locale.of("nl");
  private static final Locale SPANISH = Locale.of("es");

  @Test
  void what_was_chosen_here_wins() {
    assertThat(Languages.choose("es", "nl,en;q=0.5")).isEqualTo(SPANISH);
    assertThat(Languages.choose("nl-BE", null)).isEqualTo(DUTCH);
  }

  @Test
  void the_browser_is_listened_to_in_its_order() {
    assertThat(Languages.choose(null, "fr-FR, nl-NL;q=0.8, en;q=0.3")).isEqualTo(DUTCH);
  }

  @Test
  void nonsense_is_english() {
    assertThat(Languages.choose("tlh", "fr")).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.choose(null, ";;q=x")).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.choose(null, "nl,".repeat(500))).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.choose(null, null)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void the_region_is_the_browsers_where_it_tells_one_for_the_language() {
    assertThat(Languages.withRegion(Locale.ENGLISH, "nl-BE,en-GB;q=0.8")).isEqualTo(Locale.UK);
    assertThat(Languages.withRegion(Locale.of("nl"), "nl-BE,en-GB;q=0.8"))
        .isEqualTo(Locale.of("nl", "BE"));
    assertThat(Languages.withRegion(Locale.ENGLISH, "de-AT")).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.withRegion(Locale.ENGLISH, ";;;")).isEqualTo(Locale.ENGLISH);
  }
}
