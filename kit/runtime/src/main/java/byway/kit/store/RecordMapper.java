package byway.kit.store;

import byway.kit.values.Money;
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
 * {@code seen_at} fills {@code seenAt}. {@link Money} is in two columns: {@code price} is of {@code
 * price_minor}, nothing where that is null, and {@code price_currency}, or else the row's one
 * {@code currency}. A component that is a record itself is filled from the same row. A component
 * without a column is a defect and fails.
 */
final class RecordMapper<R> implements RowMapper<R> {
  private final Constructor<R> constructor;
  private final RecordComponent[] components;

  /** None for money and other records, which have no column of their own. */
  private final @Nullable ColumnMapper<?>[] mappers;

  private RecordMapper(Class<R> type, ConfigRegistry config) {
    this.components = type.getRecordComponents();
    this.mappers =
        Arrays.stream(components)
            .map(component -> mapper(component, config))
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

  private static @Nullable ColumnMapper<?> mapper(
      RecordComponent component, ConfigRegistry config) {
    var type = component.getGenericType();
    var mapper = config.get(ColumnMappers.class).findFor(type);
    if (mapper.isEmpty() && !component.getType().isRecord()) {
      throw new IllegalArgumentException("no column can be a " + type);
    }
    return mapper.orElse(null);
  }

  @Override
  public R map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  /** Looks the columns up once for all rows of an answer. */
  @Override
  public RowMapper<R> specialize(ResultSet row, StatementContext context) throws SQLException {
    var columns = columns(row);
    var cells = new Cell[components.length];
    for (int i = 0; i < cells.length; i++) {
      var mapper = mappers[i];
      cells[i] =
          mapper != null
              ? column(components[i], mapper, columns)
              : components[i].getType() == Money.class
                  ? money(components[i], columns)
                  : new RecordMapper<>(components[i].getType(), context.getConfig())
                          .specialize(row, context)
                      ::map;
    }
    return (r, c) -> build(r, c, cells);
  }

  /** What fills one component. */
  private interface Cell {
    @Nullable Object of(ResultSet row, StatementContext context) throws SQLException;
  }

  private static Cell column(
      RecordComponent component, ColumnMapper<?> mapper, Map<String, Integer> columns) {
    int position = position(component, columns, name(component));
    return (row, context) -> mapper.map(row, position, context);
  }

  private static Cell money(RecordComponent component, Map<String, Integer> columns) {
    int minor = position(component, columns, name(component) + "minor");
    int currency = position(component, columns, name(component) + "currency", "currency");
    return (row, context) -> {
      long amount = row.getLong(minor);
      return row.wasNull() ? null : new Money(amount, row.getString(currency));
    };
  }

  private static String name(RecordComponent component) {
    return component.getName().toLowerCase(Locale.ROOT);
  }

  private static int position(
      RecordComponent component, Map<String, Integer> columns, String... names) {
    for (var name : names) {
      var position = columns.get(name);
      if (position != null) {
        return position;
      }
    }
    throw new IllegalArgumentException("no column for " + component);
  }

  private R build(ResultSet row, StatementContext context, Cell[] cells) throws SQLException {
    var values = new @Nullable Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = cells[i].of(row, context);
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
