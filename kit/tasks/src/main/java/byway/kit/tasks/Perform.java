package byway.kit.tasks;

import byway.kit.context.Context;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Does the tasks of one name that were taken up, and writes down itself how each ended, so that the
 * library only takes them up and keeps their hearts beating.
 */
final class Perform extends AbstractTask<String> {
  private static final Logger LOG = Logger.getLogger(Perform.class);

  private final String service;
  private final Duty duty;
  private final TaskRows rows;
  private final TaskCounts counts;
  private final InstantSource clock;
  private final Runnable afterEach;
  private volatile Consumer<Instant> nextKnown = next -> {};
  private final Set<Claim> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param service whose tasks these are, at work for who asked
   * @param afterEach called when one is written down
   */
  Perform(
      String service,
      Duty duty,
      TaskRows rows,
      TaskCounts counts,
      InstantSource clock,
      Runnable afterEach) {
    super(duty.name(), String.class, (complete, operations) -> {}, (complete, operations) -> {});
    this.service = service;
    this.duty = duty;
    this.rows = rows;
    this.counts = counts;
    this.clock = clock;
    this.afterEach = afterEach;
  }

  @Override
  public DeadExecutionHandler<String> getDeadExecutionHandler() {
    return (complete, operations) -> {
      var execution = complete.getExecution();
      var claim = Claim.of(execution);
      // Here, a clock that has leapt is why its heart seems to have stopped.
      if (!underWay.contains(claim)) {
        LOG.warnf("%s %s was begun by a process that ended", claim.task(), claim.instance());
        taken((String) execution.taskInstance.getData())
            .context()
            .run(() -> fail(claim, Failure.PROCESS_ENDED));
      }
    };
  }

  @Override
  public CompletionHandler<String> execute(
      TaskInstance<String> instance, ExecutionContext execution) {
    var claim = Claim.of(execution.getExecution());
    underWay.add(claim);
    try {
      var taken = taken(instance.getData());
      taken.context().run(() -> perform(claim, taken.deed(), execution));
    } finally {
      underWay.remove(claim);
      afterEach.run();
    }
    return (complete, operations) -> {};
  }

  /** Rows are written by us, in the service's own transaction, and never by the library. */
  @Override
  public SchedulableInstance<String> schedulableInstance(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SchedulableInstance<String> schedulableInstance(String id, String data) {
    throw new UnsupportedOperationException();
  }

  /** Told when what it has done, or not done, comes again. */
  void whenNextIsKnown(Consumer<Instant> alarm) {
    nextKnown = alarm;
  }

  int underWay() {
    return underWay.size();
  }

  /** What is to be done, and in which context. */
  private record Taken(Context context, Runnable deed) {}

  /** What cannot be read fails when it is done, like what cannot be done. */
  private Taken taken(String data) {
    try {
      var task = StoredTask.decode(data);
      return new Taken(task.context().within(service), () -> duty.deed().accept(task));
    } catch (RuntimeException e) {
      var invalid = new StoredTask.PayloadInvalid(duty.name(), e);
      return new Taken(
          Context.platform(),
          () -> {
            throw invalid;
          });
    }
  }

  private void perform(Claim claim, Runnable deed, ExecutionContext execution) {
    try {
      TimeLimit.within(duty.attempts().timeLimit(), deed);
    } catch (Throwable e) { // whatever it is, it is written down: else nobody would know
      var unusedOrder = Thread.interrupted();
      if (execution.getSchedulerState().isShuttingDown()) {
        rows.putBack(claim);
      } else {
        var failure = Failure.of(e);
        LOG.warnf(
            failure.isExpected() ? null : e,
            "%s %s failed: %s",
            claim.task(),
            claim.instance(),
            failure);
        fail(claim, failure);
      }
      return;
    }
    var unused = Thread.interrupted(); // it is done, and is written down even at the last moment
    var now = clock.instant();
    var schedule = duty.schedule();
    if (schedule == null) {
      rows.done(claim, now);
    } else {
      var next = schedule.after(now);
      rows.turnDone(claim, now, next);
      nextKnown.accept(next);
    }
    counts.done(duty.name());
  }

  private void fail(Claim claim, Failure failure) {
    int failures = claim.failures() + 1;
    var now = clock.instant();
    var next = duty.next(failures, now);
    var isStuck = rows.failed(claim, failure, duty.isLast(failures), next, now);
    if (isStuck.isEmpty()) {
      return;
    }
    if (next != null) {
      nextKnown.accept(next);
    }
    counts.failed(duty.name(), isStuck.get());
    if (isStuck.get()) {
      LOG.errorf(
          "%s %s is stuck after %d attempts: %s",
          claim.task(), claim.instance(), failures, failure.code());
    }
  }
}
