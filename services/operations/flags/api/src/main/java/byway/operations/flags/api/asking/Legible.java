package byway.operations.flags.api.asking;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Whether what somebody typed can be read, for who keeps it: what cannot holds for nobody. */
public final class Legible {
  private Legible() {}

  /** Whether each value is what its operator compares with. */
  public static boolean is(Constraint constraint) {
    var operator = constraint.operator();
    if (constraint.values().isEmpty()) {
      return operator == ConstraintOperator.IN || operator == ConstraintOperator.NOT_IN;
    }
    if (!operator.takesMany() && constraint.values().size() > 1) {
      return false;
    }
    return constraint.values().stream().allMatch(value -> is(operator, value));
  }

  private static boolean is(ConstraintOperator operator, String value) {
    return switch (operator) {
      case IN, NOT_IN, STR_STARTS_WITH, STR_ENDS_WITH, STR_CONTAINS -> true;
      case NUM_EQ, NUM_GT, NUM_GTE, NUM_LT, NUM_LTE -> Condition.number(value).isPresent();
      case DATE_AFTER, DATE_BEFORE -> Condition.time(value) != null;
      case SEMVER_EQ, SEMVER_GT, SEMVER_GTE, SEMVER_LT, SEMVER_LTE -> Version.of(value).isPresent();
      case IN_CIDR -> AddressRange.of(value).isPresent();
      case REGEX -> isPattern(value);
    };
  }

  private static boolean isPattern(String value) {
    try {
      return Pattern.compile(value) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
