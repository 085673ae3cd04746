package byway.operations.disclosures.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of disclosures beside their pages. */
@Singleton
class DisclosuresInConsole implements InMenu, SaysDone {
  private static DisclosureMessages words(Locale language) {
    return Languages.words(DisclosureMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 62, DisclosurePages.HOME, words(language).title(), "disclosures.list"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of("disclosure.rules", words(language).rulesKept());
  }
}
