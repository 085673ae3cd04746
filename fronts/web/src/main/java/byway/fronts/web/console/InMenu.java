package byway.fronts.web.console;

import byway.fronts.web.Visitor;
import java.util.List;
import java.util.Locale;

/** What a feature has in the console's menu. */
public interface InMenu {
  List<MenuEntry> entries(Locale language);

  /** Who may see them; staff, usually. */
  default boolean isFor(Visitor visitor) {
    return visitor.isStaff();
  }
}
