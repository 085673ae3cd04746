package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path data;

  @Test
  void a_start_with_wrong_settings_is_refused_with_all_problems_at_once() throws IOException {
    var empty = Files.createFile(data.resolve("empty.pem"));
    try (var byway = new Installation(data)) {
      var settings = byway.settings();
      settings.put("BYWAY_HTTP_PORT", "eighty");
      settings.put("BYWAY_COLOUR", "red");
      settings.put("BYWAY_ROLES", "cook");
      settings.put("BYWAY_CHARGES_KEPT_MONTHS", "2");
      settings.put("BYWAY_RADSEC_PORT", "2083");
      settings.put("BYWAY_RADSEC_CERTIFICATE", data.resolve("none.pem").toString());
      settings.put("BYWAY_RADSEC_CLIENT_CAS", empty.toString());
      var process = byway.start(settings, "up");
      assertThat(byway.finish(process)).isEqualTo(78);
      assertThat(byway.said(process))
          .contains("BYWAY_HTTP_PORT is \"eighty\"")
          .contains("BYWAY_COLOUR is not a setting")
          .contains("no role is called cook")
          .contains("BYWAY_CHARGES_KEPT_MONTHS must be 0, or at least 3")
          .contains("BYWAY_RADSEC_CERTIFICATE and BYWAY_RADSEC_KEY are needed")
          .contains("none.pem, is no file")
          .contains("empty.pem, holds no certificate");
    }
  }
}
