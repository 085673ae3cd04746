package byway.operations.flags.api.asking;

import static java.util.Locale.ROOT;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A constraint that has been read once. What cannot be read, of the rule or of who asks, holds for
 * nobody; what is inverted is the opposite of the comparison, also where nothing was said.
 */
interface Condition {
  boolean holds(Asking asking);

  /** Nobody: what was typed is no pattern, and its opposite says nothing either. */
  Condition NEVER = asking -> false;

  static Condition of(Constraint constraint) {
    var operator = constraint.operator();
    var field = constraint.field();
    if (operator == ConstraintOperator.REGEX) {
      var pattern = pattern(constraint);
      if (pattern.isEmpty()) {
        return NEVER;
      }
      return turned(constraint, said(field, text -> pattern.get().matcher(text).find()));
    }
    return turned(
        constraint,
        switch (operator) {
          case IN -> said(field, Set.copyOf(constraint.values())::contains);
          case NOT_IN -> not(said(field, Set.copyOf(constraint.values())::contains));
          case STR_STARTS_WITH -> text(constraint, String::startsWith);
          case STR_ENDS_WITH -> text(constraint, String::endsWith);
          case STR_CONTAINS -> text(constraint, String::contains);
          case NUM_EQ -> number(constraint, order -> order == 0);
          case NUM_GT -> number(constraint, order -> order > 0);
          case NUM_GTE -> number(constraint, order -> order >= 0);
          case NUM_LT -> number(constraint, order -> order < 0);
          case NUM_LTE -> number(constraint, order -> order <= 0);
          case DATE_AFTER -> time(constraint, order -> order > 0);
          case DATE_BEFORE -> time(constraint, order -> order < 0);
          case SEMVER_EQ -> version(constraint, order -> order == 0);
          case SEMVER_GT -> version(constraint, order -> order > 0);
          case SEMVER_GTE -> version(constraint, order -> order >= 0);
          case SEMVER_LT -> version(constraint, order -> order < 0);
          case SEMVER_LTE -> version(constraint, order -> order <= 0);
          case IN_CIDR -> addresses(constraint);
          case REGEX -> NEVER;
        });
  }

  private static Condition turned(Constraint constraint, Condition condition) {
    return constraint.inverted() ? not(condition) : condition;
  }

  private static Condition not(Condition condition) {
    return asking -> !condition.holds(asking);
  }

  /** Holds for nobody of whom it is not known. */
  private static Condition said(String field, Predicate<String> fits) {
    return asking -> {
      var value = asking.value(field);
      return value != null && fits.test(value);
    };
  }

  private static Condition text(Constraint constraint, BiPredicate<String, String> fits) {
    boolean anyCase = constraint.anyCase();
    var values =
        constraint.values().stream()
            .map(value -> anyCase ? value.toLowerCase(ROOT) : value)
            .toArray(String[]::new);
    return said(
        constraint.field(),
        said -> {
          var text = anyCase ? said.toLowerCase(ROOT) : said;
          for (var value : values) {
            if (fits.test(text, value)) {
              return true;
            }
          }
          return false;
        });
  }

  private static String first(Constraint constraint) {
    return constraint.values().isEmpty() ? "" : constraint.values().getFirst();
  }

  private static Condition number(Constraint constraint, IntPredicate fits) {
    var value = number(first(constraint));
    return said(
        constraint.field(),
        text -> {
          var said = number(text);
          return value.isPresent()
              && said.isPresent()
              && fits.test(said.get().compareTo(value.get()));
        });
  }

  /** A number as people and programs write it; its exponent is no way to a huge one. */
  static Optional<BigDecimal> number(String text) {
    if (!text.strip().matches("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.strip()));
  }

  private static Condition time(Constraint constraint, IntPredicate fits) {
    var value = time(first(constraint));
    var field = constraint.field();
    return asking -> {
      var said = asking.value(field);
      var at = said == null && field.equals(Constraint.TIME) ? asking.at() : time(said);
      return value != null && at != null && fits.test(at.compareTo(value));
    };
  }

  /** None of what is no time. */
  static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Condition version(Constraint constraint, IntPredicate fits) {
    var value = Version.of(first(constraint));
    return said(
        constraint.field(),
        text -> {
          var said = Version.of(text);
          return value.isPresent()
              && said.isPresent()
              && fits.test(said.get().compareTo(value.get()));
        });
  }

  private static Condition addresses(Constraint constraint) {
    var ranges =
        constraint.values().stream().flatMap(text -> AddressRange.of(text).stream()).toList();
    return said(
        constraint.field(),
        text -> {
          var address = AddressRange.address(text);
          return address.isPresent()
              && ranges.stream().anyMatch(range -> range.contains(address.get()));
        });
  }

  private static Optional<Pattern> pattern(Constraint constraint) {
    try {
      return Optional.of(
          Pattern.compile(first(constraint), constraint.anyCase() ? Pattern.CASE_INSENSITIVE : 0));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
