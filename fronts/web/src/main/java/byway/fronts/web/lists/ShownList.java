package byway.fronts.web.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as {@code web/list} shows it.
 *
 * @param label what the list is called, for those who cannot see
 * @param filters whether it can be narrowed
 * @param hint what can be typed for that, as an example; empty where that is plain
 * @param problem what was not understood of that; empty where all was
 * @param next address of the following part; none after the last
 */
public record ShownList(
    String label,
    Asked asked,
    boolean filters,
    String hint,
    String problem,
    List<Heading> headings,
    List<List<Field>> rows,
    @Nullable String next) {

  /** Whether there is nothing, and not only nothing that matches. */
  public boolean isEmpty() {
    return rows.isEmpty()
        && problem.isEmpty()
        && asked.filter().isEmpty()
        && asked.cursor() == null;
  }

  public String address() {
    return asked.address();
  }

  public String filter() {
    return asked.filter();
  }

  public String sort() {
    return asked.sort();
  }

  /** The address of the same as a file, from here on. */
  public String csv() {
    return asked.asCsv(asked.cursor());
  }

  /**
   * The head of a column.
   *
   * @param out whether it is only for those who cannot see
   * @param href the address of the list sorted by it; none where it cannot be
   * @param direction in which it is sorted by this column; none where it is not
   */
  public record Heading(
      String label,
      boolean number,
      boolean out,
      @Nullable String href,
      @Nullable String direction) {}

  /**
   * One field of a row.
   *
   * @param label that its card has to show; none where it speaks for itself
   */
  public record Field(@Nullable String label, String classes, Cell cell) {}
}
