package byway.kit.store;

import byway.kit.store.Coalescer.Limits;
import byway.kit.store.Coalescer.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A queue of a {@link Coalescer}, and those who serve it; there are none while nothing comes. */
final class CoalescerLane<Q, A> {
  /** A thread of the system waits so long for more before it ends. */
  private static final long STAY_NANOS = 10_000_000_000L;

  private static final ThreadLocal<@Nullable List<Runnable>> ENDS = new ThreadLocal<>();

  private final int number;
  private final Limits limits;
  private final Service<Q, A> service;
  private final Thread.Builder builder;
  private final BlockingQueue<Coalesced<Q, A>> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger workers = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final Map<Thread, List<Coalesced<Q, A>>> served = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  CoalescerLane(String name, int number, Limits limits, Service<Q, A> service) {
    this.number = number;
    this.limits = limits;
    this.service = service;
    var full = name + "-" + number;
    this.builder =
        limits.workers().ownThreads()
            ? Thread.ofPlatform().daemon().name(full)
            : Thread.ofVirtual().name(full);
  }

  /** Whoever adds has taken room for it before. */
  void add(Coalesced<Q, A> one) {
    queue.add(one);
    workIfNeeded();
  }

  private void workIfNeeded() {
    int working = workers.get();
    while (working < limits.workers().each() && !queue.isEmpty() && !isClosed) {
      if (workers.compareAndSet(working, working + 1)) {
        var thread = builder.unstarted(this::work);
        threads.add(thread);
        thread.start();
        return;
      }
      working = workers.get();
    }
  }

  private void work() {
    try {
      for (var batch = gather(); !batch.isEmpty(); batch = gather()) {
        serve(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.decrementAndGet();
      threads.remove(Thread.currentThread());
    }
    workIfNeeded(); // one may have come between the last look and the end
  }

  /**
   * Few wait a moment for more, where that is wanted: what costs the same for one as for fifty is
   * spared, and nobody notices two milliseconds.
   */
  private List<Coalesced<Q, A>> gather() throws InterruptedException {
    var batch = new ArrayList<Coalesced<Q, A>>();
    var first = queue.poll(limits.workers().ownThreads() ? STAY_NANOS : 0, TimeUnit.NANOSECONDS);
    if (first == null) {
      return batch;
    }
    batch.add(first);
    int most = limits.atOnce();
    queue.drainTo(batch, most - 1);
    long until = System.nanoTime() + limits.workers().lingerNanos();
    while (batch.size() < limits.workers().enough()) {
      var more = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (more == null) {
        break;
      }
      batch.add(more);
      queue.drainTo(batch, most - batch.size());
    }
    return batch;
  }

  private void serve(List<Coalesced<Q, A>> batch) {
    served.put(Thread.currentThread(), batch);
    var ends = new ArrayList<Runnable>();
    if (limits.workers().ownThreads()) {
      ENDS.set(ends);
    }
    try {
      service.serve(batch, number);
    } catch (RuntimeException | Error e) {
      batch.forEach(one -> one.fail(e));
    } finally {
      ENDS.remove();
      served.remove(Thread.currentThread());
    }
    if (!ends.isEmpty()) {
      Thread.ofVirtual().name("answers").start(() -> ends.forEach(Runnable::run));
    }
  }

  /**
   * What is done with answers does not keep a thread from its next batch that is always at work: it
   * is done when the batch is, on another.
   */
  static void afterwards(Runnable end) {
    var ends = ENDS.get();
    if (ends == null) {
      end.run();
    } else {
      ends.add(end);
    }
  }

  /** Those that have waited since before then, being served or not. */
  void giveUp(long beforeNanos) {
    served.values().forEach(batch -> batch.forEach(one -> one.giveUp(beforeNanos)));
    for (var one : queue) {
      if (!one.giveUp(beforeNanos)) {
        return;
      }
    }
  }

  void close() {
    isClosed = true;
    threads.forEach(Thread::interrupt);
  }
}
