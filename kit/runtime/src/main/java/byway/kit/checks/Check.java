package byway.kit.checks;

/**
 * One thing to look at when somebody asks whether all is well. Each feature brings its own as a
 * singleton, and it is found; it is asked where its feature runs. Asking must be cheap, and may
 * fail: then it is not known how that thing stands, and is said so.
 */
public interface Check {
  /** Lower case with dashes; it never changes, for whoever watches the metrics. */
  String name();

  /** Whether it is about the operator of the context, and not about the whole installation. */
  default boolean isOfOperator() {
    return false;
  }

  /** Whether this process can do nothing without: then it is not ready. */
  default boolean isVital() {
    return false;
  }

  Finding look();
}
