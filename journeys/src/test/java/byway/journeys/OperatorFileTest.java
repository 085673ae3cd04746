package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators as a script makes them, by the command of the artefact at a running server. */
class OperatorFileTest {
  private static final String PASSWORD = "a password in a file of its own";

  @TempDir static Path data;
  @TempDir static Path home;
  private static Installation byway;
  private static Process server;

  @BeforeAll
  static void open() {
    byway = Installation.prepared(data);
    server = byway.start("up");
    byway.awaitAnswer(server, byway.httpPort);
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @Test
  void the_same_file_twice_makes_one_operator_whose_owner_can_sign_in() throws IOException {
    Files.writeString(home.resolve("owner"), PASSWORD + "\n");
    var file =
        write(
            "cafe.yaml",
            """
            operator: cafe
            name: Harbour Cafe
            hosts: [127.0.0.1:%d]
            currency: EUR
            country: NL
            timeZone: Europe/Amsterdam
            owner:
              mail: olivia@example.org
              name: Olivia
              password: {file: owner}
            limits: {hotspots: 20}
            """
                .formatted(byway.httpPort));
    assertThat(says(0, "operator", "create", "--from", file))
        .contains("operator cafe created", "owner olivia@example.org added");
    assertThat(says(0, "operator", "create", "--from", file))
        .contains("all is so already, nothing was changed")
        .doesNotContain("created", "added");
    assertThat(says(0, "operator", "list")).contains("cafe", "Harbour Cafe");
    assertThat(says(0, "operator", "hosts", "add", "cafe", "wifi.example"))
        .contains("host wifi.example added");
    assertThat(says(0, "operator", "show", "cafe"))
        .contains("wifi.example", "hotspots 20")
        .doesNotContain("suspended");
    assertThat(says(0, "operator", "suspend", "cafe", "--reason", "unpaid"))
        .contains("operator cafe suspended");
    // what was asked a moment ago is kept for ten seconds
    Poll.until("the API says so", PATIENCE, OperatorFileTest::isSuspended);
    assertThat(says(0, "operator", "resume", "cafe")).contains("operator cafe resumed");
    // who has made an operator has set the installation up
    assertThat(says(70, "setup-link")).contains("set up already");
  }

  @Test
  void all_that_is_wrong_with_a_file_is_said_at_once_and_nothing_is_done() throws IOException {
    var file =
        write(
            "bad.yaml",
            """
            operator: bad
            name: Bad
            currency: EUR
            colour: red
            owner:
              name: Olivia
              password: in the open
            limits: {sessions: many}
            """);
    assertThat(says(65, "operator", "create", "--from", file))
        .contains("colour: is not known here")
        .contains("owner.mail: is needed")
        .contains("owner.password: is named by {env: VARIABLE} or {file: PATH}")
        .contains("limits.sessions: a whole number is needed");
    var refused =
        write("refused.yaml", "operator: No Slug\nname: Bad\ncurrency: EURO\nhosts: [no host]\n");
    assertThat(says(65, "operator", "create", "--from", refused))
        .contains("Nothing was done", "slug: ", "hosts: ", "currency: ");
    assertThat(says(65, "operator", "show", "bad")).contains("not found");
  }

  @Test
  void what_keeps_a_command_from_its_work_is_in_its_exit_status() throws IOException {
    assertThat(says(64, "operator", "creat")).contains("usage:");
    assertThat(says(66, "operator", "create", "--from", home.resolve("none.yaml").toString()))
        .contains("cannot be read");
    var elsewhere = byway.settings();
    elsewhere.put("BYWAY_DATA", home.resolve("elsewhere").toString());
    assertThat(says(69, elsewhere, "operator", "list")).contains("No server has run on");
    var stranger = byway.settings();
    stranger.put("BYWAY_DATA", home.resolve("stranger").toString());
    var door = Files.readAllLines(byway.data.resolve("local-door"));
    Files.createDirectories(home.resolve("stranger"));
    Files.writeString(
        home.resolve("stranger/local-door"), door.getFirst() + "\n" + "0".repeat(64) + "\n");
    assertThat(says(77, stranger, "operator", "list")).contains("was started anew");
  }

  @Test
  void what_is_done_is_taken_away_with_a_signed_head_that_needs_no_server() throws IOException {
    var file =
        write(
            "audited.yaml",
            "operator: audited\nname: Audited\ncurrency: EUR\nhosts: [audited.example]\n");
    assertThat(says(0, "operator", "create", "--from", file)).contains("audited created");
    assertThat(says(0, "operator", "suspend", "audited", "--reason", "not yet open"))
        .contains("suspended");
    Poll.until("the log says so", PATIENCE, () -> exported().contains("not yet open"));
    var log = exported();
    assertThat(log.lines().findFirst().orElseThrow()).contains("byway audit 1");
    assertThat(log).contains("operator.apply", "tenants.create", "operator.suspend");
    var whole = write("log.ndjson", log);
    var said = says(0, "audit", "verify", whole);
    assertThat(said).contains("Whole: ", "Signed at ");
    var key = said.replaceAll("(?s).*with the key ([0-9a-f ]+[0-9a-f]).*", "$1");
    assertThat(says(0, "audit", "verify", whole, "--key", key, "--head", whole("head", log)))
        .contains("goes on from entry");
    assertThat(says(65, "audit", "verify", whole, "--key", "0000")).contains("another key");
    assertThat(says(65, "audit", "verify", whole("changed", log.replace("not yet open", "paid"))))
        .contains("does not follow from the one before");
    var cut = log.lines().filter(line -> !line.contains("not yet open")).toList();
    assertThat(says(65, "audit", "verify", whole("cut", String.join("\n", cut))))
        .containsAnyOf("does not follow", "is not the one");
    assertThat(says(64, "audit", "prove")).contains("usage:");
  }

  private static String exported() {
    return says(0, "audit", "export", "platform")
        .lines()
        .filter(line -> line.startsWith("{"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The last line alone is a head that was kept. */
  private static String whole(String name, String text) throws IOException {
    return write(
        name + ".ndjson",
        name.equals("head") ? text.lines().reduce((one, next) -> next).orElseThrow() : text);
  }

  private static boolean isSuspended() {
    try {
      return byway.get(byway.httpPort, "/api/v1/packs").body().contains("operator_suspended");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text).toString();
  }

  private static String says(int status, String... words) {
    return says(status, byway.settings(), words);
  }

  private static String says(int status, Map<String, String> settings, String... words) {
    var process = byway.start(settings, words);
    int ended = byway.finish(process);
    assertThat(ended).as(byway.said(process)).isEqualTo(status);
    return byway.said(process);
  }
}
