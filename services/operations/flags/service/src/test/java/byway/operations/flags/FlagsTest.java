package byway.operations.flags;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.FlagsChanged;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.SwitchOff;
import byway.operations.flags.api.Variant;
import byway.operations.flags.api.VariantUse;
import byway.operations.flags.api.asking.Asker;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.testing.KnownTenants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlagsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final FlagsStore store = new FlagsStore(infrastructure.databases());
  static final FlagsEndpoint ours =
      new FlagsEndpoint(
          store,
          new ChangeFlags(store, infrastructure.clock),
          new Tokens(store, new Keys(TestInfrastructure.secret()), infrastructure.clock),
          infrastructure.clock,
          infrastructure.ids);

  final UUID tenant = UUID.randomUUID();
  boolean away;
  final Flags reached = reached();

  /** Two processes that ask. */
  final Asker here = new Asker(reached, infrastructure.clock);

  final Asker there = new Asker(reached, infrastructure.clock);

  @BeforeEach
  void nothing_is_on_its_way() {
    var unused = infrastructure.published(store, FlagsChanged.class);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void code_that_asks_a_flag_that_nobody_set_goes_its_own_way() {
    assertThat(isOn("new-portal", false)).isFalse();
    assertThat(isOn("new-portal", true)).isTrue();
  }

  @Test
  void a_change_is_heard_by_every_process() {
    change("new-portal", FlagDefinition.plain("", true));
    tell();
    assertThat(isOn("new-portal", false)).isTrue();
    assertThat(asked(there, "new-portal")).isTrue();
    as(() -> ours.switchOff("new-portal", new SwitchOff("it looks odd")));
    assertThat(isOn("new-portal", true)).as("nobody has told yet").isTrue();
    tell();
    assertThat(isOn("new-portal", true)).isFalse();
    assertThat(asked(there, "new-portal")).isFalse();
  }

  @Test
  void what_was_known_last_stays_while_the_service_is_away() {
    change("new-portal", FlagDefinition.plain("", true));
    assertThat(isOn("new-portal", false)).isTrue();
    away = true;
    tell();
    here.lookAgain();
    assertThat(isOn("new-portal", false)).isTrue();
    assertThat(asked(there, "new-portal")).as("never known there").isFalse();
    away = false;
    infrastructure.clock.advance(Duration.ofSeconds(6));
    assertThat(asked(there, "new-portal")).isTrue();
  }

  @Test
  void a_process_that_was_told_nothing_looks_again_by_itself() {
    assertThat(isOn("new-portal", false)).isFalse();
    change("new-portal", FlagDefinition.plain("", true));
    assertThat(isOn("new-portal", false)).isFalse();
    here.lookAgain();
    assertThat(isOn("new-portal", false)).isTrue();
  }

  @Test
  void what_is_asked_within_a_transaction_calls_nobody() {
    change("new-portal", FlagDefinition.plain("", true));
    boolean within = as(() -> store.read(tx -> here.client().getBooleanValue("new-portal", false)));
    assertThat(within).isFalse();
    assertThat(isOn("new-portal", false)).isTrue();
    boolean known = as(() -> store.read(tx -> here.client().getBooleanValue("new-portal", false)));
    assertThat(known).isTrue();
  }

  @Test
  void the_operator_and_the_person_of_the_call_are_looked_at_without_being_said() {
    var ann = UUID.randomUUID();
    var rule =
        FlagRule.of(
            Share.ALL, Constraint.of(Constraint.PERSON, ConstraintOperator.IN, ann.toString()));
    change("new-portal", FlagDefinition.plain("", true).with(List.of(rule)));
    assertThat(askedBy(Principal.customer(ann))).isTrue();
    assertThat(askedBy(Principal.customer(UUID.randomUUID()))).isFalse();
    assertThat(askedBy(Principal.ANONYMOUS)).isFalse();
  }

  @Test
  void what_the_installation_switches_off_is_off_for_every_operator() {
    change("door", FlagDefinition.plain("", true));
    assertThat(isOn("door", false)).isTrue();
    var everywhere = FlagDefinition.plain("for all", true);
    long version =
        infrastructure
            .as(PlatformRealm.ID, () -> ours.change(command("door", everywhere, 0)))
            .version();
    tell();
    change("other", FlagDefinition.plain("", false));
    tell();
    assertThat(isOn("door", false)).isTrue();
    var off = command("door", everywhere.switched(false), version);
    infrastructure.as(PlatformRealm.ID, () -> ours.change(off));
    tell();
    assertThat(isOn("door", true)).isFalse();
  }

  @Test
  void variants_are_what_code_gets_and_each_answer_is_counted() {
    var variants = List.of(Variant.of("blue", 1, "#00f"), Variant.of("red", 0, "#f00"));
    change("colour", new FlagDefinition("", true, List.of(), variants, List.of(), false));
    String colour = as(() -> here.client().getStringValue("colour", "#000"));
    assertThat(colour).isEqualTo("#00f");
    int number = as(() -> here.client().getIntegerValue("colour", 7));
    assertThat(number).as("no number").isEqualTo(7);
    here.flush();
    assertThat(as(() -> ours.uses("colour"))).containsExactly(new VariantUse("blue", 2));
    away = true;
    as(() -> here.client().getStringValue("colour", "#000"));
    here.flush();
    away = false;
    here.flush();
    assertThat(as(() -> ours.uses("colour"))).containsExactly(new VariantUse("blue", 3));
  }

  @Test
  void old_counts_are_forgotten_and_new_ones_are_not() {
    change("a", FlagDefinition.plain("", true));
    assertThat(isOn("a", false)).isTrue();
    here.flush();
    var tasks = new FlagTasks(store, new KnownTenants(tenant), infrastructure.clock);
    tasks.forgetAll();
    assertThat(as(() -> ours.uses("a"))).hasSize(1);
    infrastructure.clock.advance(Duration.ofDays(FlagUses.KEPT_DAYS + 1));
    tasks.forgetAll();
    boolean left =
        as(
            () ->
                store.read(
                    tx -> tx.query("select exists (select from uses)").mapTo(Boolean.class).one()));
    assertThat(left).isFalse();
  }

  private boolean isOn(String key, boolean otherwise) {
    return as(() -> here.client().getBooleanValue(key, otherwise));
  }

  private boolean asked(Asker by, String key) {
    return as(() -> by.client().getBooleanValue(key, false));
  }

  private boolean askedBy(Principal who) {
    return infrastructure.as(tenant, who, () -> here.client().getBooleanValue("new-portal", false));
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, Principal.staff(new UUID(1, 1), StaffRole.OWNER), work);
  }

  private void change(String key, FlagDefinition definition) {
    as(() -> ours.change(command(key, definition, 0)));
  }

  private static ChangeFlag command(String key, FlagDefinition definition, long over) {
    return new ChangeFlag(UUID.randomUUID(), key, definition, over, "to try it");
  }

  /** As the broker does, to each process. */
  private void tell() {
    for (var fact : infrastructure.published(store, FlagsChanged.class)) {
      for (var asker : List.of(here, there)) {
        infrastructure.deliver(tenant, fact, asker.listener());
        infrastructure.deliver(PlatformRealm.ID, fact, asker.listener());
      }
    }
  }

  private Flags reached() {
    return (Flags)
        Proxy.newProxyInstance(
            Flags.class.getClassLoader(),
            new Class<?>[] {Flags.class},
            (proxy, method, given) -> {
              if (away) {
                throw Refusal.unavailable(Refusal.UNAVAILABLE, "flags is away");
              }
              try {
                return method.invoke(ours, given);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
