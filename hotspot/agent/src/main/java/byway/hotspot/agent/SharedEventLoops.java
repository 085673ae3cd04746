package byway.hotspot.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A few threads on which hundreds of event loops take turns. */
public final class SharedEventLoops implements AutoCloseable {
  private static final int WAITING_TASKS = 4096;

  /** A loop gives way after so many tasks, so that a busy agent does not starve the others. */
  private static final int TASKS_PER_TURN = 64;

  private final ScheduledThreadPoolExecutor threads;
  private final InstantSource clock;

  public SharedEventLoops(int threadCount, InstantSource clock) {
    this.clock = clock;
    threads =
        new ScheduledThreadPoolExecutor(
            threadCount, Thread.ofPlatform().name("hotspot-", 1).daemon().factory());
    threads.setRemoveOnCancelPolicy(true);
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** A new loop on these threads. */
  public EventLoop newLoop() {
    return new SerialLoop();
  }

  /** Ends the threads; loops on them accept nothing more. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class SerialLoop implements EventLoop {
    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(WAITING_TASKS);
    private final AtomicBoolean running = new AtomicBoolean();

    @Override
    public boolean execute(Runnable task) {
      if (threads.isShutdown() || !waiting.offer(task)) {
        return false;
      }
      wake();
      return true;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      if (threads.isShutdown()) {
        return () -> {};
      }
      ScheduledFuture<?> future =
          threads.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> future.cancel(false);
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    private void wake() {
      if (!waiting.isEmpty() && running.compareAndSet(false, true)) {
        resume();
      }
    }

    private void resume() {
      try {
        threads.execute(this::turn);
      } catch (RejectedExecutionException closed) {
        waiting.clear();
      }
    }

    private void turn() {
      try {
        for (int i = 0; i < TASKS_PER_TURN; i++) {
          Runnable task = waiting.poll();
          if (task == null) {
            break;
          }
          try {
            task.run();
          } catch (RuntimeException broken) {
            // The loop must outlive a broken task; the thread's handler makes it visible.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
          }
        }
      } finally {
        running.set(false);
        wake();
      }
    }
  }
}
