package byway.kit.tasks;

import byway.kit.tasks.TaskRows.Figures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The figures of one service's tasks for whoever watches; those of the table as last looked at. */
final class TaskCounts {
  private final MeterRegistry metrics;
  private final Tags service;
  private final InstantSource clock;
  private volatile Figures figures = new Figures(0, null);
  private volatile Map<String, Long> told = Map.of();

  TaskCounts(MeterRegistry metrics, String service, InstantSource clock) {
    this.metrics = metrics;
    this.service = Tags.of("service", service);
    this.clock = clock;
    metrics.gauge("byway_tasks_stuck", this.service, this, counts -> counts.figures.stuck());
    metrics.gauge("byway_tasks_due_seconds", this.service, this, TaskCounts::dueSeconds);
  }

  void done(String task) {
    metrics.counter("byway_tasks_done_total", service.and("task", task)).increment();
  }

  void failed(String task, boolean isStuck) {
    var outcome = isStuck ? "stuck" : "again";
    metrics
        .counter("byway_tasks_failed_total", service.and("task", task, "outcome", outcome))
        .increment();
  }

  void seen(Figures now) {
    figures = now;
  }

  /** What was found by what recurs, by the names of the tasks. */
  void told(Map<String, Long> now) {
    told = now;
  }

  /** Tells what a task finds as this metric. */
  void tell(String task, String metric) {
    metrics.gauge(metric, this, counts -> counts.told.getOrDefault(task, 0L));
  }

  private double dueSeconds() {
    var oldest = figures.oldestDue();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1_000.0);
  }
}
