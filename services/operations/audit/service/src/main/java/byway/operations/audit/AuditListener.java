package byway.operations.audit;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import byway.kit.events.ActEnded;
import byway.kit.events.Envelope;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Actor;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.Change;
import byway.operations.audit.api.Outcome;
import byway.operations.tenants.api.PlatformRealm;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes down what every service tells. An act is known by its id, so that no other mark is kept;
 * what is nobody's is who runs the installation's.
 */
@Singleton
final class AuditListener implements Listener {
  private static final int MOST_TOGETHER = 150;
  private static final int LONGEST_ACT = 80;
  private static final int LONGEST_SUBJECT = 100;
  private static final int LONGEST_REASON = 200;

  private final AuditStore store;
  private final WriteActs write;

  AuditListener(AuditStore store, WriteActs write) {
    this.store = store;
    this.write = write;
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        new Subscription(
            store.service(), Envelope.typeOf(ActEnded.class), true, MOST_TOGETHER, this::take));
  }

  private void take(List<Envelope> told) {
    var byOperator = new LinkedHashMap<UUID, Map<UUID, Act>>();
    for (var one : told) {
      var ended = one.data(ActEnded.class);
      byOperator
          .computeIfAbsent(
              Objects.requireNonNullElse(one.tenant(), PlatformRealm.ID),
              tenant -> new LinkedHashMap<>())
          .putIfAbsent(ended.id(), act(ended));
    }
    byOperator.forEach(
        (tenant, acts) ->
            Context.platform(tenant)
                .run(
                    () -> {
                      var unused = write.of(tenant, acts);
                    }));
  }

  private static Act act(ActEnded ended) {
    return new Act(
        0,
        Chain.FORM,
        ended.at(),
        Actor.valueOf(ended.kind()),
        ended.by(),
        ended.role(),
        clipped(ended.act(), LONGEST_ACT),
        ended.call(),
        clipped(ended.subject(), LONGEST_SUBJECT),
        Outcome.valueOf(ended.outcome()),
        ended.code(),
        clipped(ended.reason().strip(), LONGEST_REASON),
        ended.changes().stream()
            .map(one -> new Change(one.field(), one.before(), one.after()))
            .toList(),
        ended.trace(),
        "");
  }

  /** The database keeps no zero byte. */
  private static String clipped(String text, int longest) {
    var whole = text.replace("\0", "");
    return whole.length() <= longest ? whole : whole.substring(0, longest);
  }
}
