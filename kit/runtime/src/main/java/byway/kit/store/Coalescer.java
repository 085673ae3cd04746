package byway.kit.store;

import byway.kit.values.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Questions to a database that come while others are being answered go together in the next one:
 * one statement for as many as have come, and no wait where there is only one.
 *
 * @param <Q> a question, with its tenant, since many tenants' go together
 * @param <A> an answer
 */
public final class Coalescer<Q, A> {
  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_WAITING = 10_000;
  private static final int WORKERS = 2;
  private static final int PATIENCE_SECONDS = 8;

  private final Function<List<Q>, List<A>> all;
  private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger working = new AtomicInteger();
  private final Semaphore room = new Semaphore(MOST_WAITING);

  /**
   * @param all answers each of at most {@value #MOST_AT_ONCE} questions, in their order
   */
  public Coalescer(Function<List<Q>, List<A>> all) {
    this.all = all;
  }

  private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

  /** Refuses with {@code overloaded} where too many wait, or the answer does not come in time. */
  public A ask(Q question) {
    if (!room.tryAcquire()) {
      throw overloaded();
    }
    try {
      var one = new Waiting<Q, A>(question, new CompletableFuture<>());
      waiting.add(one);
      workIfNeeded();
      return one.answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw overloaded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overloaded();
    } finally {
      room.release();
    }
  }

  private static Refusal overloaded() {
    return Refusal.unavailable("overloaded", "too much at once; try again");
  }

  private void workIfNeeded() {
    int workers = working.get();
    while (workers < WORKERS && !waiting.isEmpty()) {
      if (working.compareAndSet(workers, workers + 1)) {
        Thread.ofVirtual().name("together").start(this::work);
        return;
      }
      workers = working.get();
    }
  }

  private void work() {
    try {
      for (var batch = next(); !batch.isEmpty(); batch = next()) {
        serve(batch);
      }
    } finally {
      working.decrementAndGet();
    }
    workIfNeeded(); // one may have come between the last look and the end
  }

  private List<Waiting<Q, A>> next() {
    var batch = new ArrayList<Waiting<Q, A>>();
    for (Waiting<Q, A> one; batch.size() < MOST_AT_ONCE && (one = waiting.poll()) != null; ) {
      batch.add(one);
    }
    return batch;
  }

  private void serve(List<Waiting<Q, A>> batch) {
    try {
      var answers = all.apply(batch.stream().map(Waiting::question).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer.complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(one -> one.answer.completeExceptionally(e));
    }
  }
}
