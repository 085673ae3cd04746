package byway.kit.filters;

import byway.kit.filters.Condition.Above;
import byway.kit.filters.Condition.And;
import byway.kit.filters.Condition.Below;
import byway.kit.filters.Condition.Contains;
import byway.kit.filters.Condition.Equals;
import byway.kit.filters.Condition.Not;
import byway.kit.filters.Condition.Or;
import byway.kit.filters.Condition.Present;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes conditions as SQL. Its words are ours and the columns' expressions; whatever was typed is
 * a parameter.
 */
final class SqlText {
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  Map<String, Object> parameters() {
    return parameters;
  }

  <T> String of(Condition<T> condition) {
    return switch (condition) {
      case And<T> and -> joined(and.all(), " and ", "true");
      case Or<T> or -> joined(or.any(), " or ", "false");
      case Not<T> not -> "not " + of(not.it());
      case Equals<T> same -> compared(same.column(), " = ", same.value());
      case Below<T> below -> compared(below.column(), " < ", below.value());
      case Above<T> above -> compared(above.column(), " > ", above.value());
      case Contains<T> has -> compared(has.column(), " ilike ", "%" + escaped(has.text()) + "%");
      case Present<T> present -> "(" + present.column().sql() + " is not null)";
    };
  }

  /** The place of a value that is bound. */
  String bound(Object value) {
    var name = "filter_" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  /** SQL's unknown would stay unknown when it is negated, so it is made false here. */
  private String compared(Column<?> column, String operator, Object value) {
    var test = column.sql() + operator + bound(value);
    return column.optional()
        ? "(" + column.sql() + " is not null and " + test + ")"
        : "(" + test + ")";
  }

  private <T> String joined(List<Condition<T>> parts, String with, String none) {
    return parts.isEmpty()
        ? none
        : parts.stream().map(this::of).collect(Collectors.joining(with, "(", ")"));
  }

  /** With the escape character that LIKE has by itself. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
