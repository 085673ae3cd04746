package byway.operations.audit;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmLimits;
import byway.operations.audit.api.Alarms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AlarmsEndpoint.class)
class AlarmsEndpoint implements Alarms {
  private static final int MOST = 1_000;

  private final AuditStore store;
  private final InstantSource clock;

  AlarmsEndpoint(AuditStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Page<Alarm> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> AlarmRows.before(tx, before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(AlarmRows.Row::alarm).toList(), page.next());
  }

  @Override
  public Alarm see(UUID id) {
    var by = Context.current().principal().id();
    return store.write(
        tx -> {
          var alarm = AlarmRows.lock(tx, id).orElseThrow(() -> Refusal.notFound("the alarm"));
          if (alarm.by().equals(by)) {
            throw Refusal.conflict("own_alarm", "somebody else has to look into it");
          }
          if (by != null) {
            AlarmRows.see(tx, id, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
          }
          return AlarmRows.lock(tx, id).orElseThrow();
        });
  }

  @Override
  public AlarmLimits limits() {
    return store.read(AlarmRows::limits);
  }

  @Override
  public AlarmLimits changeLimits(AlarmLimits limits) {
    if (Stream.of(AlarmKind.values())
        .anyMatch(kind -> limits.of(kind) < 1 || limits.of(kind) > MOST)) {
      throw Refusal.invalid("limit_invalid", "an alarm comes after 1 to 1,000 acts");
    }
    store.change(tx -> AlarmRows.changeLimits(tx, Context.tenantId(), limits));
    return limits;
  }
}
