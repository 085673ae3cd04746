package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The session of the README, line by line, in an empty folder with the artefact as it is shipped.
 */
@Needs(
    value = {"bash", "curl"},
    packages = "bash curl")
class ReadmeSessionTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern SESSION = Pattern.compile("(?s)```console\n(.*?)```");
  private static final String PORT_OF_THE_README = "8080";
  private static final String ANYTHING = "...";
  private static final String DONE = "-- done --";

  @TempDir Path folder;

  /**
   * A command and what it says.
   *
   * @param text with what follows it as its input
   */
  private record Step(String text, List<String> says) {}

  @Test
  void what_the_readme_shows_is_what_happens() throws IOException, InterruptedException {
    try (var byway = Installation.prepared(folder.resolve("data"))) {
      command(byway);
      var shell = shell(byway);
      try (var in = shell.getOutputStream();
          var out = shell.inputReader(StandardCharsets.UTF_8)) {
        for (var step : steps(byway)) {
          var said = run(step, in, out);
          assertThat(said).as("%s says", step.text()).hasSize(step.says().size());
          for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i)).as(step.text()).matches(pattern(step.says().get(i)));
          }
        }
      } finally {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
        assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  /** {@code ./byway}, without what it builds first. */
  private void command(Installation byway) throws IOException {
    var java =
        byway.command(Prepared.options()).stream()
            .map("'%s'"::formatted)
            .collect(Collectors.joining(" "));
    var file = folder.resolve("byway");
    Files.writeString(file, "#!/bin/bash\nexec %s \"$@\"\n".formatted(java));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Process shell(Installation byway) throws IOException {
    var builder =
        new ProcessBuilder("bash", "--norc", "--noprofile")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BYWAY_"));
    builder.environment().putAll(others(byway.settings()));
    return builder.start();
  }

  /** Ports that others on this machine do not have; what the README says itself it says. */
  private static Map<String, String> others(Map<String, String> settings) {
    settings.remove("BYWAY_HTTP_PORT");
    settings.remove("BYWAY_PUBLIC_URL");
    return settings;
  }

  private static List<Step> steps(Installation byway) throws IOException {
    var session = SESSION.matcher(Files.readString(README));
    assertThat(session.find()).isTrue();
    var steps = new ArrayList<Step>();
    for (var line : session.group(1).lines().toList()) {
      var text = line.replace(PORT_OF_THE_README, Integer.toString(byway.httpPort));
      if (text.startsWith("$ ")) {
        steps.add(new Step(text.substring(2), new ArrayList<>()));
      } else if (text.startsWith("> ")) {
        var last = steps.removeLast();
        steps.add(new Step(last.text() + "\n" + text.substring(2), last.says()));
      } else {
        steps.getLast().says().add(text);
      }
    }
    assertThat(steps).hasSizeGreaterThan(8);
    return steps;
  }

  private static List<String> run(Step step, OutputStream in, BufferedReader out)
      throws IOException {
    in.write((step.text() + "\necho '" + DONE + "'\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
    var said = new ArrayList<String>();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.endsWith(DONE)) {
        // what came without an end of its line stands before
        var rest = line.substring(0, line.length() - DONE.length());
        if (!rest.isEmpty()) {
          said.add(rest);
        }
        return said;
      }
      said.add(line);
    }
    throw new AssertionError("the shell ended at " + step.text() + ", after " + said);
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Stream.of(line.split(Pattern.quote(ANYTHING), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
