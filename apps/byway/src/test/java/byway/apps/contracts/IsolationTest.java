package byway.apps.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import byway.apps.contracts.Probe.Planned;
import byway.kit.calls.CallRule;
import byway.kit.calls.Confirmations;
import byway.kit.calls.Gate;
import byway.kit.calls.InternalHeaders;
import byway.kit.calls.Permissions;
import byway.kit.calls.Who;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.context.Trace;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every call of every contract is tried by nobody, a customer, a hotspot and each role of staff, in
 * this process and over HTTP, and is let through exactly where the contract says so. What stands in
 * the endpoint's place is planned here; what stands before it is real.
 */
@QuarkusTest
@QuarkusTestResource(RunningServices.class)
class IsolationTest {
  private static final String THROUGH = "through";

  private final InternalHeaders headers;
  private final MeterRegistry metrics;
  private final Permissions permissions;
  private final UUID tenant = UUID.randomUUID();

  IsolationTest(InternalHeaders headers, MeterRegistry metrics, Permissions permissions) {
    this.headers = headers;
    this.metrics = metrics;
    this.permissions = permissions;
  }

  @AfterEach
  void nothing_is_planned() {
    Probe.plan(null);
  }

  /** A call, and where it is met. */
  private record Call(Method method, CallRule rule, Map<String, Object> distances) {}

  private List<Call> calls() {
    var contracts = Contracts.here(headers, metrics);
    return Contracts.all().stream().flatMap(contract -> calls(contract, contracts)).toList();
  }

  private static Stream<Call> calls(Class<?> contract, Contracts contracts) {
    var distances =
        Map.<String, Object>of(
            "in this process", contracts.near(contract), "over HTTP", contracts.far(contract));
    return Stream.of(contract.getMethods())
        .map(method -> new Call(method, CallRule.ofCall(method), distances));
  }

  @Test
  void each_call_lets_through_whom_its_contract_names_and_nobody_else() {
    var calls = calls();
    assertThat(calls).hasSizeGreaterThan(130);
    assertThat(permissions.all())
        .extracting(CallRule::name)
        .containsAll(calls.stream().map(call -> call.rule().name()).toList());
    for (var call : calls) {
      people(Samples.UUIDS.getFirst())
          .forEach(
              (who, principal) ->
                  assertThat(tried(call, principal))
                      .as("%s by %s", call.rule().name(), who)
                      .containsOnly(call.rule().allows(who) ? THROUGH : Gate.NOT_PERMITTED));
    }
  }

  @Test
  void what_needs_a_fresh_proof_is_refused_without_one() {
    var owner = Principal.staff(UUID.randomUUID(), StaffRole.OWNER);
    var stale = owner.confirmed(Instant.now().minus(Confirmations.GOOD));
    var ahead = owner.confirmed(Instant.now().plus(Duration.ofHours(1)));
    var calls = calls().stream().filter(call -> call.rule().needsConfirmation()).toList();
    assertThat(calls)
        .extracting(call -> call.rule().name())
        .contains("orders.refund", "staff.invite", "staff.changeRole", "staff.remove")
        .contains("accessPoints.renewSecret", "trustedProxies.renewSecret")
        .contains("approvals.approve");
    for (var call : calls) {
      for (var principal : List.of(owner, stale, ahead)) {
        assertThat(tried(call, principal))
            .as(call.rule().name())
            .containsOnly(Confirmations.NEEDED);
      }
    }
  }

  /** Ids that are the customer's own in a sample are another's to any other customer. */
  @Test
  void a_customer_comes_only_to_what_is_theirs() {
    var another = Principal.customer(UUID.randomUUID());
    var own =
        calls().stream()
            .filter(call -> call.rule().allows(Who.CUSTOMER) && !call.rule().allows(Who.ANYBODY))
            .filter(call -> !tried(call, another).contains(THROUGH))
            .map(call -> call.rule().name())
            .toList();
    assertThat(own)
        .contains("balances.balance", "balances.lots", "balances.postings")
        .contains("orders.get", "orders.list", "orders.place", "payments.cards")
        .contains("access.get", "access.list", "access.openOf", "access.open", "access.leave")
        .contains("identity.person", "identity.choosePassword", "identity.askPhone")
        .contains("networkSignIn.key", "usage.records", "vouchers.redeem", "devices.list");
  }

  @Test
  void a_service_at_work_and_the_platform_are_not_asked() {
    for (var call : calls()) {
      assertThat(tried(call, Principal.PLATFORM)).containsOnly(THROUGH);
      var atWork = new Context(tenant, Trace.start(), Principal.ANONYMOUS, "orders");
      assertThat(tried(call, atWork)).containsOnly(THROUGH);
    }
  }

  @Test
  void a_refusal_is_counted() {
    var offer =
        calls().stream()
            .filter(call -> call.rule().name().equals("catalog.offer"))
            .findFirst()
            .orElseThrow();
    double before = denied();
    var both = tried(offer, Principal.ANONYMOUS);
    assertThat(denied()).isEqualTo(before + both.size());
  }

  private double denied() {
    var counter =
        metrics
            .find("byway_calls_denied_total")
            .tags("call", "catalog.offer", "code", Gate.NOT_PERMITTED)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  /** One of each kind and role; the ids of customers and hotspots are those of the samples. */
  private static Map<Who, Principal> people(UUID id) {
    var people = new LinkedHashMap<Who, Principal>();
    people.put(Who.ANYBODY, Principal.ANONYMOUS);
    people.put(Who.CUSTOMER, Principal.customer(id));
    people.put(Who.HOTSPOT, Principal.device(id));
    people.put(Who.APP, new Principal(Principal.Kind.APP, id));
    for (var role : StaffRole.values()) {
      people.put(Who.of(role), Principal.staff(id, role).confirmed(Instant.now()));
    }
    return people;
  }

  private List<String> tried(Call call, Principal principal) {
    return tried(call, new Context(tenant, Trace.start(), principal));
  }

  /** From near and far: whether it came through to the endpoint, or the code of the refusal. */
  private static List<String> tried(Call call, Context context) {
    var answer = Samples.of(call.method().getGenericReturnType()).getFirst();
    Probe.plan(new Planned(context.trace().traceId(), given -> answer));
    var given =
        Stream.of(call.method().getParameters())
            .map(parameter -> Samples.of(parameter.getParameterizedType()).getFirst())
            .toArray();
    return call.distances().values().stream()
        .map(at -> context.call(() -> outcome(at, call.method(), given)))
        .toList();
  }

  private static String outcome(Object at, Method method, Object[] given)
      throws IllegalAccessException {
    try {
      method.invoke(at, given);
      return THROUGH;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Refusal refusal) {
        return refusal.code();
      }
      throw new AssertionError(e.getCause());
    }
  }
}
