package byway.kit.tasks;

import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import java.time.Duration;
import java.util.List;

/**
 * What is hidden with another version of the installation's secret than the one that is used is
 * hidden with that, some rows at a time, so that the other can be retired. Two at once change a row
 * once; whoever reads it meanwhile reads what was there before or after.
 */
public final class HideAnew {
  /** After a rotation it takes an hour at most until it begins. */
  public static final RecurringTask HOURLY = RecurringTask.every("hide-anew", Duration.ofHours(1));

  /** Rows of each column a transaction. */
  public static final int MOST = 200;

  private final Keys keys;
  private final List<Hidden> columns;

  public HideAnew(Keys keys, Hidden... columns) {
    this.keys = keys;
    this.columns = List.of(columns);
  }

  /**
   * A column of what is hidden.
   *
   * @param purpose that it is hidden for
   * @param place columns of the same row, or literals of SQL, in the order of its place
   */
  public record Hidden(String table, String column, String purpose, List<String> place) {
    public Hidden(String table, String column, String purpose, String... place) {
      this(table, column, purpose, List.of(place));
    }
  }

  private record Row(String at, byte[] hidden, Object[] place) {}

  /**
   * Some of what the transaction sees; what cannot be revealed any more stays as it is.
   *
   * @return how many rows were hidden anew; 0 where there is nothing more to do
   */
  public int some(Tx tx) {
    int done = 0;
    for (var column : columns) {
      for (var row : old(tx, column)) {
        var said = keys.reveal(column.purpose, row.hidden, row.place);
        if (said.isPresent()) {
          done += put(tx, column, row, keys.hide(column.purpose, said.get(), row.place));
        }
      }
    }
    return done;
  }

  private List<Row> old(Tx tx, Hidden of) {
    return tx.query(
            """
            select ctid::text as at, %2$s as hidden, array[%3$s]::text[] as place from %1$s
            where %2$s is not null and get_byte(%2$s, 0) <> :version
            limit :most for update skip locked
            """
                .formatted(of.table, of.column, String.join(", ", of.place)))
        .bind("version", keys.version())
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Row(
                    row.getString("at"),
                    row.getBytes("hidden"),
                    (Object[]) row.getArray("place").getArray()))
        .list();
  }

  private static int put(Tx tx, Hidden of, Row row, byte[] anew) {
    return tx.update(
            "update %1$s set %2$s = :anew where ctid = :at::tid and %2$s = :hidden"
                .formatted(of.table, of.column))
        .bind("anew", anew)
        .bind("at", row.at)
        .bind("hidden", row.hidden)
        .execute();
  }
}
