package byway.kit.filters;

/**
 * What became of a list that somebody asked for.
 *
 * @param <T> a row
 */
public sealed interface Compiled<T> {

  /** It can be run. */
  record Ready<T>(ListQuery<T> query) implements Compiled<T> {}

  /** It cannot be understood. */
  record Refused<T>(FilterProblem problem) implements Compiled<T> {}

  /**
   * The query, where there is one.
   *
   * @throws byway.kit.values.Refusal 400 with the code of the problem
   */
  default ListQuery<T> orRefuse() {
    return switch (this) {
      case Ready<T> ready -> ready.query();
      case Refused<T> refused -> throw refused.problem().refusal();
    };
  }
}
