package byway.fronts.console;

import byway.kit.calls.Calls;
import byway.kit.tasks.StuckTask;
import byway.kit.tasks.StuckTasks.Listed;
import byway.kit.tasks.StuckWork;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The operator's stuck tasks, wherever their services run. */
@Singleton
class StuckInstallation {
  private final Processes<StuckWork> processes;

  StuckInstallation(Calls calls, StuckWork here) {
    this.processes = new Processes<>(calls, StuckWork.class, "stuck-tasks", here);
  }

  /**
   * What was heard.
   *
   * @param tasks those that are stuck longest first
   * @param all how many there are
   * @param silent services that did not answer
   */
  record Heard(List<StuckTask> tasks, long all, List<String> silent) {
    Heard {
      tasks = List.copyOf(tasks);
      silent = List.copyOf(silent);
    }
  }

  Heard list() {
    var heard = processes.ask(StuckWork::list);
    var tasks =
        heard.answers().stream()
            .flatMap(listed -> listed.first().stream())
            .sorted(Comparator.comparing(StuckTask::since))
            .toList();
    return new Heard(tasks, heard.answers().stream().mapToLong(Listed::all).sum(), heard.silent());
  }

  void tryAgain(String service, String task, String id) {
    processes.of(service).tryAgain(service, new StuckWork.TryAgain(task, id));
  }

  void giveUp(String service, String task, String id, String reason) {
    processes.of(service).giveUp(service, new StuckWork.GiveUp(task, id, reason));
  }
}
