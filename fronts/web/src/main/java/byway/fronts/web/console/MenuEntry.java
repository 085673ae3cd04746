package byway.fronts.web.console;

import byway.fronts.web.Visitor;

/**
 * A line of the console's menu.
 *
 * @param order within the group, the lowest first; those of the console itself are tens
 * @param path such as {@code /console/vouchers}
 * @param label in the reader's language
 * @param call that the page needs, such as {@code audit.list}; empty where all of the staff see it
 */
public record MenuEntry(Group group, int order, String path, String label, String call) {
  /** What all of the staff see. */
  public MenuEntry(Group group, int order, String path, String label) {
    this(group, order, path, label, "");
  }

  /** What belongs together, in the order of the menu. */
  public enum Group {
    NOW,
    PEOPLE,
    SYSTEM
  }

  /** Whether this visitor's role opens what it leads to. */
  public boolean isFor(Visitor visitor) {
    return call.isEmpty() || visitor.may(call);
  }

  /** Whether this visitor looks at what it leads to; all of the console lies below its overview. */
  public boolean isOf(Visitor visitor) {
    return path.equals(ConsoleFrame.HOME) ? visitor.isAt(path) : visitor.isUnder(path);
  }
}
