package byway.operations.audit;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Actor;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.ChainProof;
import byway.operations.audit.api.SignedHead;
import byway.operations.audit.api.WriteAct;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(AuditEndpoint.class)
class AuditEndpoint implements Audit {
  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_REASON = 200;

  private final AuditStore store;
  private final ProveChain prove;
  private final WriteActs write;
  private final SignHead sign;
  private final InstantSource clock;

  AuditEndpoint(
      AuditStore store, ProveChain prove, WriteActs write, SignHead sign, InstantSource clock) {
    this.store = store;
    this.prove = prove;
    this.write = write;
    this.sign = sign;
    this.clock = clock;
  }

  @Override
  public Act write(WriteAct command) {
    check(command);
    var tenant = Context.tenantId();
    return write.of(tenant, Map.of(command.key(), act(command))).stream()
        .findFirst()
        .orElseGet(() -> store.read(tx -> AuditRows.byKey(tx, command.key())).orElseThrow());
  }

  private Act act(WriteAct command) {
    var context = Context.current();
    var principal = context.principal();
    var role = principal.role();
    return new Act(
        0,
        Chain.FORM,
        clock.instant(),
        Actor.valueOf(principal.kind().name()),
        principal.id(),
        role == null ? "" : role.word(),
        command.act(),
        "",
        command.subject().strip(),
        command.outcome(),
        "",
        command.reason().strip(),
        List.of(),
        context.trace().traceId(),
        "");
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
  public Page<Act> find(ListRequest asked) {
    var query = ActColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> AuditRows.find(tx, Context.tenantId(), query));
  }

  @Override
  public List<Act> chain(long after, int limit) {
    int most = Math.clamp(limit, 1, MOST_OF_CHAIN);
    return store.read(tx -> AuditRows.after(tx, after, most));
  }

  @Override
  public SignedHead head() {
    return sign.ofTenant();
  }

  @Override
  public ChainProof prove() {
    return prove.ofTenant();
  }
}
