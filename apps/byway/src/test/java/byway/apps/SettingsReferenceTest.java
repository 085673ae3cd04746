package byway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.settings.Setting;
import byway.kit.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is what the modules say; where it is not, it is written anew. */
class SettingsReferenceTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");
  private static final String TOP =
      """
      # Settings

      What an installation can be told, by environment variables and nothing else. Each module says its own; this page is made
      from what they say. A wrong value and an unknown `BYWAY_*` name refuse the start, all of them at once, with status 78.
      """;

  @Test
  void the_page_of_settings_says_what_the_modules_say() throws IOException {
    var told = page();
    var written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    Files.writeString(PAGE, told);
    assertThat(written)
        .as("docs/settings.md was written anew; look at it and keep it")
        .isEqualTo(told);
  }

  @Test
  void each_setting_has_a_meaning_in_words() {
    assertThat(Settings.known()).hasSizeGreaterThan(25);
    assertThat(Settings.known()).allMatch(one -> one.meaning().contains(" "));
    assertThat(Settings.known()).allMatch(one -> one.name().matches("BYWAY_[A-Z]+(_[A-Z]+)*"));
  }

  private static String page() {
    var modules = new LinkedHashMap<String, ArrayList<Setting>>();
    for (var one : Settings.known()) {
      modules.computeIfAbsent(module(one.part()), name -> new ArrayList<>()).add(one);
    }
    var page = new StringBuilder(TOP);
    modules.forEach(
        (name, settings) -> {
          page.append("\n## ").append(name).append("\n");
          page.append("| variable | what it is | taken | otherwise |\n|---|---|---|---|\n");
          settings.forEach(one -> page.append(row(one)));
        });
    return page.toString();
  }

  private static String row(Setting one) {
    var taken = one.unit().isEmpty() ? one.taken() : one.taken() + " " + one.unit();
    var otherwise = one.otherwise().isEmpty() ? "" : "`" + one.otherwise() + "`";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(one.name(), one.meaning().replace("|", "\\|"), taken, otherwise);
  }

  private static String module(Class<?> part) {
    return part.getPackageName().substring("byway.".length()).replace('.', '/');
  }
}
