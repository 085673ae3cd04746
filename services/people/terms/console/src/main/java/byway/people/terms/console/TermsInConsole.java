package byway.people.terms.console;

import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of terms beside their pages. */
@Singleton
class TermsInConsole implements InMenu, SaysDone {
  private static TermsMessages words(Locale language) {
    return Languages.words(TermsMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(
        new MenuEntry(
            Group.SYSTEM, 34, TermsPages.HOME, words(language).title(), "terms.versions"));
  }

  @Override
  public Map<String, String> done(Locale language) {
    return Map.of("terms.publish", words(language).published());
  }
}
