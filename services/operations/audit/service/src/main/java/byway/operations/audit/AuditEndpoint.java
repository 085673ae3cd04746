package byway.operations.audit;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.ChainProof;
import byway.operations.audit.api.WriteAct;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AuditEndpoint.class)
class AuditEndpoint implements Audit {
  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_REASON = 200;

  private final AuditStore store;
  private final ProveChain prove;
  private final Seals seals;
  private final Witness witness;
  private final RaiseAlarms alarms;
  private final InstantSource clock;

  AuditEndpoint(
      AuditStore store,
      ProveChain prove,
      Seals seals,
      Witness witness,
      RaiseAlarms alarms,
      InstantSource clock) {
    this.store = store;
    this.prove = prove;
    this.seals = seals;
    this.witness = witness;
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public Act write(WriteAct command) {
    check(command);
    var tenant = Context.tenantId();
    var by = Context.current().principal().id();
    var written =
        store.write(
            tx -> {
              var head = AuditRows.lock(tx, tenant);
              var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
              return AuditRows.byKey(tx, command.key())
                  .orElseGet(
                      () -> {
                        var act = AuditRows.add(tx, tenant, head, command, by, at, seals);
                        alarms.look(tx, act);
                        return act;
                      });
            });
    witness.see(tenant, written.number(), written.hash());
    return written;
  }

  private static void check(WriteAct command) {
    if (!command.act().matches("[a-z][a-z.-]{0,39}")) {
      throw Refusal.invalid("act_invalid", "an act is named by small letters, dots and hyphens");
    }
    if (!isText(command.subject(), LONGEST_SUBJECT)) {
      throw Refusal.invalid("act_invalid", "a subject has 1 to 100 characters");
    }
    if (!isText(command.reason(), LONGEST_REASON)) {
      throw Refusal.invalid("reason_missing", "a reason has 1 to 200 characters");
    }
  }

  /** The database keeps no zero byte. */
  private static boolean isText(String given, int longest) {
    int length = given.strip().length();
    return length >= 1 && length <= longest && given.indexOf('\0') < 0;
  }

  @Override
  public Page<Act> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    return store.read(
        tx ->
            Page.of(
                AuditRows.before(tx, before, most + 1), most, act -> Long.toString(act.number())));
  }

  @Override
  public ChainProof prove() {
    return prove.ofTenant();
  }
}
