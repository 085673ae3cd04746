package byway.kit.filters;

import byway.kit.filters.Condition.Above;
import byway.kit.filters.Condition.And;
import byway.kit.filters.Condition.Below;
import byway.kit.filters.Condition.Contains;
import byway.kit.filters.Condition.Equals;
import byway.kit.filters.Condition.Not;
import byway.kit.filters.Condition.Or;
import byway.kit.filters.Condition.Present;
import byway.kit.filters.FilterProblem.Found;
import byway.kit.filters.Kind.Unreadable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one term: a field with an operator and a value, or a word or phrase that is looked for.
 *
 * @param <T> a row
 */
final class TermReader<T> {
  static final int LONGEST_VALUE = 200;
  private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Kind MAC = new Kind.Mac();

  private final Columns<T> columns;
  private final Instant now;
  private final ZoneId zone;

  TermReader(Columns<T> columns, Instant now, ZoneId zone) {
    this.columns = columns;
    this.now = now;
    this.zone = zone;
  }

  /**
   * @param end after its last character
   */
  record Term<T>(Condition<T> condition, int end) {}

  /** A value as it was typed. */
  private record Value(String text, boolean quoted, int at, int end) {}

  Term<T> read(String text, int at) throws Found {
    var field = FIELD.matcher(text).region(at, text.length());
    if (field.lookingAt() && !isAddress(text, at)) {
      int after = blanks(text, field.end());
      var operator = Operator.at(text, after);
      if (operator.isPresent()) {
        var value = value(text, blanks(text, after + operator.get().text().length()));
        var condition = compare(field.group(), at, operator.get(), after, value);
        return new Term<>(condition, value.end());
      }
    }
    if (Operator.at(text, at).isPresent()) {
      throw new Found(
          at + 1, "filter_malformed", "a field is missing before this", columns.names());
    }
    var word = value(text, at);
    return new Term<>(anywhere(word), word.end());
  }

  /** One that is pasted is meant as it stands, for no field can be called like its first digits. */
  private boolean isAddress(String text, int at) throws Found {
    var word = value(text, at).text();
    return word.indexOf(':') == 2 && isReadable(MAC, word);
  }

  private Value value(String text, int at) throws Found {
    if (at == text.length()) {
      throw new Found(at + 1, "filter_malformed", "a value is missing here", List.of());
    }
    return checked(text.charAt(at) == '"' ? quoted(text, at) : bare(text, at));
  }

  private static Value checked(Value value) throws Found {
    if (value.text().length() > LONGEST_VALUE) {
      throw new Found(
          value.at() + 1,
          "filter_value_invalid",
          "a value has at most " + LONGEST_VALUE + " characters",
          List.of());
    }
    if (value.text().isEmpty()) {
      throw new Found(value.at() + 1, "filter_malformed", "a value is missing here", List.of());
    }
    return value;
  }

  private static Value quoted(String text, int at) throws Found {
    var value = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return new Value(value.toString(), true, at, i + 1);
      }
      if (c == '\\' && i + 1 < text.length()) {
        c = text.charAt(++i);
      }
      value.append(c);
    }
    throw new Found(at + 1, "filter_malformed", "this quotation mark is not closed", List.of());
  }

  private static Value bare(String text, int at) {
    int end = at;
    while (end < text.length() && " ()\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new Value(text.substring(at, end), false, at, end);
  }

  private Condition<T> compare(String field, int at, Operator operator, int operatorAt, Value value)
      throws Found {
    var bound = columns.bound(field);
    var column = bound == null ? columns.find(field) : bound.column();
    if (column == null) {
      throw new Found(
          at + 1, "filter_field_unknown", "there is no field called " + field, columns.names());
    }
    var allowed = bound == null ? column.kind().operators() : List.of(Operator.HAS);
    if (!allowed.contains(operator)) {
      throw new Found(
          operatorAt + 1,
          "filter_operator_refused",
          field + " cannot be compared by " + operator.text(),
          allowed.stream().map(Operator::text).toList());
    }
    if (bound == null && operator == Operator.HAS && !value.quoted() && value.text().equals("*")) {
      return new Present<>(column);
    }
    try {
      return bound == null
          ? compared(column, operator, value.text())
          : compared(column, bound.operator(), value.text());
    } catch (Unreadable e) {
      throw new Found(
          value.at() + 1, "filter_value_invalid", field + ": " + e.getMessage(), e.allowed());
    }
  }

  private Condition<T> compared(Column<T> column, Operator operator, String typed)
      throws Unreadable {
    if (column.kind() instanceof Kind.Time) {
      return inTime(column, operator, Span.read(typed, now, zone));
    }
    var value = column.kind().read(typed);
    boolean written = column.kind() instanceof Kind.Text;
    return switch (operator) {
      case HAS -> written ? new Contains<>(column, typed) : new Equals<>(column, value);
      case CONTAINS -> new Contains<>(column, typed);
      case EQUAL -> new Equals<>(column, value);
      case NOT_EQUAL -> new Not<>(new Equals<>(column, value));
      case LESS -> new Below<>(column, value);
      case AT_MOST -> present(column, new Not<>(new Above<>(column, value)));
      case MORE -> new Above<>(column, value);
      case AT_LEAST -> present(column, new Not<>(new Below<>(column, value)));
    };
  }

  private Condition<T> inTime(Column<T> column, Operator operator, Span span) {
    Condition<T> before = new Below<>(column, span.from());
    Condition<T> ended = new Below<>(column, span.to());
    Condition<T> within = present(column, new And<>(List.of(new Not<>(before), ended)));
    return switch (operator) {
      case NOT_EQUAL -> new Not<>(within);
      case LESS -> before;
      case AT_MOST -> ended;
      case MORE -> present(column, new Not<>(ended));
      case AT_LEAST -> present(column, new Not<>(before));
      default -> within;
    };
  }

  private Condition<T> present(Column<T> column, Condition<T> condition) {
    return column.optional() ? new And<>(List.of(new Present<>(column), condition)) : condition;
  }

  /** In any column where it can be: a word is no id, and no MAC address. */
  private Condition<T> anywhere(Value word) throws Found {
    var any = new ArrayList<Condition<T>>();
    boolean searched = false;
    for (var column : columns.all()) {
      if (column.searched()) {
        searched = true;
        if (isReadable(column.kind(), word.text())) {
          any.add(found(column, word.text()));
        }
      }
    }
    if (!searched) {
      throw new Found(word.at() + 1, "filter_malformed", "a field is needed here", columns.names());
    }
    return new Or<>(List.copyOf(any));
  }

  private Condition<T> found(Column<T> column, String word) {
    try {
      return compared(column, Operator.HAS, word);
    } catch (Unreadable e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isReadable(Kind kind, String word) {
    try {
      if (kind instanceof Kind.Time) {
        var unused = Span.read(word, now, zone);
      } else {
        var unused = kind.read(word);
      }
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
