package byway.kit.filters;

import byway.kit.store.Tx;
import byway.kit.values.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * A list that was asked for, ready to be run.
 *
 * @param <T> a row
 */
public final class ListQuery<T> {
  private static final int FETCHED = 500;

  private final Filter<T> filter;
  private final Sort<T> sort;
  private final @Nullable List<@Nullable Object> place;
  private final int limit;

  ListQuery(Filter<T> filter, Sort<T> sort, @Nullable List<@Nullable Object> place, int limit) {
    this.filter = filter;
    this.sort = sort;
    this.place = place;
    this.limit = limit;
  }

  public Filter<T> filter() {
    return filter;
  }

  /**
   * One page of what a select finds. The filter stands outside of it, so that nothing in a filter
   * can widen what the select has narrowed.
   *
   * @param select with a column or expression for each that was named, without an end
   * @param parameters of the select
   */
  public Page<T> page(Tx tx, String select, Map<String, ?> parameters, Class<T> type) {
    var rows = run(tx, select, parameters, limit + 1).mapTo(type).list();
    return Page.of(rows, limit, sort::write);
  }

  /** The same of rows that are read by hand. */
  public Page<T> page(Tx tx, String select, Map<String, ?> parameters, RowMapper<T> reader) {
    var rows = run(tx, select, parameters, limit + 1).map(reader).list();
    return Page.of(rows, limit, sort::write);
  }

  /**
   * All of it in its order, from the cursor on, read as it is needed and {@code most} at most; to
   * be closed.
   */
  public Stream<T> stream(
      Tx tx, String select, Map<String, ?> parameters, Class<T> type, int most) {
    return run(tx, select, parameters, most).setFetchSize(FETCHED).mapTo(type).stream();
  }

  private Query run(Tx tx, String select, Map<String, ?> parameters, int rows) {
    var sql = new SqlText();
    var where = filter.write(sql);
    if (place != null) {
      where = where + " and " + sort.after(place, sql);
    }
    var query =
        tx.query(
            "select * from (%s) as listed where %s order by %s limit :filter_limit"
                .formatted(select, where, sort.orderBy()));
    parameters.forEach(query::bind);
    sql.parameters().forEach(query::bind);
    return query.bind("filter_limit", rows);
  }
}
