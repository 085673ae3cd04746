package byway.kit.tasks;

import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;

/** Tasks are done from when services run until they stop. */
@Singleton
final class TaskLifecycle {
  private static final int AFTER_SERVICES = 1_500;
  private static final int BEFORE_GROUND = 9_000;

  private final List<TaskScheduler> schedulers;

  TaskLifecycle(
      @All List<Worker> workers,
      Settings settings,
      Tasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    var here =
        workers.stream()
            .map(Worker::duties)
            .filter(work -> settings.roles().runs(work.store().service()))
            .toList();
    this.schedulers =
        ServiceTasks.of(here, clock, metrics).stream()
            .map(service -> new TaskScheduler(service, clock, tasks))
            .toList();
  }

  void start(@Observes @Priority(AFTER_SERVICES) StartupEvent event) {
    schedulers.forEach(TaskScheduler::start);
  }

  void stop(@Observes @Priority(BEFORE_GROUND) ShutdownEvent event) {
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      schedulers.forEach(scheduler -> all.execute(scheduler::close));
    }
  }
}
