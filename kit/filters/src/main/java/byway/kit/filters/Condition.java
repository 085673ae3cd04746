package byway.kit.filters;

import java.util.List;

/**
 * What a filter means. Every condition is true or false of a row, never unknown: a value that is
 * not there equals nothing and contains nothing, and so is "not equal".
 *
 * @param <T> a row
 */
sealed interface Condition<T> {

  /** All of them; none is true of every row. */
  record And<T>(List<Condition<T>> all) implements Condition<T> {}

  /** Any of them; none is true of no row. */
  record Or<T>(List<Condition<T>> any) implements Condition<T> {}

  record Not<T>(Condition<T> it) implements Condition<T> {}

  record Equals<T>(Column<T> column, Object value) implements Condition<T> {}

  /** Less than, of what has an order. */
  record Below<T>(Column<T> column, Object value) implements Condition<T> {}

  record Above<T>(Column<T> column, Object value) implements Condition<T> {}

  /** In whatever case: each code point in its simple lower case (Unicode, UnicodeData.txt). */
  record Contains<T>(Column<T> column, String text) implements Condition<T> {}

  record Present<T>(Column<T> column) implements Condition<T> {}
}
