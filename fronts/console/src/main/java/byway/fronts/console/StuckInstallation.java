package byway.fronts.console;

import byway.kit.calls.CallFailed;
import byway.kit.calls.Calls;
import byway.kit.tasks.StuckTask;
import byway.kit.tasks.StuckTasks.Listed;
import byway.kit.tasks.StuckWork;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operator's stuck tasks, wherever their services run. */
@Singleton
class StuckInstallation {
  private final Map<Set<String>, StuckWork> processes;

  StuckInstallation(Calls calls, StuckWork here) {
    this.processes = calls.ofEachProcess(StuckWork.class, "stuck-tasks", here);
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
    var tasks = new ArrayList<StuckTask>();
    var silent = new TreeSet<String>();
    long all = 0;
    for (var process : processes.entrySet()) {
      try {
        Listed listed = process.getValue().list();
        tasks.addAll(listed.first());
        all += listed.all();
      } catch (CallFailed e) {
        silent.addAll(process.getKey());
      }
    }
    tasks.sort(Comparator.comparing(StuckTask::since));
    return new Heard(tasks, all, List.copyOf(silent));
  }

  void tryAgain(String service, String task, String id) {
    of(service).tryAgain(service, new StuckWork.TryAgain(task, id));
  }

  void giveUp(String service, String task, String id, String reason) {
    of(service).giveUp(service, new StuckWork.GiveUp(task, id, reason));
  }

  private StuckWork of(String service) {
    return processes.entrySet().stream()
        .filter(process -> process.getKey().contains(service))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> Refusal.notFound("the service"));
  }
}
