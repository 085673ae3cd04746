package byway.kit.tasks;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * One task that one process has taken up. The version is the proof: whoever takes it over raises
 * it, and what a process says that has lost it changes nothing.
 *
 * @param failures how many attempts have failed before this one
 */
record Claim(String task, String instance, long version, int failures) {
  static Claim of(Execution execution) {
    return new Claim(
        execution.getTaskName(),
        execution.getId(),
        execution.version,
        execution.consecutiveFailures);
  }
}
