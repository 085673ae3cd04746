package byway.charging.objections.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of objections beside their page. */
@Singleton
class ObjectionsInConsole implements InMenu, SaysDone {
  private static ObjectionMessages words(Locale language) {
    return Languages.words(ObjectionMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.SYSTEM, 90, ObjectionPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of("objection.add", words(language).added());
  }
}
