package byway.kit.filters;

/**
 * A filter that was understood.
 *
 * @param <T> a row
 */
public final class Filter<T> {
  private final Condition<T> condition;

  Filter(Condition<T> condition) {
    this.condition = condition;
  }

  /** Of a row at hand, the same as the database says: for what passes by live, and for fakes. */
  public boolean matches(T row) {
    return Meaning.of(condition, row);
  }

  String write(SqlText sql) {
    return sql.of(condition);
  }
}
