package byway.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.calls.Allowed;
import byway.kit.calls.CallRule;
import byway.kit.calls.Contract;
import byway.kit.calls.Permissions;
import byway.kit.calls.Who;
import byway.kit.context.StaffRole;
import byway.kit.incoming.SetAsideEvents;
import byway.kit.tasks.StuckWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/permissions.md} is what the contracts say; where it is not, it is written anew. */
class PermissionsReferenceTest {
  private static final Path PAGE = Path.of("../../docs/permissions.md");
  private static final Path SERVICES = Path.of("../../services");
  private static final String CONTRACTS = ".*/api/src/main/java/.*/api/[A-Z]\\w*\\.java";
  private static final Pattern OFFERED =
      Pattern.compile("(?:calling\\(|call='|may\\()[\"']?([a-zA-Z]+\\.[a-zA-Z]+)");
  private static final List<Who> COLUMNS =
      List.of(
          Who.ANYBODY,
          Who.CUSTOMER,
          Who.HOTSPOT,
          Who.OWNER,
          Who.MANAGER,
          Who.SUPPORT,
          Who.FINANCE,
          Who.TECHNICIAN,
          Who.READ_ONLY);
  private static final String TOP =
      """
      # Who may call what

      Each call of each contract says who may make it; whoever is not named is refused (`not_permitted`, 403), and counted
      (`byway_calls_denied_total`). It is asked in one place, where the service is, whether it is called in the process or over
      HTTP. Services at work, and the platform itself, are not asked: a call without a mark is for them alone. A customer comes
      only to what is their own, and everybody only to their own operator. Where it says *proof*, staff must have proved within
      ten minutes who they are (`confirmation_needed`).

      What stands in the audit log: *change* and *sign-in* each time, *personal* what staff read, once an hour, *shown* where they ask for
      it to be shown; *change of people's* is not written down where the platform does it by itself. This page is made from the contracts.
      """;

  @Test
  void the_page_of_permissions_says_what_the_contracts_say() throws IOException {
    var told = page();
    var written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    Files.writeString(PAGE, told);
    assertThat(written)
        .as("docs/permissions.md was written anew; look at it and keep it")
        .isEqualTo(told);
  }

  @Test
  void a_call_that_does_not_say_who_may_make_it_fails_the_build() {
    assertThat(contracts())
        .hasSizeGreaterThan(15)
        .allSatisfy(one -> assertThat(CallRule.ofContract(one)).isNotEmpty());
    assertThatThrownBy(() -> CallRule.ofContract(Forgetful.class).toList())
        .hasMessageContaining("does not say who may call it");
  }

  @Contract("forgetful")
  private interface Forgetful {
    @Allowed(Who.STAFF)
    void said();

    void forgotten();
  }

  @Test
  void what_pages_offer_by_permission_is_a_call_of_a_contract() throws IOException {
    var known = contracts().stream().flatMap(CallRule::ofContract).map(CallRule::name).toList();
    try (var files = Files.walk(SERVICES)) {
      var pages =
          files
              .filter(file -> file.toString().contains("/console/src/main/"))
              .filter(file -> file.toString().matches(".*\\.(html|java)"))
              .toList();
      assertThat(pages).hasSizeGreaterThan(40);
      for (var page : pages) {
        var named = OFFERED.matcher(Files.readString(page)).results().map(one -> one.group(1));
        assertThat(known).as(page.toString()).containsAll(named.toList());
      }
    }
  }

  @Test
  void an_owner_may_what_any_of_the_staff_may_and_who_reads_only_changes_nothing() {
    var permissions = new Permissions(contracts(), InstantSource.system());
    for (var role : StaffRole.values()) {
      assertThat(permissions.of(StaffRole.OWNER)).containsAll(permissions.of(role));
    }
    assertThat(permissions.of(StaffRole.READ_ONLY))
        .contains("orders.get", "devices.find")
        .doesNotContain("orders.refund", "balances.grant", "vouchers.issue", "staff.invite")
        .doesNotContain("accessPoints.get", "devices.block", "catalog.offer");
    assertThat(permissions.of(null)).isEmpty();
  }

  private static String page() {
    var services = new TreeMap<String, List<CallRule>>();
    contracts().stream()
        .flatMap(CallRule::ofContract)
        .collect(Collectors.groupingBy(rule -> rule.name().split("\\.")[0]))
        .forEach(services::put);
    var page = new StringBuilder(TOP);
    services.forEach(
        (name, rules) -> {
          page.append("\n## ")
              .append(name)
              .append("\n| call | nobody | customer | hotspot | owner")
              .append(" | manager | support | finance | technician | read only | |\n")
              .append("|---|---|---|---|---|---|---|---|---|---|---|\n");
          rules.forEach(rule -> page.append(row(rule)));
        });
    return page.toString();
  }

  private static String row(CallRule rule) {
    var marks =
        COLUMNS.stream().map(who -> rule.allows(who) ? "x" : "").collect(Collectors.joining(" | "));
    return "| `%s` | %s | %s |\n".formatted(rule.name(), marks, notes(rule));
  }

  private static String notes(CallRule rule) {
    var recorded =
        switch (rule.recorded()) {
          case NOTHING -> "";
          case CHANGE -> rule.isRecordedOfPlatform() ? "change" : "change of people's";
          case SIGN_IN -> "sign-in";
          case PERSONAL -> "personal";
          case SHOWN -> "shown";
        };
    return Stream.of(rule.needsConfirmation() ? "proof" : "", recorded)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** All that the services' jars have, by their files. */
  private static List<Class<?>> contracts() {
    try (var files = Files.walk(SERVICES)) {
      var ofServices =
          files
              .filter(file -> file.toString().matches(CONTRACTS))
              .map(PermissionsReferenceTest::type)
              .filter(type -> type.isAnnotationPresent(Contract.class));
      return Stream.concat(ofServices, Stream.of(StuckWork.class, SetAsideEvents.class))
          .sorted(Comparator.comparing(Class::getName))
          .<Class<?>>map(type -> type)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> type(Path file) {
    var name = file.toString().replaceFirst(".*/src/main/java/", "").replace('/', '.');
    try {
      return Class.forName(name.substring(0, name.length() - ".java".length()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
