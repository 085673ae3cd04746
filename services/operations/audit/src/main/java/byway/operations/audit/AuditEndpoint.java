package byway.operations.audit;

import byway.contracts.audit.Act;
import byway.contracts.audit.Audit;
import byway.contracts.audit.ChainProof;
import byway.contracts.audit.WriteAct;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AuditEndpoint.class)
class AuditEndpoint implements Audit {
  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_REASON = 200;
  private static final int AT_ONCE = 1_000;

  private final AuditStore store;
  private final InstantSource clock;

  AuditEndpoint(AuditStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Act write(WriteAct command) {
    check(command);
    var tenant = Context.tenantId();
    var by = Context.current().principal().id();
    return store.write(
        tx -> {
          var head = Acts.lock(tx, tenant);
          var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          return Acts.byKey(tx, command.key())
              .orElseGet(() -> Acts.add(tx, tenant, head, command, by, at));
        });
  }

  private static void check(WriteAct command) {
    if (!command.act().matches("[a-z][a-z.-]{0,39}")) {
      throw Refusal.invalid("act_invalid", "an act is named by small letters, dots and hyphens");
    }
    int subject = command.subject().strip().length();
    if (subject < 1 || subject > LONGEST_SUBJECT) {
      throw Refusal.invalid("act_invalid", "a subject has 1 to 100 characters");
    }
    int reason = command.reason().strip().length();
    if (reason < 1 || reason > LONGEST_REASON) {
      throw Refusal.invalid("reason_missing", "a reason has 1 to 200 characters");
    }
  }

  @Override
  public Page<Act> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : number(cursor);
    return store.read(
        tx -> Page.of(Acts.before(tx, before, most + 1), most, act -> Long.toString(act.number())));
  }

  @Override
  public ChainProof prove() {
    long number = 0;
    var hash = Acts.BEGINNING;
    while (true) {
      long after = number;
      List<Act> acts = store.read(tx -> Acts.after(tx, after, AT_ONCE));
      for (var act : acts) {
        if (act.number() != number + 1 || !act.hash().equals(Acts.hash(hash, act))) {
          return new ChainProof(number, number + 1);
        }
        number = act.number();
        hash = act.hash();
      }
      if (acts.size() < AT_ONCE) {
        return new ChainProof(number, 0);
      }
    }
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }
}
