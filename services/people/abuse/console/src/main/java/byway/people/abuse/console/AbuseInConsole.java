package byway.people.abuse.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of complaints beside their pages. */
@Singleton
class AbuseInConsole implements InMenu, SaysDone {
  private static AbuseMessages words(Locale language) {
    return Languages.words(AbuseMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 60, AbusePages.HOME, words(language).title(), "abuseReports.list"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var saved = words(language).saved();
    return Map.of(
        "abuse.note", saved,
        "abuse.answer", saved,
        "abuse.notice", saved,
        "abuse.change", saved,
        "abuse.customer", saved,
        "abuse.suspend", saved,
        "abuse.resume", saved);
  }
}
