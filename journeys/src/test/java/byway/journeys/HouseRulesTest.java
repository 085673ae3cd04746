package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Who may depend on whom by the poms, whose word Maven keeps, and what the sources say; {@code
 * ArchitectureTest} looks at the classes. Each rule is shown a bad example that it must find.
 */
class HouseRulesTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern OURS =
      Pattern.compile(
          "<dependency>\\s*<groupId>byway</groupId>\\s*<artifactId>byway-([a-z-]+)</artifactId>");
  private static final Predicate<String> FOR_APIS =
      name -> name.equals("kit") || name.endsWith("-api");
  private static final Predicate<String> FOR_STAND_INS = FOR_APIS.or(Set.of("testing")::contains);
  private static final Predicate<String> FOR_SERVICES =
      FOR_APIS.or(
          name ->
              name.endsWith("-testing")
                  || Set.of(
                          "testing",
                          "radius-packets",
                          "outside-cards",
                          "outside-sms",
                          "tasks",
                          "incoming",
                          "outgoing",
                          "filters")
                      .contains(name));
  private static final Predicate<String> FOR_FRONTS =
      FOR_APIS.or(
          name ->
              name.endsWith("-testing")
                  || Set.of(
                          "testing",
                          "web",
                          "publicapi",
                          "metering",
                          "device-protocol",
                          "radius-packets",
                          "tasks",
                          "incoming",
                          "filters")
                      .contains(name));

  private static final Predicate<String> FOR_PANELS =
      FOR_APIS.or(name -> name.endsWith("-testing") || Set.of("testing", "web").contains(name));

  private static final Predicate<String> FOR_RESOURCES =
      FOR_APIS.or(
          name -> name.endsWith("-testing") || Set.of("testing", "publicapi").contains(name));

  /** Whatever lies in what apps may ask of a feature. */
  private static final Pattern A_RESOURCE =
      Pattern.compile("byway(\\.[a-z]+\\.[a-z]+\\.publicapi\\b|-[a-z]+-publicapi\\b)");

  /** Whatever lies in the pages of a feature in the console. */
  private static final Pattern A_PANEL =
      Pattern.compile("byway(\\.[a-z]+\\.[a-z]+\\.console\\b|-[a-z]+-console\\b)");

  private static final String ROLE = ".*/src/main/resources/META-INF/byway\\.role";

  private static final List<String> LANGUAGES = List.of("nl", "es");

  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "\\b(class|record|interface|enum) (\\w*(Impl|Manager|Helper|Utils?)\\b|Default[A-Z]\\w*)");

  /** A page as long as can be, from the beginning, with no way to the next. */
  private static final Pattern FIRST_HUNDRED = Pattern.compile("\\([^;()]*Page\\.MOST,\\s*null\\)");

  /** Where the code is a literal; a status may stand before it. */
  private static final Pattern REFUSED =
      Pattern.compile("Refusal\\s*\\.(\\w+)\\(\\s*(?:\\d+,\\s*)?(?:\"([a-z_]+)\")?");

  private static final Pattern METRIC = Pattern.compile("[\"`](byway_[a-z_]+)[\"`{]");

  private static final Pattern LISTED = Pattern.compile("\\{@code ([a-z_]+)}");

  @Test
  void a_service_sees_the_apis_and_the_kit_and_no_other_service() throws IOException {
    var services = modules("services", "service");
    assertThat(services).hasSizeGreaterThan(10);
    for (var pom : services) {
      assertThat(beyond(FOR_SERVICES, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    assertThat(beyond(FOR_SERVICES, needs("balances"))).containsExactly("balances");
  }

  @Test
  void an_api_sees_the_kit_and_other_apis_and_a_stand_in_no_service() throws IOException {
    assertThat(modules("services", "api")).hasSameSizeAs(modules("services", "service"));
    for (var pom : modules("services", "api")) {
      assertThat(beyond(FOR_APIS, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    for (var pom : modules("services", "testing")) {
      assertThat(beyond(FOR_STAND_INS, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    assertThat(beyond(FOR_APIS, needs("catalog"))).containsExactly("catalog");
    assertThat(beyond(FOR_STAND_INS, needs("catalog"))).containsExactly("catalog");
  }

  @Test
  void a_front_sees_the_apis_the_kit_and_the_look_and_no_service_and_no_front() throws IOException {
    assertThat(poms("fronts", 2)).hasSizeGreaterThan(4);
    for (var pom : poms("fronts", 2)) {
      assertThat(beyond(FOR_FRONTS, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    assertThat(beyond(FOR_FRONTS, needs("identity"))).containsExactly("identity");
    assertThat(beyond(FOR_FRONTS, needs("portal"))).containsExactly("portal");
  }

  @Test
  void a_panel_sees_the_apis_the_kit_and_the_look_and_neither_the_console_nor_another_panel()
      throws IOException {
    assertThat(modules("services", "console")).isNotEmpty();
    for (var pom : modules("services", "console")) {
      assertThat(beyond(FOR_PANELS, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    for (var other : List.of("console", "vouchers", "vouchers-console")) {
      assertThat(beyond(FOR_PANELS, needs(other))).containsExactly(other);
    }
  }

  @Test
  void the_console_names_no_panel() throws IOException {
    var console = HOUSE.resolve("fronts/console");
    assertThat(A_PANEL.matcher(Files.readString(console.resolve("pom.xml"))).find()).isFalse();
    for (var source : sources(console.resolve("src/main/java"))) {
      var text = Files.readString(source).replace("byway.fronts.web.console", "");
      assertThat(A_PANEL.matcher(text).find()).as(source.toString()).isFalse();
    }
    assertThat(A_PANEL.matcher("import byway.commerce.vouchers.console.VoucherLists;").find())
        .isTrue();
    assertThat(A_PANEL.matcher("<artifactId>byway-vouchers-console</artifactId>").find()).isTrue();
  }

  @Test
  void a_resource_sees_the_apis_the_kit_and_what_all_resources_share_and_nothing_else()
      throws IOException {
    assertThat(modules("services", "publicapi")).isNotEmpty();
    for (var pom : modules("services", "publicapi")) {
      assertThat(beyond(FOR_RESOURCES, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    for (var other : List.of("api", "web", "orders", "orders-publicapi", "orders-console")) {
      assertThat(beyond(FOR_RESOURCES, needs(other))).containsExactly(other);
    }
  }

  @Test
  void the_public_api_names_no_resource() throws IOException {
    for (var shell : List.of("fronts/api", "fronts/publicapi")) {
      assertThat(A_RESOURCE.matcher(Files.readString(HOUSE.resolve(shell + "/pom.xml"))).find())
          .isFalse();
      for (var source : sources(HOUSE.resolve(shell + "/src/main/java"))) {
        var text = Files.readString(source).replace("byway.fronts.publicapi", "");
        assertThat(A_RESOURCE.matcher(text).find()).as(source.toString()).isFalse();
      }
    }
    assertThat(A_RESOURCE.matcher("import byway.commerce.orders.publicapi.MyOrders;").find())
        .isTrue();
    assertThat(A_RESOURCE.matcher("<artifactId>byway-orders-publicapi</artifactId>").find())
        .isTrue();
  }

  @Test
  void every_word_is_said_in_every_language() throws IOException {
    var english = files(".*/src/main/resources/messages/\\w+_en\\.properties");
    assertThat(english).isNotEmpty();
    for (var file : english) {
      for (var language : LANGUAGES) {
        var name = file.getFileName().toString().replace("_en.", "_" + language + ".");
        assertThat(keys(Files.readString(file.resolveSibling(name))))
            .as(name)
            .isEqualTo(keys(Files.readString(file)));
      }
    }
    assertThat(keys("title=Vouchers\n")).isNotEqualTo(keys("title=Bonnen\nnone=Geen\n"));
  }

  private static Set<String> keys(String properties) {
    return new TreeSet<>(properties.lines().map(line -> line.split("=", 2)[0]).toList());
  }

  private static List<Path> files(String pattern) throws IOException {
    var found = new ArrayList<Path>();
    for (var room : List.of("fronts", "services")) {
      try (var files = Files.walk(HOUSE.resolve(room))) {
        files.filter(file -> file.toString().matches(pattern)).forEach(found::add);
      }
    }
    return found;
  }

  @Test
  void a_service_says_that_it_is_called_by_others_and_a_front_does_not() throws IOException {
    assertThat(files(ROLE)).hasSizeGreaterThan(15);
    for (var file : files(ROLE)) {
      var path = HOUSE.relativize(file).toString();
      assertThat(isRole(path, Files.readString(file))).as(path).isTrue();
    }
    assertThat(isRole("services/commerce/catalog/service", "commerce catalog")).isFalse();
    assertThat(isRole("services/commerce/catalog/service", "services/commerce stock")).isFalse();
    assertThat(isRole("fronts/portal", "services/fronts portal")).isFalse();
  }

  private static boolean isRole(String path, String said) {
    var parts = path.split("/", -1);
    var role =
        parts[0].equals("services")
            ? "services/%s %s".formatted(parts[1], parts[2])
            : "%s %s".formatted(parts[0], parts[1]);
    return (said.strip() + " ").startsWith(role + " ");
  }

  @Test
  void the_kit_names_no_role_and_no_trade() throws IOException {
    var names = new TreeSet<String>();
    for (var file : files(ROLE)) {
      names.add(Files.readString(file).strip().split(" ", -1)[1]);
    }
    var named = Pattern.compile("\"(%s)\"|Stripe|Radsec|RADIUS".formatted(String.join("|", names)));
    for (var source : sources(HOUSE.resolve("kit/runtime/src/main/java"))) {
      assertThat(named.matcher(Files.readString(source)).find()).as(source.toString()).isFalse();
    }
    assertThat(named.matcher("roles.runs(\"portal\")").find()).isTrue();
    assertThat(named.matcher("Optional<String> keyOfStripe, a card's Stripe").find()).isTrue();
  }

  @Test
  void the_kit_sees_nothing_of_ours() throws IOException {
    var kit = Set.of("kit", "postgres", "testing");
    for (var pom : poms("kit", 2)) {
      assertThat(beyond(kit::contains, Files.readString(pom))).as(pom.toString()).isEmpty();
    }
    assertThat(beyond(kit::contains, needs("catalog"))).containsExactly("catalog");
  }

  @Test
  void no_class_has_a_name_that_says_nothing() throws IOException {
    try (var files = Files.walk(HOUSE)) {
      var sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/main/java/"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(300);
      for (var source : sources) {
        assertThat(EMPTY_NAME.matcher(Files.readString(source)).find())
            .as(source.toString())
            .isFalse();
      }
    }
    assertThat(EMPTY_NAME.matcher("final class OrderManager {").find()).isTrue();
    assertThat(EMPTY_NAME.matcher("record DefaultLimits(int most)").find()).isTrue();
  }

  @Test
  void no_front_takes_the_first_hundred_for_all() throws IOException {
    var pages = new ArrayList<>(sources(HOUSE.resolve("fronts")));
    for (var pom : modules("services", "console")) {
      pages.addAll(sources(pom.resolveSibling("src/main/java")));
    }
    for (var source : pages) {
      assertThat(FIRST_HUNDRED.matcher(Files.readString(source)).find())
          .as(source.toString())
          .isFalse();
    }
    assertThat(FIRST_HUNDRED.matcher("devices.list(null, Page.MOST, null).items()").find())
        .isTrue();
  }

  @Test
  void every_migration_file_is_named_by_its_store() throws IOException {
    for (var store : stores()) {
      var text = Files.readString(store);
      var folder = store.toString().replaceAll("/src/main/java/.*", "/src/main/resources/db");
      try (var files = Files.walk(Path.of(folder))) {
        for (var sql : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
          assertThat(text).contains("\"" + sql.getFileName() + "\"");
        }
      }
    }
    assertThat(stores()).hasSizeGreaterThan(10);
  }

  @Test
  void every_code_that_a_service_refuses_with_is_listed_in_its_contract() throws IOException {
    for (var pom : modules("services", "service")) {
      var service = pom.resolveSibling("src/main/java");
      var listed = listed(pom.resolveSibling("../api/src/main/java"));
      assertThat(refused(service)).as(service.toString()).isNotEmpty().isSubsetOf(listed);
    }
    assertThat(
            codes("throw Refusal.conflict(\n \"key_reused\", \"\"); Refusal.of(402, \"declined\""))
        .containsExactly("declined", "key_reused");
    assertThat(codes("throw Refusal.notFound(\"it\")")).containsExactly("not_found");
  }

  @Test
  void every_code_that_the_public_api_refuses_with_is_in_its_description() throws IOException {
    var refused = refused(HOUSE.resolve("fronts/api/src/main/java"));
    refused.addAll(refused(HOUSE.resolve("fronts/publicapi/src/main/java")));
    for (var pom : modules("services", "publicapi")) {
      refused.addAll(refused(pom.resolveSibling("src/main/java")));
    }
    refused.remove("signature_invalid"); // told to the card processor alone
    var description = Files.readString(HOUSE.resolve("docs/api/openapi.json"));
    assertThat(refused).isNotEmpty().allMatch(code -> description.contains("`" + code + "`"));
  }

  @Test
  void every_metric_that_a_page_reads_or_a_document_names_is_kept() throws IOException {
    var named = new TreeSet<String>();
    for (var room : List.of("fronts", "services")) {
      for (var source : sources(HOUSE.resolve(room))) {
        if (isOfConsole(source)) {
          named.addAll(metrics(Files.readString(source)));
        }
      }
    }
    try (var files = Files.walk(HOUSE.resolve("docs"))) {
      for (var page : files.filter(file -> file.toString().endsWith(".md")).toList()) {
        named.addAll(metrics(Files.readString(page)));
      }
    }
    var kept = new TreeSet<String>();
    for (var room : List.of("kit", "fronts", "services", "apps")) {
      for (var source : sources(HOUSE.resolve(room))) {
        if (!isOfConsole(source) && source.toString().contains("/src/main/java/")) {
          kept.addAll(metrics(Files.readString(source)));
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(5).isSubsetOf(kept);
    assertThat(metrics("gauge(\"byway_queue\") or `byway_more_total`"))
        .containsExactly("byway_more_total", "byway_queue");
  }

  private static boolean isOfConsole(Path source) {
    return source.toString().contains("/console/src/main/java/");
  }

  private static Set<String> metrics(String text) {
    var names = new TreeSet<String>();
    METRIC.matcher(text).results().map(match -> match.group(1)).forEach(names::add);
    return names;
  }

  private static Set<String> refused(Path folder) throws IOException {
    var codes = new TreeSet<String>();
    for (var source : sources(folder)) {
      codes.addAll(codes(Files.readString(source)));
    }
    return codes;
  }

  private static Set<String> codes(String source) {
    var codes = new TreeSet<String>();
    REFUSED
        .matcher(source)
        .results()
        .map(match -> match.group(1).equals("notFound") ? "not_found" : match.group(2))
        .filter(code -> code != null)
        .forEach(codes::add);
    return codes;
  }

  private static Set<String> listed(Path contract) throws IOException {
    var codes = new TreeSet<String>();
    for (var source : sources(contract)) {
      var doc = Files.readString(source).replaceAll("\\s+\\*\\s+", " ");
      LISTED.matcher(doc).results().map(match -> match.group(1)).forEach(codes::add);
    }
    return codes;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static List<Path> stores() throws IOException {
    try (var files = Files.walk(HOUSE.resolve("services"))) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*Store\\.java"))
          .toList();
    }
  }

  private static Set<String> beyond(Predicate<String> allowed, String pom) {
    var found = new TreeSet<String>();
    OURS.matcher(pom).results().map(match -> match.group(1)).forEach(found::add);
    found.removeIf(allowed);
    return found;
  }

  private static String needs(String artifact) {
    return "<dependency>\n<groupId>byway</groupId>\n<artifactId>byway-%s</artifactId>"
        .formatted(artifact);
  }

  /** The poms of a feature's modules of one kind. */
  private static List<Path> modules(String folder, String kind) throws IOException {
    return poms(folder, 4).stream().filter(pom -> pom.endsWith(Path.of(kind, "pom.xml"))).toList();
  }

  /** The poms of the rooms themselves, not of the folder that gathers them. */
  private static List<Path> poms(String folder, int depth) throws IOException {
    var root = HOUSE.resolve(folder);
    try (var files = Files.walk(root, depth)) {
      return files
          .filter(file -> file.getFileName().toString().equals("pom.xml"))
          .filter(file -> root.relativize(file).getNameCount() == depth)
          .toList();
    }
  }
}
