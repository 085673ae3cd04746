package byway.operations.disclosures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.Disclosed;
import byway.operations.disclosures.api.Disclosure;
import byway.operations.disclosures.api.DisclosureState;
import byway.operations.disclosures.api.HeardAddress;
import byway.operations.disclosures.api.LogRules;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DisclosuresTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final DisclosuresStore store = new DisclosuresStore(infrastructure.databases());
  static final LogRules ON = new LogRules(true, "Law 11.7", 30);
  static final String ADDRESS = "198.51.100.7";

  final UUID tenant = UUID.randomUUID();
  final UUID member = UUID.randomUUID();
  final UUID ann = UUID.randomUUID();
  final DisclosuresEndpoint ours =
      new DisclosuresEndpoint(store, people(), infrastructure.clock, new SimpleMeterRegistry());

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void nothing_is_written_down_unless_the_operator_says_that_a_law_asks_for_it() {
    opened(ADDRESS);
    as(() -> ours.changeRules(ON));
    var found = disclosed(ask(null));
    assertThat(found.found()).isZero();
  }

  @Test
  void who_had_an_address_is_told_when_it_was_looked_up_and_not_before() {
    as(() -> ours.changeRules(ON));
    var session = opened(ADDRESS);
    as(
        () -> {
          ours.heard(new HeardAddress(session, null, 40_000, 40_999, "10.1.2.3"));
          return "";
        });
    var asked = as(() -> ours.ask(ask(40_500)));
    assertThat(asked.state()).isEqualTo(DisclosureState.ASKED);
    refused("not_disclosed", () -> ours.read(asked.id()));

    var disclosed = as(() -> ours.disclose(asked.id()));

    assertThat(disclosed.state()).isEqualTo(DisclosureState.DISCLOSED);
    assertThat(disclosed.found()).isEqualTo(1);
    var document = as(() -> ours.read(asked.id()));
    assertThat(document.json())
        .contains(ann.toString(), "ann@example.org", "10.1.2.3", "40000", "Court of Amsterdam");
    assertThat(document.sha256()).isEqualTo(disclosed.sha256()).hasSize(64);
    assertThat(as(() -> ours.get(asked.id())).reads())
        .singleElement()
        .satisfies(read -> assertThat(read.by()).isEqualTo(member));
    assertThat(as(() -> ours.disclose(asked.id())).sha256()).isEqualTo(document.sha256());
    assertThat(infrastructure.published(store, Disclosed.class)).hasSize(1);
  }

  @Test
  void another_port_time_address_or_operator_is_nobody() {
    as(() -> ours.changeRules(ON));
    var session = opened(ADDRESS);
    as(
        () -> {
          ours.heard(new HeardAddress(session, null, 40_000, 40_999, null));
          return "";
        });
    var now = infrastructure.clock.instant();
    assertThat(disclosed(ask(41_000)).found()).isZero();
    assertThat(disclosed(ask("198.51.100.8", now, 5)).found()).isZero();
    assertThat(disclosed(ask(ADDRESS, now.minus(Duration.ofHours(1)), 5)).found()).isZero();
    assertThat(disclosed(ask(ADDRESS, now.minus(Duration.ofHours(1)), 60)).found()).isEqualTo(1);
    infrastructure.clock.advance(Duration.ofMinutes(30));
    closed(session);
    infrastructure.clock.advance(Duration.ofMinutes(30));
    var later = infrastructure.clock.instant();
    assertThat(disclosed(ask(ADDRESS, later, 5)).found()).isZero();
    assertThat(disclosed(ask(ADDRESS, later, 30)).found()).isEqualTo(1);
    var other = UUID.randomUUID();
    var asked =
        infrastructure.as(
            other, Principal.staff(member, StaffRole.OWNER), () -> ours.ask(ask(null)));
    assertThat(infrastructure.as(other, () -> ours.disclose(asked.id())).found()).isZero();
    assertThatThrownBy(() -> as(() -> ours.get(asked.id()))).isInstanceOf(Refusal.class);
  }

  @Test
  void an_address_of_the_sixth_kind_is_found_in_the_network_of_its_subscriber() {
    as(() -> ours.changeRules(ON));
    opened("2001:db8:1:2::/64");
    var now = infrastructure.clock.instant();
    assertThat(disclosed(ask("2001:DB8:1:2::77", now, 5)).found()).isEqualTo(1);
    assertThat(disclosed(ask("2001:db8:1:3::77", now, 5)).found()).isZero();
  }

  @Test
  void a_client_device_with_an_address_of_its_own_is_found_by_that() {
    as(() -> ours.changeRules(ON));
    var now = infrastructure.clock.instant();
    var opened =
        new SessionOpened(
            UUID.randomUUID(), UUID.randomUUID(), "020000000001", ann, now, null, "203.0.113.9");
    infrastructure.deliver(tenant, opened, new DisclosuresListener(store));
    assertThat(disclosed(ask("203.0.113.9", now, 5)).found()).isEqualTo(1);
  }

  @Test
  void lines_go_when_their_days_are_over_also_where_nothing_more_is_written() {
    as(() -> ours.changeRules(ON));
    var session = opened(ADDRESS);
    closed(session);
    var asked = ask(null);
    as(() -> ours.changeRules(new LogRules(false, "", 30)));
    opened(ADDRESS);
    infrastructure.clock.advance(Duration.ofDays(29));
    forget();
    assertThat(disclosed(asked).found()).isEqualTo(1);
    infrastructure.clock.advance(Duration.ofDays(2));
    forget();
    var again =
        new AskDisclosure(UUID.randomUUID(), ADDRESS, null, asked.at(), 5, "Court", "1", "because");
    assertThat(disclosed(again).found()).isZero();
  }

  @Test
  void more_than_a_hundred_are_not_told() {
    as(() -> ours.changeRules(ON));
    for (int i = 0; i < 101; i++) {
      opened(ADDRESS);
    }
    var asked = as(() -> ours.ask(ask(null)));
    refused("too_many_found", () -> ours.disclose(asked.id()));
  }

  @Test
  void what_can_be_no_rule_and_no_request_is_refused_and_changes_nothing() {
    refused("rules_invalid", () -> ours.changeRules(new LogRules(true, " ", 30)));
    refused("rules_invalid", () -> ours.changeRules(new LogRules(true, "Law", 0)));
    refused("rules_invalid", () -> ours.changeRules(new LogRules(true, "Law", 731)));
    assertThat(as(ours::rules)).isEqualTo(LogRules.OFF);
    var now = infrastructure.clock.instant();
    refused("address_invalid", () -> ours.ask(ask("wifi.example.org", now, 5)));
    refused("address_invalid", () -> ours.ask(ask("198.51.100.0/24", now, 5)));
    refused("address_invalid", () -> ours.ask(ask("256.1.1.1", now, 5)));
    refused("address_invalid", () -> ours.ask(ask("2001:db8", now, 5)));
    refused("address_invalid", () -> ours.ask(ask("1::2::3", now, 5)));
    refused("port_invalid", () -> ours.ask(ask(0)));
    refused("time_invalid", () -> ours.ask(ask(ADDRESS, now.plusSeconds(1), 5)));
    refused("time_invalid", () -> ours.ask(ask(ADDRESS, now, 61)));
    assertThat(as(() -> ours.list(10, null)).items()).isEmpty();
  }

  private void forget() {
    var forgetting = new ForgetSessionLog(store, new KnownTenants(tenant), infrastructure.clock);
    Context.platform().run(forgetting::run);
  }

  private Disclosure disclosed(AskDisclosure asked) {
    as(() -> ours.ask(asked));
    return as(() -> ours.disclose(asked.id()));
  }

  private AskDisclosure ask(@Nullable Integer port) {
    var now = infrastructure.clock.instant();
    return new AskDisclosure(
        UUID.randomUUID(), ADDRESS, port, now, 5, "Court of Amsterdam", "13/1", "an order");
  }

  private static AskDisclosure ask(String address, Instant at, int within) {
    return new AskDisclosure(
        UUID.randomUUID(), address, null, at, within, "Court of Amsterdam", "13/1", "an order");
  }

  private UUID opened(String source) {
    var session = UUID.randomUUID();
    var now = infrastructure.clock.instant();
    as(
        () -> {
          store.change(
              tx ->
                  SessionLog.opened(
                      tx,
                      new SessionOpened(
                          session, UUID.randomUUID(), "020000000001", ann, now, source)));
          return "";
        });
    return session;
  }

  private void closed(UUID session) {
    var now = infrastructure.clock.instant();
    as(
        () -> {
          store.change(
              tx ->
                  SessionLog.closed(
                      tx,
                      new SessionClosed(
                          session, UUID.randomUUID(), "020000000001", ann, "idle", now)));
          return "";
        });
  }

  private void refused(String code, Callable<?> call) {
    assertThatThrownBy(() -> as(call))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, Principal.staff(member, StaffRole.OWNER), work);
  }

  private Identity people() {
    return (Identity)
        Proxy.newProxyInstance(
            Identity.class.getClassLoader(),
            new Class<?>[] {Identity.class},
            (proxy, method, arguments) ->
                new Person(
                    (UUID) arguments[0],
                    PersonKind.CUSTOMER,
                    "ann@example.org",
                    "Ann",
                    "en",
                    Instant.EPOCH));
  }
}
