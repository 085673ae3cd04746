package byway.kit.incoming;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.incoming.Inbox.Seen;
import byway.kit.incoming.Receipt.NotTaken;
import byway.kit.incoming.Receipt.Outcome;
import byway.kit.incoming.Receipt.Taken;
import byway.kit.store.Store;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signed webhooks of one source. Whoever brings one is not believed, its signature is. It
 * may come twice, late, out of order or never.
 *
 * @param <M> what the service reads out of a body
 */
public final class Receiver<M> {
  /** An event that failed so often for no passing reason is kept, and the sender is let go. */
  public static final int MOST_ATTEMPTS = 5;

  public static final int MOST_BYTES = 512 * 1024;
  private static final int LONGEST_ID = 200;
  private static final int UUID_LENGTH = 36;
  private static final String COUNTER = "byway_incoming_total";
  private static final Logger LOG = Logger.getLogger(Receiver.class);

  private final String source;
  private final Signatures signatures;
  private final Reader<M> reader;
  private final Map<String, Handler<M>> handlers;
  private final Store store;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final @Nullable UUID owner;

  /** Reads a body that is signed. */
  @FunctionalInterface
  public interface Reader<M> {
    SourceEvent<M> read(byte[] body) throws MalformedEvent;
  }

  /**
   * Decides what an event of one kind does; others may be asked here. It is asked as the platform:
   * of the tenant whose own secrets signed the event, of none where it was the source's one secret.
   */
  @FunctionalInterface
  public interface Handler<M> {
    Plan plan(M data);
  }

  /**
   * @param source stable and short, such as {@code stripe}; of the rows and the metrics
   * @param handlers by the kind of event; of others nothing is wanted
   * @param store with the tables of the README in it
   * @param metrics {@code byway_incoming_total} by source and outcome
   */
  public Receiver(
      String source,
      Signatures signatures,
      Reader<M> reader,
      Map<String, Handler<M>> handlers,
      Store store,
      InstantSource clock,
      MeterRegistry metrics) {
    this(source, signatures, reader, handlers, store, clock, metrics, null);
  }

  private Receiver(
      String source,
      Signatures signatures,
      Reader<M> reader,
      Map<String, Handler<M>> handlers,
      Store store,
      InstantSource clock,
      MeterRegistry metrics,
      @Nullable UUID owner) {
    this.source = source;
    this.signatures = signatures;
    this.reader = reader;
    this.handlers = Map.copyOf(handlers);
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
    this.owner = owner;
  }

  /**
   * The same source as one tenant has it, which knows secrets of its own. What they sign is about
   * this tenant and nobody else, and its ids are its own: whoever knows a tenant's secret can do
   * nothing to another.
   */
  public Receiver<M> of(UUID tenant, Signatures secrets) {
    return new Receiver<>(source, secrets, reader, handlers, store, clock, metrics, tenant);
  }

  public String source() {
    return source;
  }

  /**
   * The migration that a service names among its own, to have the tables of its receivers.
   *
   * @param version the next of its numbers
   */
  public static String migration(int version) {
    return "V" + version + "__received_events.sql=db/incoming/received_events.sql";
  }

  /** Takes what came, or says why not; every outcome is an answer, none an exception. */
  public Receipt receive(Delivery delivery) {
    var receipt = look(delivery);
    count(
        switch (receipt) {
          case Taken taken -> taken.outcome().text();
          case NotTaken not -> not.code();
        });
    return receipt;
  }

