package byway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.settings.Setting;
import byway.kit.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code deploy} tells an installation is what it can be told. */
class ComposeTest {
  private static final Path DEPLOY = Path.of("../../deploy");

  @Test
  void every_setting_of_the_compose_file_can_be_taken_and_its_secret_is_a_file()
      throws IOException {
    var byway = read("compose/compose.yaml").path("services").path("byway");
    var environment = new HashMap<String, String>();
    byway
        .path("environment")
        .properties()
        .forEach(one -> environment.put(one.getKey(), plain(one.getValue().asText())));
    assertThat(environment).containsKeys("BYWAY_DATABASE_URL", "BYWAY_BROKER_URL");
    assertThat(environment.keySet()).isSubsetOf(known());
    var settings = Settings.read(environment);
    assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
    assertThat(environment)
        .containsEntry("BYWAY_SECRET_FILE", "/run/secrets/byway")
        .doesNotContainKey("BYWAY_SECRET");
    assertThat(byway.path("cap_drop").path(0).asText()).isEqualTo("ALL");
    assertThat(byway.path("read_only").asBoolean()).isTrue();
  }

  @Test
  void every_service_of_the_compose_file_keeps_its_data_in_a_volume_that_is_named()
      throws IOException {
    var compose = read("compose/compose.yaml");
    var named = names(compose.path("volumes"));
    var used = new ArrayList<String>();
    for (var service : compose.path("services")) {
      service.path("volumes").forEach(volume -> used.add(volume.asText().replaceFirst(":.*", "")));
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void every_setting_that_the_package_proposes_can_be_taken() throws IOException {
    var environment = new HashMap<String, String>();
    for (var line : Files.readAllLines(DEPLOY.resolve("server/byway.env"))) {
      var parts = line.replaceFirst("^#", "").split("=", 2);
      if (parts[0].startsWith("BYWAY_")) {
        environment.putIfAbsent(parts[0], parts[1]);
      }
    }
    assertThat(environment).hasSizeGreaterThan(8);
    var unused = Settings.read(environment);
  }

  private static JsonNode read(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(DEPLOY.resolve(file)));
  }

  /** What holds where nothing else is told, or some word for what has to be. */
  private static String plain(String value) {
    return value
        .replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1")
        .replaceAll("\\$\\{[A-Z_]+:\\?[^}]*}", "told");
  }

  private static List<String> known() {
    return Settings.known().stream().map(Setting::name).collect(Collectors.toList());
  }

  private static List<String> names(JsonNode of) {
    var names = new ArrayList<String>();
    of.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
