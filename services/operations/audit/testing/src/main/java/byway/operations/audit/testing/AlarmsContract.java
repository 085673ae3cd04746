package byway.operations.audit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmLimits;
import byway.operations.audit.api.Alarms;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.WriteAct;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What those rely on who answer for what staff do. */
public class AlarmsContract extends ContractTest<Alarms> {
  public AlarmsContract() {
    super(Alarms.class);
  }

  @Test
  void what_is_more_than_usual_is_listed_until_and_after_somebody_has_looked() {
    assertThat(ours.limits()).isEqualTo(AlarmLimits.USUAL);
    var limits = new AlarmLimits(1, 1, 1, 1);
    assertThat(ours.changeLimits(limits)).isEqualTo(limits);
    refused("limit_invalid", () -> ours.changeLimits(new AlarmLimits(0, 1, 1, 1)));
    var sam = UUID.randomUUID();
    var audit = neighbour(Audit.class, Principal.staff(sam, StaffRole.FINANCE));
    for (int i = 0; i < 3; i++) {
      var unused = audit.write(new WriteAct(UUID.randomUUID(), "order.refund", "an order", "why"));
    }
    var alarm = ours.list(10, null).items().getFirst();
    assertThat(alarm)
        .extracting(Alarm::kind, Alarm::by, Alarm::count)
        .containsExactly(AlarmKind.REFUNDS, sam, 2);
    assertThat(others.list(10, null).items()).isEmpty();
    assertThat(ours.see(alarm.id()).id()).isEqualTo(alarm.id());
    notFound(() -> others.see(alarm.id()));
  }
}
