package byway.kit.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Maps a row to any record, a package-private one too, by the names of its components: the column
 * {@code seen_at} fills {@code seenAt}. A component without a column is a defect and fails.
 */
final class RecordMapper<R> implements RowMapper<R> {
  private final Constructor<R> constructor;
  private final RecordComponent[] components;
  private final ColumnMapper<?>[] mappers;

  private RecordMapper(Class<R> type, ConfigRegistry config) {
    this.components = type.getRecordComponents();
    this.mappers =
        Arrays.stream(components)
            .map(component -> mapper(component.getGenericType(), config))
            .toArray(ColumnMapper<?>[]::new);
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<RowMapper<?>> of(Type type, ConfigRegistry config) {
    return type instanceof Class<?> c && c.isRecord()
        ? Optional.of(new RecordMapper<>(c, config))
        : Optional.empty();
  }

  private static ColumnMapper<?> mapper(Type type, ConfigRegistry config) {
    return config
        .get(ColumnMappers.class)
        .findFor(type)
        .orElseThrow(() -> new IllegalArgumentException("no column can be a " + type));
  }

  @Override
  public R map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  /** Looks the columns up once for all rows of an answer. */
  @Override
  public RowMapper<R> specialize(ResultSet row, StatementContext context) throws SQLException {
    var columns = columns(row);
    var positions = new int[components.length];
    for (int i = 0; i < positions.length; i++) {
      var position = columns.get(components[i].getName().toLowerCase(Locale.ROOT));
      if (position == null) {
        throw new IllegalArgumentException("no column for " + components[i]);
      }
      positions[i] = position;
    }
    return (r, c) -> build(r, c, positions);
  }

  private R build(ResultSet row, StatementContext context, int[] positions) throws SQLException {
    var values = new @Nullable Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      values[i] = mappers[i].map(row, positions[i], context);
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row cannot be a " + constructor.getDeclaringClass(), e);
    }
  }

  private static Map<String, Integer> columns(ResultSet row) throws SQLException {
    var columns = new HashMap<String, Integer>();
    var meta = row.getMetaData();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.put(meta.getColumnLabel(i).replace("_", "").toLowerCase(Locale.ROOT), i);
    }
    return columns;
  }
}
