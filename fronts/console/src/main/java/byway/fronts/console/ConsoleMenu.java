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
        entry(Group.NOW, 10, "", words.overview()),
        entry(Group.SYSTEM, 10, "/health", words.health()),
        entry(Group.SYSTEM, 30, "/stuck-tasks", operations.stuckTasks()),
        entry(Group.SYSTEM, 35, "/set-aside-messages", operations.setAsideMessages()),
        entry(Group.SYSTEM, 40, "/dead-letters", words.deadLetters()));
  }

  private static MenuEntry entry(Group group, int order, String path, String label) {
    return new MenuEntry(group, order, OverviewPages.HOME + path, label);
  }
}
