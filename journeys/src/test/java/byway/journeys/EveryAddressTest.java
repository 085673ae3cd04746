package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every address of the artefact, found in its classes, is tried by somebody of each kind. {@code
 * docs/addresses.md} says how they are met; where it does not, it is written anew, and the build
 * fails until somebody has looked.
 */
class EveryAddressTest {
  private static final Path PAGE = Path.of("../docs/addresses.md");

  /** What must be there for who has not signed in; nothing else may let strangers in. */
  private static final Pattern FOR_STRANGERS =
      Pattern.compile(
          "/|/abuse|/language|/(platform/|console/|portal/)?(sign-in|sign-up|sign-out)(/.*)?"
              + "|/portal(/voucher.*|/connect)?|/setup(/.*)?|/console/join.*"
              + "|/look/.*|/theme.*|/opennds.*|/webhooks/.*|/api/v1/(packs|sign-in.*|tokens/refresh)|/api/enrol.*");

  /** Who ends a session need not have one that is good still. */
  private static final String END = "/api/v1/tokens";

  private static final String TOP =
      """
      # Who is met how at which address

      Every address of pages, API and doors for boxes, tried with what people of each kind bring along at the operator whose things
      are asked for. **x** is let in (and told there what is wrong with an empty form), **s** is sent to sign in, **-** is told that it is
      not for them, and an empty field is told that there is nothing. *Of another operator* is a customer and an owner of another one with
      all that they have; *administrator* is of the installation, at whose own address `/platform` is tried. Where an address is about one thing, it is one of the customer's, or one that is not there. This page is made
      by `EveryAddressTest`, which finds the addresses in the classes; a new one fails the build until it stands here.
      """;

  @TempDir static Path data;
  private static IsolationHouse house;
  private static final Map<Route, Map<Comer, Met>> FOUND = new LinkedHashMap<>();

