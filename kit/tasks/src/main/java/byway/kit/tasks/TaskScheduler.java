package byway.kit.tasks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does the tasks of one service in this process, as they fall due. */
final class TaskScheduler implements AutoCloseable {
  /**
   * What was put here is begun at once, and what is known to be due later then; this is for what
   * others put and do not come to.
   */
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** A process is taken for dead when it has missed four of them. */
  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  static final int MISSED = 4;
  private static final Duration HOUSEKEEPING = Duration.ofSeconds(15);
  private static final Duration LAST_WAIT = Duration.ofSeconds(3);
  private static final Logger LOG = Logger.getLogger(TaskScheduler.class);

  private final ServiceTasks tasks;
  private final Scheduler scheduler;
  private final ScheduledExecutorService housekeeping;

  TaskScheduler(ServiceTasks tasks, InstantSource clock, Tasks puts) {
    this.tasks = tasks;
    var service = tasks.store().service();
    this.scheduler =
        new Builder(tasks)
            .clock(clock::instant)
            .serializer(ServiceTasks.TEXT)
            .jdbcCustomization(tasks.claim())
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(LOOK_EVERY)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .threads(ServiceTasks.PLACES)
            .executorService(threads(service))
            .dueExecutor(
                Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("tasks " + service).factory()))
            .housekeeperExecutor(heartbeats(service))
            .schedulerName(new SchedulerName.Fixed(service))
            // Names that this version does not know are not its to remove.
            .deleteUnresolvedAfter(Duration.ofDays(36_500))
            .shutdownMaxWait(LAST_WAIT)
            .failureLogging(LogLevel.OFF, false)
            .build();
    this.housekeeping =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("tasks " + service + " house").factory());
    Runnable look = scheduler::triggerCheckForDueExecutions;
    var alarm = new TaskAlarm(look, housekeeping, clock);
    tasks.whenMoreWanted(look, alarm::at);
    puts.onPut(service, alarm);
  }

  private static ExecutorService threads(String service) {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name("task " + service + " ", 0).factory());
  }

  private static ScheduledExecutorService heartbeats(String service) {
    return Executors.newScheduledThreadPool(
        2, Thread.ofVirtual().name("tasks " + service + " heart").factory());
  }

  /** The library's own, but it waits by a clock that nobody sets back. */
  private static final class Builder extends SchedulerBuilder {
    Builder(ServiceTasks tasks) {
      super(tasks.store().connections(), tasks.performers());
    }

    @Override
    protected Waiter buildWaiter() {
      return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }
  }

  void start() {
    tasks.plan();
    scheduler.start();
    var unused =
        housekeeping.scheduleWithFixedDelay(
            this::keepHouse, 0, HOUSEKEEPING.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void keepHouse() {
    try {
      tasks.keepHouse();
    } catch (RuntimeException e) {
      LOG.warnf(e, "the tasks of %s are looked after later", tasks.store().service());
    }
  }

  /** Waits a little for what is under way, then interrupts it and puts it back. */
  @Override
  public void close() {
    housekeeping.shutdown();
    scheduler.stop();
  }
}