  private Receipt look(Delivery delivery) {
    if (delivery.body().length > MOST_BYTES) {
      return new NotTaken(413, "too_large", "a message has at most " + MOST_BYTES + " bytes");
    }
    var type = delivery.header("content-type");
    if (type.isPresent() && !type.get().strip().matches("(?i)application/json *(;.*)?")) {
      return new NotTaken(415, "unsupported_media_type", "messages are application/json");
    }
    return switch (signatures.verify(delivery, clock.instant())) {
      case Signatures.Verdict.Missing missing ->
          new NotTaken(400, "signature_missing", "the message is not signed");
      case Signatures.Verdict.Forged forged ->
          new NotTaken(401, "signature_invalid", "the signature is not the sender's, or too old");
      case Signatures.Verdict.Genuine genuine -> {
        try {
          var read = reader.read(delivery.body());
          var id = genuine.eventId().orElse(read.id());
          yield id.isEmpty() || id.length() > LONGEST_ID || id.indexOf(0) >= 0
              ? malformed("the event has no id that can be kept")
              : take(new SourceEvent<>(kept(id), read.kind(), read.data()), delivery.body());
        } catch (MalformedEvent e) {
          yield malformed(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  /** Under what an event is kept: the ids of a tenant's own account are told apart from others. */
  private String kept(String id) {
    return owner == null ? id : owner + "/" + id;
  }

  private static Receipt malformed(String detail) {
    return new NotTaken(400, "malformed", detail);
  }

  private Receipt take(SourceEvent<M> event, byte[] body) {
    var whose = new AtomicReference<@Nullable UUID>();
    try {
      return handled(event, body, whose);
    } catch (Refusal refusal) {
      if (refusal.status() < 500) {
        return new NotTaken(refusal.status(), refusal.code(), refusal.detail());
      }
      return isPassing(refusal)
          ? new NotTaken(refusal.status(), refusal.code(), refusal.detail())
          : failed(event, body, whose.get(), refusal);
    } catch (RuntimeException e) {
      return isPassing(e)
          ? new NotTaken(503, "try_again", "something is away; send it again")
          : failed(event, body, whose.get(), e);
    }
  }

  /** Trouble that will be over, and is not the event's. */
  private static boolean isPassing(RuntimeException e) {
    return e instanceof CallFailed
        || (e instanceof StoreFailed failed && failed.isOfTheMoment())
        || (e instanceof Refusal refusal && refusal.status() == 503);
  }

  private Receipt failed(
      SourceEvent<M> event, byte[] body, @Nullable UUID tenantId, RuntimeException e) {
    LOG.errorf(e, "%s %s of %s cannot be handled", event.kind(), event.id(), source);
    int attempts;
    try {
      attempts =
          store.write(
              tx -> FailedEvents.add(tx, source, event.id(), body, tenantId, e, clock.instant()));
    } catch (StoreFailed away) {
      return new NotTaken(503, "try_again", "something is away; send it again");
    }
    return attempts < MOST_ATTEMPTS
        ? new NotTaken(500, "failed", "something broke on our side; send it again")
        : new Taken(Outcome.SET_ASIDE);
  }

  /**
   * @param whose told as soon as that is known, since what follows may fail
   */
  private Receipt handled(
      SourceEvent<M> event, byte[] body, AtomicReference<@Nullable UUID> whose) {
    var handler = handlers.get(event.kind());
    if (handler == null) {
      return new Taken(Outcome.UNKNOWN_KIND);
    }
    var asked = owner == null ? Context.platform() : Context.platform(owner);
    whose.set(owner);
    var plan = asked.call(() -> handler.plan(event.data()));
    if (owner == null) {
      whose.set(plan.tenantId().orElse(null));
    }
    if (plan.tenantId().isEmpty() || (owner != null && !owner.equals(plan.tenantId().get()))) {
      return new Taken(Outcome.FOREIGN);
    }
    var digest = signatures.repeatsBytes() ? digest(body) : new byte[0];
    return Context.platform(plan.tenantId().get())
        .call(() -> store.<Receipt>write(tx -> once(tx, event, plan, digest)));
  }

  private Receipt once(byway.kit.store.Tx tx, SourceEvent<M> event, Plan plan, byte[] digest) {
    var now = clock.instant();
    var seen = Inbox.mark(tx, source, event.id(), digest, now);
    if (seen == Seen.OTHERWISE) {
      return new NotTaken(409, "event_id_reused", "under this id something else came before");
    }
    if (seen == Seen.BEFORE) {
      return new Taken(Outcome.REPEATED);
    }
    var unused = FailedEvents.remove(tx, source, event.id());
    if (plan.version().isPresent() && !Inbox.isNewest(tx, source, plan.version().get(), now)) {
      return new Taken(Outcome.OUTDATED);
    }
    return new Taken(plan.effect().in(tx) ? Outcome.HANDLED : Outcome.FOREIGN);
  }

  /**
   * Takes an event that was not brought but fetched from the source itself, which needs no
   * signature. Passing trouble and failures are the caller's, as exceptions.
   */
  public Outcome takeFetched(SourceEvent<M> event) {
    var named = new SourceEvent<>(kept(event.id()), event.kind(), event.data());
    var receipt = handled(named, new byte[0], new AtomicReference<>());
    var outcome = receipt instanceof Taken taken ? taken.outcome() : Outcome.REPEATED;
    count(outcome.text());
    return outcome;
  }

  /**
   * Those that were set aside, oldest first, at most 100: of the context's tenant, and those of
   * which nobody knows whose they are; of all where the context has no tenant.
   */
  public List<SetAsideEvent> setAside() {
    return store.read(tx -> FailedEvents.setAside(tx, source, MOST_ATTEMPTS, whoAsks())).stream()
        .map(
            one ->
                new SetAsideEvent(
                    source,
                    one.eventId(),
                    one.tenantId() != null,
                    one.failure(),
                    one.attempts(),
                    one.firstAt(),
                    one.lastAt()))
        .toList();
  }

  private FailedEvents.Failed failed(String eventId) {
    return store
        .read(tx -> FailedEvents.setAside(tx, source, eventId, MOST_ATTEMPTS, whoAsks()))
        .orElseThrow(() -> Refusal.notFound("this event"));
  }

  private static @Nullable UUID whoAsks() {
    return Context.isBound() ? Context.current().tenant() : null;
  }

  /** Tries one again that was set aside, since what stood in its way may be mended. */
  public Receipt tryAgain(String eventId) {
    var found = failed(eventId);
    try {
      var read = reader.read(found.body());
      var receipt =
          whose(eventId).take(new SourceEvent<>(eventId, read.kind(), read.data()), found.body());
      if (receipt instanceof Taken taken && taken.outcome() != Outcome.SET_ASIDE) {
        forget(eventId);
      }
      return receipt;
    } catch (MalformedEvent e) {
      return malformed(String.valueOf(e.getMessage()));
    }
  }

  /** As it was received: by the tenant that its name begins with, or by none. */
  private Receiver<M> whose(String eventId) {
    int slash = eventId.indexOf('/');
    if (slash != UUID_LENGTH) {
      return this;
    }
    try {
      return of(UUID.fromString(eventId.substring(0, slash)), signatures);
    } catch (IllegalArgumentException e) {
      return this;
    }
  }

  /**
   * Forgets one that was set aside; whoever does says why elsewhere. What may be another tenant's
   * is for the platform alone.
   */
  public void giveUp(String eventId) {
    var found = failed(eventId);
    if (found.tenantId() == null && whoAsks() != null) {
      throw Refusal.notFound("this event among those of the operator");
    }
    forget(eventId);
  }

  private void forget(String eventId) {
    store.change(tx -> FailedEvents.remove(tx, source, eventId));
  }

  /** Forgets ids that no sender tells any more, 1,000 at a time; how many. */
  public int forget(Duration olderThan) {
    var before = clock.instant().minus(olderThan);
    return store.write(tx -> Inbox.forget(tx, source, before));
  }

  /**
   * Lets those go that were set aside so long ago and that nobody has decided on, since what they
   * hold may be personal: 1,000 at a time; how many. It is told in the log and counted.
   */
  public int giveUpOld(Duration olderThan) {
    var before = clock.instant().minus(olderThan);
    int gone = store.write(tx -> FailedEvents.removeOld(tx, source, before));
    if (gone > 0) {
      LOG.warnf("%d events of %s that always failed are kept no longer", gone, source);
      metrics.counter(COUNTER, "source", source, "outcome", "expired").increment(gone);
    }
    return gone;
  }

  private void count(String outcome) {
    metrics.counter(COUNTER, "source", source, "outcome", outcome).increment();
  }

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
