package byway.operations.audit.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of alarms beside their page. */
@Singleton
class AlarmsInConsole implements InMenu, SaysDone {
  private static AlarmMessages words(Locale language) {
    return Languages.words(AlarmMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    var title = words(language).title();
    return List.of(new MenuEntry(Group.PEOPLE, 75, AlarmPages.HOME, title, "alarms.list"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of(
        AlarmPages.SEEN, words(language).seen(), AlarmPages.LIMITS, words(language).kept());
  }
}
