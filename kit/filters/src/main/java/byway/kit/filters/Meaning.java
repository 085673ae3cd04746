package byway.kit.filters;

import byway.kit.filters.Condition.Above;
import byway.kit.filters.Condition.And;
import byway.kit.filters.Condition.Below;
import byway.kit.filters.Condition.Contains;
import byway.kit.filters.Condition.Equals;
import byway.kit.filters.Condition.Not;
import byway.kit.filters.Condition.Or;
import byway.kit.filters.Condition.Present;

/** What a condition says of a row that is at hand; the database must find the same. */
final class Meaning {
  private Meaning() {}

  static <T> boolean of(Condition<T> condition, T row) {
    return switch (condition) {
      case And<T> and -> and.all().stream().allMatch(one -> of(one, row));
      case Or<T> or -> or.any().stream().anyMatch(one -> of(one, row));
      case Not<T> not -> !of(not.it(), row);
      case Equals<T> same -> same.value().equals(same.column().of(row));
      case Below<T> below -> compare(below.column(), row, below.value()) < 0;
      case Above<T> above -> compare(above.column(), row, above.value()) > 0;
      case Contains<T> has ->
          has.column().of(row) instanceof String text && fold(text).contains(fold(has.text()));
      case Present<T> present -> present.column().of(row) != null;
    };
  }

  /** 0 where the row has no value: it is neither below nor above. */
  @SuppressWarnings("unchecked")
  private static <T> int compare(Column<T> column, T row, Object with) {
    var value = column.of(row);
    return value == null ? 0 : ((Comparable<Object>) value).compareTo(with);
  }

  private static String fold(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
