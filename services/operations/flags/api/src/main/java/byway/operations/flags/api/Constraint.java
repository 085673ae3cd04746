package byway.operations.flags.api;

import java.util.List;

/**
 * What has to hold of one field of who asks.
 *
 * @param field such as {@code userId}, {@code tenant}, or whatever a program sends along
 * @param values of which one has to fit; of numbers, times, versions and patterns the first counts
 * @param inverted the opposite has to hold
 * @param anyCase of texts: in whatever case
 */
public record Constraint(
    String field,
    ConstraintOperator operator,
    List<String> values,
    boolean inverted,
    boolean anyCase) {
  /** Who asks: the person, or what a program calls its targeting key. */
  public static final String PERSON = "userId";

  public static final String SESSION = "sessionId";
  public static final String ADDRESS = "remoteAddress";

  /** The operator's id. */
  public static final String TENANT = "tenant";

  /** ISO 8601; the clock's where nobody says another. */
  public static final String TIME = "currentTime";

  public Constraint {
    values = List.copyOf(values);
  }

  public static Constraint of(String field, ConstraintOperator operator, String... values) {
    return new Constraint(field, operator, List.of(values), false, false);
  }
}
