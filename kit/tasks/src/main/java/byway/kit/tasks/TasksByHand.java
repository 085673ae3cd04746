package byway.kit.tasks;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper.ManualSchedulerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One process's schedulers for a test that moves time itself: does what is due, on the calling
 * thread, when it is told to. Two of them are two processes.
 */
public final class TasksByHand {
  private static final int MOST_ROUNDS = 100_000;

  private final List<ServiceTasks> services;
  private final List<ManualScheduler> schedulers = new ArrayList<>();

  public TasksByHand(InstantSource clock, Worker... workers) {
    this(clock, new SimpleMeterRegistry(), workers);
  }

  public TasksByHand(InstantSource clock, MeterRegistry metrics, Worker... workers) {
    var work = Arrays.stream(workers).map(Worker::duties).toList();
    this.services = List.copyOf(ServiceTasks.of(work, clock, metrics));
    for (var service : services) {
      service.plan();
      schedulers.add(scheduler(service, clock));
    }
  }

  private static ManualScheduler scheduler(ServiceTasks service, InstantSource clock) {
    var builder =
        new ManualSchedulerBuilder(service.store().connections(), service.performers())
            .clock(new HandMoved(clock));
    builder
        .serializer(ServiceTasks.TEXT)
        .jdbcCustomization(service.claim())
        .pollUsingLockAndFetch(0.5, 1.0)
        .heartbeatInterval(TaskScheduler.HEARTBEAT)
        .threads(ServiceTasks.PLACES)
        .deleteUnresolvedAfter(Duration.ofDays(36_500));
    return builder.build();
  }

  /** The library wants a clock of its own kind. */
  private static final class HandMoved extends SettableClock {
    private final InstantSource clock;

    HandMoved(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }
  }

  /** Does all that is due, and what that makes due; how many attempts it took. */
  public int doDue() {
    int done = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int now = takeUpOnce();
      if (now == 0) {
        return done;
      }
      done += now;
    }
    throw new IllegalStateException("it never ends: " + done + " attempts");
  }

  /** Takes up as many as one process does at a time, and does them; how many. */
  public int takeUpOnce() {
    int taken = 0;
    for (int i = 0; i < services.size(); i++) {
      schedulers.get(i).runAnyDueExecutions();
      taken += services.get(i).claim().lastTaken();
    }
    return taken;
  }

  /** Takes over what processes had taken up that are dead by now. */
  public void takeOverFromDead() {
    schedulers.forEach(ManualScheduler::runDeadExecutionDetection);
  }

  /** As it is done now and then: figures are looked at, a clock that went back is noticed. */
  public void keepHouse() {
    services.forEach(ServiceTasks::keepHouse);
  }
}
