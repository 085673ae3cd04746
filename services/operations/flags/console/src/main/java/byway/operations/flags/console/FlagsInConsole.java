package byway.operations.flags.console;

import byway.fronts.web.console.Answerable;
import byway.fronts.web.console.InMenu;
import byway.fronts.web.console.MenuEntry;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.console.SaysDone;
import byway.fronts.web.words.Languages;
import byway.operations.flags.api.Flags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the console shows of flags beside their pages. */
@Singleton
class FlagsInConsole implements InMenu, SaysDone, Answerable {
  private final Flags flags;

  FlagsInConsole(Flags flags) {
    this.flags = flags;
  }

  private static FlagMessages words(Locale language) {
    return Languages.words(FlagMessages.class, language);
  }

  @Override
  public List<MenuEntry> entries(Locale language) {
    return List.of(new MenuEntry(Group.SYSTEM, 90, FlagPages.HOME, words(language).title()));
  }

  @Override
  public Map<String, String> done(Locale language) {
    var words = words(language);
    return Map.of(
        FlagPages.CHANGE, words.doneChange(),
        FlagPage.OFF, words.doneOff(),
        FlagPages.SEGMENT, words.doneSegment(),
        FlagTokenPages.REVOKE, words.doneRevoke());
  }

  @Override
  public String part() {
    return "flags";
  }

  @Override
  public Object ask() {
    return flags.segments();
  }
}
