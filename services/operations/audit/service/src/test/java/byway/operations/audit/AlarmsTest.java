package byway.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmLimits;
import byway.operations.audit.api.AlarmRaised;
import byway.operations.audit.api.WriteAct;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one of the staff does more often than is usual. */
class AlarmsTest {
  private static final String SECRET = "a secret of this installation alone";
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AuditStore store = new AuditStore(infrastructure.databases());
  static final AlarmsEndpoint alarms = new AlarmsEndpoint(store, infrastructure.clock);

  @TempDir static Path data;
  static AuditEndpoint audit;

  final UUID tenant = UUID.randomUUID();
  final UUID sam = UUID.randomUUID();
  final UUID owner = UUID.randomUUID();

  @BeforeAll
  static void open() {
    var seals = new Seals(new Keys(SECRET));
    var witness = new Witness(data, seals);
    var keys = new Keys(SECRET);
    var write =
        new WriteActs(
            store,
            seals,
            witness,
            new RaiseAlarms(infrastructure.ids),
            new Tasks(infrastructure.clock));
    audit =
        new AuditEndpoint(
            store,
            new ProveChain(store, seals, witness),
            write,
            new SignHead(
                store,
                seals,
                new SigningKeys(store, keys, infrastructure.clock),
                infrastructure.clock),
            infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  private void act(UUID by, String act, int times) {
    for (int i = 0; i < times; i++) {
      var command = new WriteAct(UUID.randomUUID(), act, "a customer", "why not");
      infrastructure.as(tenant, Principal.staff(by, StaffRole.SUPPORT), () -> audit.write(command));
    }
  }

  private List<Alarm> all() {
    return infrastructure.as(tenant, () -> alarms.list(10, null)).items();
  }

  @Test
  void one_more_than_is_usual_within_an_hour_raises_one_alarm_and_is_done_all_the_same() {
    act(sam, "customer.grant", AlarmLimits.USUAL.data());
    act(owner, "customer.grant", 1);
    act(sam, "hotspot.block", 50);
    assertThat(all()).isEmpty();
    act(sam, "customer.grant", 5);
    assertThat(all())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(AlarmKind.DATA);
              assertThat(alarm.by()).isEqualTo(sam);
              assertThat(alarm.count()).isEqualTo(AlarmLimits.USUAL.data() + 1);
            });
    assertThat(infrastructure.published(store, AlarmRaised.class))
        .contains(new AlarmRaised(all().getFirst().id(), AlarmKind.DATA, sam, 21));
    infrastructure.clock.advance(Duration.ofMinutes(61));
    act(sam, "customer.grant", 20);
    assertThat(all()).as("an hour later that is usual again").hasSize(1);
    act(sam, "customer.grant", 1);
    assertThat(all()).hasSize(2);
  }

  @Test
  void secrets_of_any_kind_count_together_and_the_operator_says_what_is_usual() {
    infrastructure.as(tenant, () -> alarms.changeLimits(new AlarmLimits(1, 1, 1, 2)));
    act(sam, "access-point.show-secret", 1);
    act(sam, "hotspot.renew-secret", 1);
    assertThat(all()).isEmpty();
    act(sam, "senders.bounce-secret", 1);
    assertThat(all()).singleElement().matches(alarm -> alarm.kind() == AlarmKind.SECRETS);
    for (int wrong : new int[] {0, 1_001}) {
      assertThatThrownBy(
              () ->
                  infrastructure.as(
                      tenant, () -> alarms.changeLimits(new AlarmLimits(1, wrong, 1, 1))))
          .isInstanceOfSatisfying(
              Refusal.class, e -> assertThat(e.code()).isEqualTo("limit_invalid"));
    }
  }

  @Test
  void somebody_else_looks_into_it() {
    infrastructure.as(tenant, () -> alarms.changeLimits(new AlarmLimits(1, 1, 1, 1)));
    act(sam, "order.refund", 2);
    var id = all().getFirst().id();
    assertThatThrownBy(() -> see(sam, id))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("own_alarm"));
    assertThat(see(owner, id).seenBy()).isEqualTo(owner);
    assertThat(see(UUID.randomUUID(), id).seenBy()).as("who was first").isEqualTo(owner);
  }

  private Alarm see(UUID by, UUID id) {
    return infrastructure.as(tenant, Principal.staff(by, StaffRole.OWNER), () -> alarms.see(id));
  }
}
