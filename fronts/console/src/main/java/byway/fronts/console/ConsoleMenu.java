package byway.fronts.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The pages that the console has of its own. */
@Singleton
class ConsoleMenu implements InMenu {
  @Override
  public List<MenuEntry> entries(Locale language) {
    var words = Languages.words(ConsoleMessages.class, language);
    var operations = Languages.words(OperationMessages.class, language);
    return List.of(
        new MenuEntry(Group.NOW, 10, OverviewPages.HOME, words.overview()),
        new MenuEntry(Group.SYSTEM, 10, OverviewPages.HOME + "/health", words.health()),
        wrong(30, "/stuck-tasks", operations.stuckTasks(), "stuckWork.list"),
        wrong(35, "/set-aside-messages", operations.setAsideMessages(), "setAsideEvents.list"),
        wrong(40, "/dead-letters", words.deadLetters(), "stuckWork.list"));
  }

  /** For who may see what went wrong; of letters too, which no contract speaks of. */
  private static MenuEntry wrong(int order, String path, String label, String call) {
    return new MenuEntry(Group.SYSTEM, order, OverviewPages.HOME + path, label, call);
  }
}
