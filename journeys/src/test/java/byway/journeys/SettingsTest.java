package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path data;

  @Test
  void a_start_with_wrong_settings_is_refused_with_all_problems_at_once() {
    try (var byway = new Installation(data)) {
      var settings = byway.settings();
      settings.put("BYWAY_HTTP_PORT", "eighty");
      settings.put("BYWAY_COLOUR", "red");
      settings.put("BYWAY_ROLES", "cook");
      var process = byway.start(settings, "up");
      assertThat(byway.finish(process)).isEqualTo(64);
      assertThat(byway.said(process))
          .contains("BYWAY_HTTP_PORT is \"eighty\"")
          .contains("BYWAY_COLOUR is not a setting")
          .contains("no role is called cook");
    }
  }
}