  @BeforeAll
  static void tryAll() throws IOException, SQLException {
    house = new IsolationHouse(data, Map.of());
    house.expire();
    for (var route : Route.all()) {
      var met = new EnumMap<Comer, Met>(Comer.class);
      for (var comer : Comer.values()) {
        met.put(comer, house.meet(comer, route));
      }
      FOUND.put(route, met);
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void nobody_an_expired_session_and_whoever_is_of_another_operator_are_strangers_alike() {
    assertThat(FOUND).hasSizeGreaterThan(200);
    FOUND.forEach(
        (route, met) -> {
          if (!route.template().equals(END)) {
            assertThat(Set.copyOf(Comer.STRANGERS.stream().map(met::get).toList()))
                .as("%s %s", route, met)
                .hasSize(1);
          }
        });
  }

  @Test
  void strangers_are_let_in_only_where_people_must_begin() {
    var open =
        FOUND.entrySet().stream()
            .filter(one -> one.getValue().get(Comer.NOBODY) == Met.IN)
            .map(one -> one.getKey().template())
            .filter(template -> !FOR_STRANGERS.matcher(template).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(open).isEmpty();
  }

  @Test
  void nobody_meets_a_defect_or_is_told_to_come_later() {
    FOUND.forEach(
        (route, met) ->
            assertThat(met.values())
                .as(route.toString())
                .doesNotContain(Met.BROKEN, Met.TOO_OFTEN));
  }

  @Test
  void the_platforms_own_pages_are_its_administrators_alone_and_they_are_nobodys_staff() {
    var inside = new TreeSet<String>();
    FOUND.forEach(
        (route, met) -> {
          if (route.template().startsWith("/platform") && met.get(Comer.NOBODY) != Met.IN) {
            for (var comer : Comer.values()) {
              if (comer == Comer.ADMINISTRATOR && met.get(comer) == Met.IN) {
                inside.add(route.template());
              } else {
                assertThat(met.get(comer)).as("%s %s", route, comer).isNotEqualTo(Met.IN);
              }
            }
          }
          if (route.template().startsWith("/console")) {
            assertThat(met.get(Comer.ADMINISTRATOR))
                .as(route.toString())
                .isEqualTo(met.get(Comer.NOBODY));
          }
        });
    assertThat(inside).contains("/platform", "/platform/operators", "/platform/acts");
  }

  @Test
  void a_customer_is_let_in_nowhere_in_the_console_and_staff_is_no_customer() {
    FOUND.forEach(
        (route, met) -> {
          if (route.template().startsWith("/console") && met.get(Comer.NOBODY) != Met.IN) {
            assertThat(List.of(met.get(Comer.CUSTOMER), met.get(Comer.ANOTHER)))
                .as(route.toString())
                .containsOnly(met.get(Comer.NOBODY));
          }
          if (route.template().startsWith("/dashboard")) {
            assertThat(met.get(Comer.OWNER)).as(route.toString()).isEqualTo(met.get(Comer.NOBODY));
          }
        });
  }

  /** What it is about is there: the one whose it is was let in, or an owner of its operator. */
  @Test
  void what_is_about_one_thing_is_nothing_for_another_customer_and_for_other_operators() {
    var looked = new TreeSet<String>();
    FOUND.forEach(
        (route, met) -> {
          boolean isCustomers = met.get(Comer.CUSTOMER) == Met.IN && isOfOne(route);
          boolean isStaffs = met.get(Comer.OWNER) == Met.IN && isOfOne(route);
          if (isCustomers) {
            assertThat(met.get(Comer.ANOTHER)).as(route.toString()).isEqualTo(Met.NOTHING);
          }
          if (route.reads() && (isCustomers || isStaffs)) {
            assertThat(house.atHome(route)).as(route + " at home").isEqualTo(Met.NOTHING);
            looked.add(route.template());
          }
        });
    assertThat(looked)
        .contains(
            "/dashboard/hotspots/{id}",
            "/api/v1/orders/{id}",
            "/console/hotspots/{id}",
            "/console/orders/{id}",
            "/console/vouchers/{id}",
            "/console/customers/{id}");
  }

  /** Of one that is there. What somebody was given is a list, which is empty for who is not. */
  private static boolean isOfOne(Route route) {
    return route.isAboutOne()
        && !route.template().startsWith("/console/given/")
        && house.things().keySet().stream().anyMatch(route.template()::startsWith);
  }

  @Test
  void every_call_of_the_api_is_described_and_every_described_one_is_there() throws IOException {
    var answered =
        FOUND.keySet().stream()
            .filter(route -> route.template().startsWith("/api/v1"))
            .map(Route::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(answered).isEqualTo(new TreeSet<>(Described.read().calls()));
  }

  @Test
  void what_services_answer_each_other_is_nothing_at_the_door_for_people() throws IOException {
    for (var path : List.of("/internal/tenants", "/internal/balances/books", "/internal/none")) {
      var answer = house.byway.get(house.byway.httpPort, path, house.here.headers());
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void the_page_of_addresses_says_how_people_are_met() throws IOException {
    var told = page();
    var written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    Files.writeString(PAGE, told);
    assertThat(written)
        .as("docs/addresses.md was written anew; look at it and keep it")
        .isEqualTo(told);
  }

  private static String page() {
    var page = new StringBuilder(TOP);
    var rooms = new LinkedHashMap<String, StringBuilder>();
    FOUND.forEach(
        (route, met) ->
            rooms
                .computeIfAbsent(room(route), name -> new StringBuilder())
                .append(row(route, met)));
    rooms.forEach(
        (room, rows) ->
            page.append("\n## ")
                .append(room)
                .append("\n| | ")
                .append(
                    Arrays.stream(Comer.values())
                        .map(comer -> comer.title)
                        .collect(Collectors.joining(" | ")))
                .append(" |\n|---|")
                .append("---|".repeat(Comer.values().length))
                .append("\n")
                .append(rows));
    return page.toString();
  }

  private static String room(Route route) {
    var parts = route.template().split("/", -1);
    return parts.length > 2 || Set.of("dashboard", "console", "portal").contains(parts[1])
        ? "/" + parts[1]
        : "/";
  }

  private static String row(Route route, Map<Comer, Met> met) {
    return "| `%s` | %s |\n"
        .formatted(
            route, met.values().stream().map(one -> one.mark).collect(Collectors.joining(" | ")));
  }
}
