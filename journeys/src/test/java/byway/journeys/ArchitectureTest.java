package byway.journeys;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom, seen in the classes of all modules. {@code byway.journeys.wrong} is a small
 * house in which each rule is broken once: a rule that does not find just that one is none.
 */
class ArchitectureTest {
  private static final String HOUSE = "byway";
  private static final String WRONG = "byway.journeys.wrong";
  private static final JavaClasses BUILT = BuiltClasses.all();
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(WRONG);

  @Test
  void a_package_of_the_kit_knows_only_those_before_it_and_nothing_of_ours() {
    holds(
        root ->
            classes().that().resideInAPackage(root + ".kit..").should(Rooms.of(root).keepOrder()),
        "kit.values.Amount -> kit.web.Sheet",
        "kit.store.Shelf -> commerce.orders.api.Orders");
  }

  @Test
  void a_service_knows_apis_and_the_kit_and_no_other_service_and_no_front() {
    holds(
        root ->
            classes().that(Rooms.of(root).areOfAService()).should(Rooms.of(root).knowOnly("kit")),
        "commerce.orders.PlaceOrder -> people.identity.Persons",
        "commerce.orders.PlaceOrder -> fronts.portal.Menu");
  }

  @Test
  void an_api_knows_the_kit_and_other_apis() {
    holds(
        root -> classes().that(Rooms.of(root).areOfAnApi()).should(Rooms.of(root).knowOnly("kit")),
        "commerce.orders.api.Orders -> people.identity.Persons");
  }

  @Test
  void a_panel_knows_apis_the_kit_and_the_look_and_neither_its_service_nor_another_panel() {
    holds(
        root ->
            classes()
                .that(Rooms.of(root).areOfAPanel())
                .should(Rooms.of(root).knowOnly("kit", "fronts.web")),
        "commerce.orders.console.OrderPages -> commerce.orders.PlaceOrder",
        "commerce.orders.console.OrderPages -> people.identity.console.PersonPages");
  }

  @Test
  void what_apps_may_ask_knows_apis_the_kit_and_what_it_shares_and_not_its_service() {
    holds(
        root ->
            classes()
                .that(Rooms.of(root).areForApps())
                .should(Rooms.of(root).knowOnly("kit", "fronts.web", "fronts.publicapi")),
        "commerce.orders.publicapi.MyOrders -> commerce.orders.PlaceOrder",
        "commerce.orders.publicapi.MyOrders -> commerce.orders.console.OrderPages");
  }

  @Test
  void a_front_knows_apis_the_kit_and_what_fronts_share_and_no_service_and_no_front() {
    holds(
        root ->
            classes()
                .that()
                .resideInAPackage(root + ".fronts..")
                .should(
                    Rooms.of(root)
                        .knowOnly(
                            "kit",
                            "fronts.web",
                            "fronts.publicapi",
                            "fronts.metering",
                            "hotspot.protocol")),
        "fronts.portal.Menu -> fronts.console.Frame",
        "fronts.portal.Menu -> people.identity.Persons");
  }

  @Test
  void a_hotspot_and_the_outside_know_nothing_of_the_platform() {
    holds(
        root ->
            classes()
                .that()
                .resideInAnyPackage(root + ".hotspot..", root + ".outside..")
                .should(Rooms.of(root).knowNothingBut("hotspot", "kit.radius")),
        "hotspot.agent.Box -> commerce.orders.api.Orders",
        "outside.cards.Till -> kit.web.Sheet");
  }

  @Test
  void no_packages_know_each_other_in_a_circle() {
    holds(
        root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
        "Slice fronts.console -> Slice fronts.console.menu -> Slice fronts.console");
  }

  @Test
  void services_and_fronts_are_told_the_time() {
    holds(
        root ->
            noClasses()
                .that(Rooms.of(root).areOfAService())
                .or()
                .resideInAPackage(root + ".fronts..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"),
        "people.identity.Persons.seen()> calls method <java.time.Instant.now()>");
  }

  @Test
  void what_others_call_and_hear_lies_in_an_api() {
    holds(
        root ->
            classes()
                .that()
                .areAnnotatedWith(root + ".kit.calls.Contract")
                .or()
                .areAnnotatedWith(root + ".kit.events.Event")
                .should()
                .resideInAnyPackage("..api", root + ".kit.events"), // what every service says
        "people.identity.PersonSeen");
  }

  @Test
  void an_edge_is_named_after_what_it_is() {
    holds(
        root ->
            classes()
                .that()
                .areAnnotatedWith(root + ".kit.calls.ServiceEndpoint")
                .should()
                .haveSimpleNameEndingWith("Endpoint"),
        "people.identity.Persons");
    holds(
        root ->
            classes()
                .that()
                .implement(root + ".kit.bus.Listener")
                .should()
                .haveSimpleNameEndingWith("Listener"),
        "people.identity.Ear");
  }

  @Test
  void all_modules_are_seen() {
    assertThat(BUILT).hasSizeGreaterThan(1_000);
    assertThat(BUILT.stream().map(one -> one.getPackageName().split("\\.", -1)[1]))
        .contains("kit", "charging", "people", "fronts", "hotspot", "outside", "apps");
  }

  /**
   * @param wrong what is found in the wrong house, as {@code from -> to}, or the class alone
   */
  private static void holds(Function<String, ArchRule> rule, String... wrong) {
    rule.apply(HOUSE).check(BUILT);
    var found = rule.apply(WRONG).evaluate(BROKEN).getFailureReport().getDetails();
    assertThat(found).hasSameSizeAs(wrong);
    for (var one : wrong) {
      assertThat(found)
          .anyMatch(line -> line.replace(WRONG + ".", "").replaceAll("\\s+", " ").contains(one));
    }
  }
}
