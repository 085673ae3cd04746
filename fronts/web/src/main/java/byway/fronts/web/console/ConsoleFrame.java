package byway.fronts.web.console;

import byway.fronts.web.Visitor;
import byway.fronts.web.console.MenuEntry.Group;
import byway.fronts.web.words.Languages;
import io.quarkus.arc.All;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What stands around each page of the console, of whatever features are there. */
@Singleton
@Named("consoleFrame")
public final class ConsoleFrame {
  /** Where the console begins. */
  public static final String HOME = "/console";

  private final List<InMenu> menus;
  private final List<SaysDone> acts;

  ConsoleFrame(@All List<InMenu> menus, @All List<SaysDone> acts) {
    this.menus = menus;
    this.acts = acts;
  }

  /** A part of the menu, with what it is called. */
  public record Section(String title, List<MenuEntry> entries) {}

  /** What this visitor may see; a group without entries is left out. */
  public List<Section> menu(Visitor visitor) {
    var language = visitor.language();
    var words = Languages.words(StaffMessages.class, language);
    var entries =
        menus.stream()
            .filter(menu -> menu.isFor(visitor))
            .flatMap(menu -> menu.entries(language).stream())
            .filter(entry -> entry.isFor(visitor))
            .sorted(Comparator.comparingInt(MenuEntry::order).thenComparing(MenuEntry::path))
            .toList();
    return Arrays.stream(Group.values())
        .map(
            group ->
                new Section(
                    title(group, words),
                    entries.stream().filter(entry -> entry.group() == group).toList()))
        .filter(section -> !section.entries().isEmpty())
        .toList();
  }

  /** What was done just now, in words; empty where this page follows no act. */
  public String done(Visitor visitor) {
    var done = visitor.done();
    return done.isEmpty()
        ? ""
        : acts.stream()
            .map(said -> said.done(visitor.language()).get(done))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
  }

  private static String title(Group group, StaffMessages words) {
    return switch (group) {
      case NOW -> words.now();
      case PEOPLE -> words.people();
      case SYSTEM -> words.system();
    };
  }
}
