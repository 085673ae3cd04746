package byway.fronts.web.lists;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list, or a figure of a card on a phone.
 *
 * @param sort its key, where the list can be sorted by it
 * @param order that order, where the whole list is at hand
 */
record Column<T>(
    String label,
    Style style,
    Function<T, Cell> cell,
    @Nullable String sort,
    @Nullable Comparator<T> order) {
  /** How it looks in a table, and where in a card. */
  enum Style {
    /** The first line of a card. */
    LEAD("lead", false),
    /** At the end of the first line of a card. */
    SIDE("side", false),
    SIDE_NUMBER("num side", false),
    NUMBER("num", true),
    TEXT("", true),
    QUIET("quiet", false),
    TIME("quiet nowrap", true),
    ACT("act", false);

    final String classes;

    /** Whether a card has to say what it is. */
    final boolean labelled;

    Style(String classes, boolean labelled) {
      this.classes = classes;
      this.labelled = labelled;
    }
  }

  Column<T> sorted(String key, @Nullable Comparator<T> by) {
    return new Column<>(label, style, cell, key, by);
  }

  ShownList.Heading heading(Asked asked) {
    var direction =
        sort == null || !sort.equals(asked.sortedBy())
            ? null
            : asked.isDescending() ? "descending" : "ascending";
    return new ShownList.Heading(
        label,
        style.classes.startsWith("num"),
        style == Style.ACT,
        sort == null ? null : asked.sorted(sort),
        direction);
  }

  ShownList.Field field(T item) {
    var shown = cell.apply(item);
    return new ShownList.Field(
        style.labelled && !shown.text().isEmpty() ? label : null, style.classes, shown);
  }
}
