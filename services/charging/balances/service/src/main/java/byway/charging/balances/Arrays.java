package byway.charging.balances;

import byway.kit.store.Tx;
import byway.kit.store.UuidArray;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One statement over arrays: a column of values for each parameter, in order. What every charge
 * needs names them in a select's list, which takes them value by value; a FROM copies them first.
 */
final class Arrays {
  private final PreparedStatement statement;
  private int parameter;

  private Arrays(PreparedStatement statement) {
    this.statement = statement;
  }

  static Arrays of(Tx tx, String sql) throws SQLException {
    return new Arrays(tx.connection().prepareStatement(sql));
  }

  /** How one row of the answer is read. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> Arrays uuids(Collection<T> rows, Function<T, UUID> column) throws SQLException {
    statement.setObject(++parameter, UuidArray.of(rows, column));
    return this;
  }

  <T> Arrays texts(Collection<T> rows, Function<T, String> column) throws SQLException {
    return add("text", rows.stream().map(column).toArray());
  }

  <T> Arrays instants(Collection<T> rows, Function<T, @Nullable Instant> column)
      throws SQLException {
    return add(
        "timestamptz",
        rows.stream()
            .map(
                row -> {
                  var instant = column.apply(row);
                  return instant == null ? null : instant.toString();
                })
            .toArray());
  }

  <T> Arrays flags(Collection<T> rows, Predicate<T> column) throws SQLException {
    var values = new boolean[rows.size()];
    int next = 0;
    for (var row : rows) {
      values[next++] = column.test(row);
    }
    return add("boolean", values);
  }

  <T> Arrays longs(Collection<T> rows, ToLongFunction<T> column) throws SQLException {
    return add("bigint", rows.stream().mapToLong(column).toArray());
  }

  <T> Arrays ints(Collection<T> rows, ToIntFunction<T> column) throws SQLException {
    return add("integer", rows.stream().mapToInt(column).toArray());
  }

  private Arrays add(String type, Object values) throws SQLException {
    statement.setArray(++parameter, array(type, values));
    return this;
  }

  /** Numbers and flags go as they are, in eight bytes or four each or one, and need no parsing. */
  private Array array(String type, Object values) throws SQLException {
    var connection = statement.getConnection();
    return values instanceof Object[] objects
        ? connection.createArrayOf(type, objects)
        : connection.unwrap(PGConnection.class).createArrayOf(type, values);
  }

  /**
   * Runs one change, or several as one message, each of which must meet exactly so many rows: one
   * less would be a lost byte.
   */
  void execute(int... rows) throws SQLException {
    try (statement) {
      statement.execute();
      for (int expected : rows) {
        int met = statement.getUpdateCount();
        if (met != expected) {
          throw new VersionConflict("%d rows were to change, %d did".formatted(expected, met));
        }
        var unused = statement.getMoreResults();
      }
    }
  }

  <T> List<T> list(Reader<T> reader) throws SQLException {
    try (statement;
        var rows = statement.executeQuery()) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }
}
