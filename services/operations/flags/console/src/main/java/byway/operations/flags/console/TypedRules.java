package byway.operations.flags.console;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.NeededFlag;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.Variant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is typed of rules, read and written the same way. None of what is not understood. */
final class TypedRules {
  private static final Pattern CONDITION =
      Pattern.compile("(not\\s+)?(\\S+)\\s+([A-Za-z_]+)\\s*(.*)", Pattern.DOTALL);
  private static final Pattern VARIANT = Pattern.compile("(\\S+)\\s+(\\d{1,5})(?:\\s+(.*))?");

  private TypedRules() {}

  private static Stream<String> parts(String typed, String between) {
    return Arrays.stream(typed.split(between, -1)).map(String::strip).filter(one -> !one.isEmpty());
  }

  /** Such as {@code country in NL, BE; not version semver_lt 2.0.0}. */
  static Optional<List<Constraint>> conditions(String typed) {
    var all = new ArrayList<Constraint>();
    for (var one : parts(typed, ";").toList()) {
      var found = CONDITION.matcher(one);
      if (!found.matches()) {
        return Optional.empty();
      }
      var operator = operator(found.group(3));
      if (operator.isEmpty()) {
        return Optional.empty();
      }
      var text = found.group(4).strip();
      var values =
          operator.get().takesMany()
              ? parts(text, ",").toList()
              : text.isEmpty() ? List.<String>of() : List.of(text);
      all.add(
          new Constraint(found.group(2), operator.get(), values, found.group(1) != null, false));
    }
    return Optional.of(all);
  }

  private static Optional<ConstraintOperator> operator(String word) {
    return Arrays.stream(ConstraintOperator.values())
        .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  static String of(List<Constraint> all) {
    return all.stream()
        .map(
            one ->
                (one.inverted() ? "not " : "")
                    + one.field()
                    + " "
                    + one.operator().name().toLowerCase(Locale.ROOT)
                    + " "
                    + String.join(", ", one.values()))
        .collect(Collectors.joining("; "));
  }

  /** Such as {@code blue 50 #00f; red 50 #f00}. */
  static Optional<List<Variant>> variants(String typed, String by) {
    var all = new ArrayList<Variant>();
    for (var one : parts(typed, ";").toList()) {
      var found = VARIANT.matcher(one);
      if (!found.matches()) {
        return Optional.empty();
      }
      var value = found.group(3) == null ? "" : found.group(3).strip();
      all.add(
          new Variant(
              found.group(1),
              Integer.parseInt(found.group(2)),
              kind(value),
              value,
              by.isEmpty() ? Share.USUAL : by,
              List.of()));
    }
    return Optional.of(all);
  }

  private static Variant.Kind kind(String value) {
    return value.startsWith("{")
        ? Variant.Kind.JSON
        : value.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Variant.Kind.NUMBER : Variant.Kind.TEXT;
  }

  static String ofVariants(List<Variant> all) {
    return all.stream()
        .map(one -> (one.name() + " " + one.weight() + " " + one.value()).strip())
        .collect(Collectors.joining("; "));
  }

  /** Such as {@code parent, !other}. */
  static List<NeededFlag> needs(String typed) {
    return parts(typed, ",")
        .map(
            one ->
                one.startsWith("!")
                    ? new NeededFlag(one.substring(1).strip(), false, List.of())
                    : new NeededFlag(one, true, List.of()))
        .toList();
  }

  static String ofNeeds(List<NeededFlag> all) {
    return all.stream()
        .map(one -> (one.on() ? "" : "!") + one.key())
        .collect(Collectors.joining(", "));
  }

  static List<String> names(String typed) {
    return parts(typed, ",").toList();
  }

  /** Such as {@code country=NL; version=2.1.0}. */
  static Map<String, String> fields(String typed) {
    var all = new TreeMap<String, String>();
    parts(typed, ";")
        .map(one -> one.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> all.put(pair[0].strip(), pair[1].strip()));
    return all;
  }

  /** None of what is no time. */
  static Optional<Instant> time(String typed) {
    try {
      return Optional.of(OffsetDateTime.parse(typed).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
