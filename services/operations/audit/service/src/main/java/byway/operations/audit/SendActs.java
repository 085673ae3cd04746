package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.SignedHead;
import byway.operations.audit.api.StreamKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends an operator's acts on in their order. Where the receiver is, moves only when it has taken
 * them, so each comes at least once; with them goes a signed head, by which what is here can be
 * held against what is there.
 */
@Singleton
final class SendActs implements Worker {
  /** Most acts that are sent together, and most times in a row. */
  static final int TOGETHER = 100;

  private static final int ROUNDS = 20;
  private static final Duration BETWEEN_HEADS = Duration.ofMinutes(1);
  private static final int LONGEST_TROUBLE = 300;

  /** Some four days; each further act begins them anew. */
  private static final Attempts PATIENT =
      new Attempts(1_200, Duration.ofSeconds(2), 2, Duration.ofMinutes(5), Duration.ofMinutes(2));

  static final TaskKind<Due> SEND = TaskKind.of("send-acts", Due.class).with(PATIENT);

  private final AuditStore store;
  private final SignHead sign;
  private final SyslogSender syslog;
  private final WebhookSender webhook;
  private final Tasks tasks;
  private final InstantSource clock;

  SendActs(
      AuditStore store,
      SignHead sign,
      SyslogSender syslog,
      WebhookSender webhook,
      Tasks tasks,
      InstantSource clock) {
    this.store = store;
    this.sign = sign;
    this.syslog = syslog;
    this.webhook = webhook;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** There is something to send to the receiver of this kind. */
  record Due(StreamKind kind) {}

  @Override
  public Duties duties() {
    return new Duties(store).on(SEND, due -> send(due.kind()));
  }

  private void send(StreamKind kind) {
    for (int round = 0; round < ROUNDS; round++) {
      var to = store.read(tx -> StreamRows.of(tx, kind));
      if (to.isEmpty()) {
        return;
      }
      var acts = store.read(tx -> AuditRows.after(tx, to.get().sentNumber(), TOGETHER));
      if (acts.isEmpty()) {
        return;
      }
      send(to.get(), acts);
    }
    store.change(tx -> tasks.put(tx, SEND, kind, new Due(kind)));
  }

  private void send(StreamRows.Row to, List<Act> acts) {
    var now = clock.instant();
    var head = isDue(to, now) ? Optional.of(sign.ofTenant()) : Optional.<SignedHead>empty();
    try {
      switch (to.kind()) {
        case SYSLOG -> syslog.send(to, Context.tenantId(), acts, head);
        case WEBHOOK -> webhook.send(to, Context.tenantId(), acts, head);
      }
    } catch (NotTaken not) {
      var why = String.valueOf(not.getMessage());
      var trouble = why.length() <= LONGEST_TROUBLE ? why : why.substring(0, LONGEST_TROUBLE);
      store.change(tx -> StreamRows.troubled(tx, to.kind(), trouble));
      throw not;
    }
    store.change(tx -> StreamRows.sent(tx, to, acts.getLast().number(), head.isPresent(), now));
  }

  private static boolean isDue(StreamRows.Row to, Instant now) {
    var before = to.headSentAt();
    return before == null || !now.isBefore(before.plus(BETWEEN_HEADS));
  }
}
