package byway.fronts.console;

import byway.fronts.web.console.SaysDone;
import byway.fronts.web.console.SaysFindings;
import byway.fronts.web.words.Languages;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether work of the operator's is stuck, and what is said after an act about it. */
@Singleton
class OperationsInConsole implements SaysDone, Check, SaysFindings {
  private static final String STUCK = "tasks-stuck";

  private final StuckInstallation stuck;

  OperationsInConsole(StuckInstallation stuck) {
    this.stuck = stuck;
  }

  private static OperationMessages words(Locale language) {
    return Languages.words(OperationMessages.class, language);
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        StuckTaskPages.AGAIN, words.doneTryAgain(),
        StuckTaskPages.GIVE_UP, words.doneGiveUp(),
        SetAsidePages.AGAIN, words.doneHandled(),
        SetAsidePages.GIVE_UP, words.doneForgotten());
  }

  @Override
  public String name() {
    return "stuck-tasks";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    long count = stuck.list().all();
    return count == 0
        ? Finding.good()
        : Finding.bad(
            STUCK, "work that is not tried any more: " + count, StuckTaskPages.HOME, count);
  }

  @Override
  public String check() {
    return name();
  }

  @Override
  public String name(Locale language) {
    return words(language).stuckTasks();
  }

  @Override
  public Optional<String> reason(Finding finding, Locale language) {
    return finding.code().equals(STUCK)
        ? Optional.of(words(language).tasksStuck(finding.details().getFirst()))
        : Optional.empty();
  }
}
