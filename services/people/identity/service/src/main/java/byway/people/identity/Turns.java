package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a password tested next. Each test takes a core and 19 MiB for a while, so there are
 * few at once, on threads of their own: on those that carry everybody's requests they would keep
 * all others waiting. Whoever comes is admitted before anything is done, and the turns go round
 * between lanes, operators and places, so that many who come from one place wait for one another.
 */
@Singleton
class Turns {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int MOST_AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int COME_AGAIN_SECONDS = 5;

  private final ExecutorService workers;
  private final Duration patience;
  private final MeterRegistry metrics;
  private final Waiting queue = new Waiting();

  /**
   * Staff do not wait behind customers, nor who has been here before behind strangers, nor a place
   * that nothing is known of behind those that were wrong of late.
   */
  enum Lane {
    STAFF,
    KNOWN,
    OTHERS,
    DOUBTED
  }

  /** Who asks for a turn. */
  record Asker(Lane lane, UUID tenant, String source) {
    static Asker of(Lane lane, @Nullable CameFrom from) {
      return new Asker(lane, Context.tenantId(), from == null ? "" : from.source());
    }
  }

  @Inject
  Turns(MeterRegistry metrics) {
    this(Math.clamp(CORES - 1, 1, MOST_AT_ONCE), PATIENCE, metrics);
  }

  Turns(int atOnce, Duration patience, MeterRegistry metrics) {
    this.patience = patience;
    this.metrics = metrics;
    this.workers =
        Executors.newFixedThreadPool(
            atOnce, Thread.ofPlatform().name("password-", 0).daemon().factory());
  }

  /**
   * Does it when its turn has come. Refuses with {@code busy}, nothing having been done: 429 where
   * too many come from this place already, 503 where there is no room for anybody.
   */
  <T> T take(Asker asker, Callable<T> work) {
    var context = Context.current();
    var turn = new Turn<>(asker, () -> context.call(work));
    switch (queue.enter(turn)) {
      case ENTERED -> workers.execute(this::next);
      case TOO_MANY_FROM_THERE -> throw refused(true);
      case FULL -> throw refused(false);
    }
    try {
      return turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return late(turn);
    } catch (CancellationException e) {
      throw refused(true);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException e) {
      queue.leave(turn);
      Thread.currentThread().interrupt();
      throw refused(false);
    }
  }

  /** One that has begun is waited for: what it does counts. */
  private <T> T late(Turn<T> turn) {
    if (queue.leave(turn)) {
      throw refused(false);
    }
    try {
      return turn.get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(false);
    }
  }

  private void next() {
    var turn = queue.next();
    if (turn != null) {
      try {
        turn.run();
      } finally {
        queue.done(turn);
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error cause -> throw cause;
      case null, default -> new IllegalStateException(e);
    };
  }

  private Refusal refused(boolean isForThem) {
    metrics.counter("byway_password_refused_total", "code", "busy").increment();
    var refusal =
        isForThem
            ? Refusal.tooMany("busy", "too many sign in from your place right now; wait a moment")
            : Refusal.unavailable(
                "busy", "too many people sign in right now; try again in a moment");
    return refusal.after(COME_AGAIN_SECONDS);
  }
}
