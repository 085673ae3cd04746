package byway.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesSettingsTest {
  /** What a module of this test can be told, as any module says it. */
  record Loaves(int perHour, String flour) {}

  /** Found by the loader of services. */
  public static final class Bakery implements SettingsOf<Loaves> {
    @Override
    public Class<Loaves> type() {
      return Loaves.class;
    }

    @Override
    public Loaves read(SettingsReader in) {
      int perHour = in.number("LOAVES", 12, 1, 500, "loaves an hour", "how much is baked");
      in.opensTcp("HTTP_PORT", perHour);
      if (perHour % 2 == 1) {
        in.problem("BYWAY_LOAVES must be even: the oven takes two");
      }
      return new Loaves(perHour, in.oneOf("FLOUR", "rye", "what of", "rye", "wheat"));
    }
  }

  @Test
  void a_module_says_what_it_can_be_told_and_is_told_it() {
    assertThat(Settings.read(Map.of()).of(Loaves.class)).isEqualTo(new Loaves(12, "rye"));
    var told = Settings.read(Map.of("BYWAY_LOAVES", " 20 ", "BYWAY_FLOUR", "wheat"));
    assertThat(told.of(Loaves.class)).isEqualTo(new Loaves(20, "wheat"));
    assertThat(told.with(Map.of("BYWAY_LOAVES", "30")).of(Loaves.class))
        .isEqualTo(new Loaves(30, "wheat"));
    assertThat(Settings.known())
        .contains(
            new Setting(
                "BYWAY_LOAVES",
                "how much is baked",
                "loaves an hour",
                "12",
                "1 to 500",
                Loaves.class));
    assertThat(Settings.describe()).contains("BYWAY_FLOUR").contains("what of (rye)");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_by_the_name_of_the_variable() {
    var wrong =
        Map.of(
            "BYWAY_LOAVES", "501",
            "BYWAY_FLOUR", "oats",
            "BYWAY_COLOUR", "red",
            "BYWAY_PUBLIC_URL", "ftp://x");
    assertThatThrownBy(() -> Settings.read(wrong))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BYWAY_LOAVES is \"501\": must be from 1 to 500")
        .hasMessageContaining("BYWAY_FLOUR is \"oats\": must be one of rye, wheat")
        .hasMessageContaining("BYWAY_COLOUR is not a setting of Byway")
        .hasMessageContaining("BYWAY_PUBLIC_URL is \"ftp://x\"");
    assertThatThrownBy(() -> Settings.read(Map.of("BYWAY_LOAVES", "7")))
        .hasMessageContaining("the oven takes two");
  }

  @Test
  void what_no_module_says_is_a_defect_and_not_a_usual_value() {
    record Cakes() {}
    assertThatThrownBy(() -> Settings.read(Map.of()).of(Cakes.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("META-INF/services");
  }
}
