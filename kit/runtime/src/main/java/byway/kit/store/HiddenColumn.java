package byway.kit.store;

import byway.kit.secrets.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A column of values that are hidden with a version of the secret ({@link Keys#hide}).
 *
 * @param purpose for which they are hidden
 * @param place columns that say whose a value is, or literals; in the order of the place that it
 *     was hidden for
 */
public record HiddenColumn(String table, String column, String purpose, List<String> place) {
  public static HiddenColumn of(String table, String column, String purpose, String... place) {
    return new HiddenColumn(table, column, purpose, List.of(place));
  }

  private record Hidden(String row, byte[] hidden, List<String> place) {}

  /** How many values of each version there are. */
  public Map<Integer, Long> counts(Tx tx) {
    return VersionCount.of(
        tx,
        "from (select get_byte(%1$s, 0) as key_version from %2$s where %1$s is not null) k"
            .formatted(column, table));
  }

  /**
   * Hides those of other versions anew with the one in use.
   *
   * @return how many were; fewer than the most where no more can be
   */
  public int hideAnew(Tx tx, Keys keys, int most) {
    var found =
        values(tx, "and get_byte(%s, 0) <> :used limit :most for update".formatted(column))
            .bind("used", keys.version())
            .bind("most", most)
            .map(HiddenColumn::hidden)
            .list();
    var anew =
        tx.batch(
            "update %2$s set %1$s = :anew where ctid = :row::tid and %1$s = :hidden"
                .formatted(column, table));
    for (var one : found) {
      keys.reveal(purpose, one.hidden, one.place.toArray())
          .ifPresent(
              said ->
                  anew.bind("row", one.row)
                      .bind("hidden", one.hidden)
                      .bind("anew", keys.hide(purpose, said, one.place.toArray()))
                      .add());
    }
    int revealed = anew.size();
    anew.execute();
    return revealed;
  }

  /** How many no known version brings back. */
  public long lost(Tx tx, Keys keys) {
    try (var all = values(tx, "").setFetchSize(500).map(HiddenColumn::hidden).stream()) {
      return all.filter(one -> keys.reveal(purpose, one.hidden, one.place.toArray()).isEmpty())
          .count();
    }
  }

  private Query values(Tx tx, String which) {
    var places = place.isEmpty() ? "" : String.join("::text, ", place) + "::text";
    return tx.query(
        """
        select ctid::text as row, %1$s as hidden, array[%3$s]::text[] as place from %2$s
        where %1$s is not null %4$s
        """
            .formatted(column, table, places, which));
  }

  private static Hidden hidden(ResultSet row, StatementContext context) throws SQLException {
    return new Hidden(
        row.getString("row"),
        row.getBytes("hidden"),
        List.of((String[]) row.getArray("place").getArray()));
  }
}
