package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents name is there: pages, words on them, commands, other documents. */
class DocumentsTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final Path ADMIN = HOUSE.resolve("docs/admin");
  private static final Pattern ADDRESS =
      Pattern.compile("`(/(?:console|dashboard|portal|platform|setup|sign-in)[^`\\s?]*)`");
  private static final Pattern WORDS = Pattern.compile("\\*\\*([^*]+)\\*\\*");

  /** Marked as code, and not in the middle of a sentence. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:`|^ {4}|^\\$ )(?:[A-Z_]+=\\S+ )*\\./byway ([a-z][a-z-]*)");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

  @Test
  void each_page_that_a_document_for_staff_names_is_there() throws IOException {
    var routes = Route.all();
    var named = new TreeSet<String>();
    for (var page : pages(ADMIN)) {
      for (var address : found(ADDRESS, Files.readString(page))) {
        named.add(address);
        assertThat(routes).as("%s in %s", address, page).anyMatch(route -> leadsTo(route, address));
      }
    }
    assertThat(named).hasSizeGreaterThan(25);
    assertThat(routes).noneMatch(route -> leadsTo(route, "/console/nowhere"));
  }

  private static boolean leadsTo(Route route, String address) {
    var pattern =
        Stream.of(VARIABLE.split(route.template(), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]+"));
    return route.reads() && address.matches(pattern) && !route.template().contains(":.+");
  }

  /** Bold words are those of a button, a heading or a notice, as the pages have them. */
  @Test
  void the_words_that_a_document_for_staff_shows_stand_on_a_page() throws IOException {
    var words = words();
    int looked = 0;
    for (var page : pages(ADMIN)) {
      for (var shown : found(WORDS, Files.readString(page))) {
        looked++;
        assertThat(words).as("%s in %s", shown, page.getFileName()).anyMatch(isSaid(shown));
      }
    }
    assertThat(looked).isGreaterThan(100);
    assertThat(words).noneMatch(isSaid("Press here"));
  }

  /** Whole, or the beginning of a long text. */
  private static Predicate<String> isSaid(String shown) {
    var flat = flat(shown);
    return word -> word.equals(flat) || flat.length() > 20 && word.startsWith(flat);
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<String> words() throws IOException {
    var words = new ArrayList<String>();
    for (var room : List.of("fronts", "services")) {
      try (var files = Files.walk(HOUSE.resolve(room))) {
        for (var file :
            files
                .filter(
                    one ->
                        one.toString().matches(".*/src/main/resources/messages/.*_en\\.properties"))
                .toList()) {
          Files.readString(file)
              .lines()
              .filter(line -> line.contains("="))
              .forEach(line -> words.add(flat(line.substring(line.indexOf('=') + 1))));
        }
      }
    }
    return words;
  }

  @Test
  void each_command_that_a_document_names_is_one() throws IOException {
    var script = Files.readString(HOUSE.resolve("byway"));
    var known = new TreeSet<String>();
    Pattern.compile("(?m)^  ([a-z][a-z |-]*)\\)")
        .matcher(script)
        .results()
        .forEach(found -> known.addAll(List.of(found.group(1).split(" \\| "))));
    var named = new TreeSet<String>();
    for (var page : documents()) {
      named.addAll(found(COMMAND, Files.readString(page)));
    }
    assertThat(named).contains("up", "operator", "journey").isSubsetOf(known);
    assertThat(known).doesNotContain("fly");
  }

  @Test
  void the_script_tells_which_journeys_there_are_and_knows_no_other()
      throws IOException, InterruptedException {
    assertThat(says(0, "journey")).contains("main-job", "main-job-real", "opening");
    assertThat(says(64, "journey", "nowhere")).contains("There is no journey \"nowhere\"");
    assertThat(says(64, "soak", "nothing")).contains("http [MINUTES]");
  }

  private static String says(int status, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", HOUSE.resolve("byway").toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void each_document_that_another_leads_to_is_there() throws IOException {
    for (var page : documents()) {
      for (var link : found(LINK, Files.readString(page))) {
        assertThat(page.resolveSibling(link)).as("from " + page).exists();
      }
    }
  }

  @Test
  void the_readme_leads_to_every_document() throws IOException {
    var readme = Files.readString(HOUSE.resolve("README.md"));
    try (var files = Files.list(HOUSE.resolve("docs"))) {
      for (var page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        assertThat(readme).contains("](docs/" + page.getFileName() + ")");
      }
    }
    var admin = Files.readString(ADMIN.resolve("README.md"));
    for (var page : pages(ADMIN)) {
      assertThat(admin + "](README.md)").contains("](" + page.getFileName() + ")");
    }
  }

  private static List<Path> documents() {
    return Stream.of(
            List.of(HOUSE.resolve("README.md"), HOUSE.resolve("CONTRIBUTING.md")),
            pages(HOUSE.resolve("docs")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Path> pages(Path room) {
    try (var files = Files.walk(room)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(one -> one.group(1)).toList();
  }
}
