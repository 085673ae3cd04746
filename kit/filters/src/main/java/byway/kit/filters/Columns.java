package byway.kit.filters;

import byway.kit.filters.FilterProblem.Found;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one list, made once. What is not named here can be neither filtered nor sorted by.
 *
 * @param <T> a row
 */
public final class Columns<T> {
  private final List<Column<T>> all;
  private final List<Bound<T>> bounds;
  private final Column<T> unique;
  private final String usualSort;

  private Columns(List<Column<T>> all, List<Bound<T>> bounds, Column<T> unique, String usualSort) {
    this.all = List.copyOf(all);
    this.bounds = List.copyOf(bounds);
    this.unique = unique;
    this.usualSort = usualSort;
    var names = new HashSet<>(List.of("and", "or", "not"));
    if (!names().stream().allMatch(names::add)) {
      throw new IllegalArgumentException("two columns have one name: " + names());
    }
  }

  /** A word that is one side of a column, such as {@code since} for {@code placed_at >=}. */
  record Bound<T>(String name, Column<T> column, Operator operator) {}

  /**
   * @param unique a column that no two rows share, which every order ends with
   * @param usualSort where none is asked for, such as {@code -placed_at}
   */
  @SafeVarargs
  public static <T> Columns<T> of(Column<T> unique, String usualSort, Column<T>... others) {
    var all = Stream.concat(Stream.of(others), Stream.of(unique)).toList();
    return new Columns<>(all, List.of(), unique, usualSort);
  }

  /** {@code since:} and {@code until:} for this column of time. */
  public Columns<T> between(String since, String until, String column) {
    var found = find(column);
    if (found == null || !(found.kind() instanceof Kind.Time)) {
      throw new IllegalArgumentException("no column of time is called " + column);
    }
    var more = new ArrayList<>(bounds);
    more.add(new Bound<>(since, found, Operator.AT_LEAST));
    more.add(new Bound<>(until, found, Operator.AT_MOST));
    return new Columns<>(all, more, unique, usualSort);
  }

  /** A blank one is true of every row. */
  Filter<T> filter(String text, Instant now, ZoneId zone) throws Found {
    return new Filter<>(new FilterParser<>(text, new TermReader<>(this, now, zone)).parse());
  }

  /**
   * Reads what somebody asked for.
   *
   * @param filter such as {@code state:paid amount>10 -name~"test"}; blank for everything
   * @param sort such as {@code -placed_at,name}; blank for the usual one
   * @param cursor {@link Page#next} of the page before with this sort; none on the first
   * @param limit rows of a page, bounded by {@link Page#limit}
   * @param zone in which days are meant
   */
  public Compiled<T> query(
      String filter, String sort, @Nullable String cursor, int limit, Instant now, ZoneId zone) {
    try {
      var order = Sort.parse(sort.isBlank() ? usualSort : sort, this);
      return new Compiled.Ready<>(
          new ListQuery<>(
              filter(filter, now, zone),
              order,
              cursor == null ? null : order.read(cursor),
              Page.limit(limit)));
    } catch (Found e) {
      return new Compiled.Refused<>(e.problem());
    }
  }

  /** The same of what came by a call; days are meant in UTC. */
  public ListQuery<T> query(ListRequest asked, Instant now) {
    return query(asked.filter(), asked.sort(), asked.cursor(), asked.limit(), now, ZoneOffset.UTC)
        .orRefuse();
  }

  public List<Column<T>> all() {
    return all;
  }

  Column<T> unique() {
    return unique;
  }

  @Nullable Column<T> find(String typed) {
    var name = typed.toLowerCase(Locale.ROOT);
    return all.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  @Nullable Bound<T> bound(String typed) {
    var name = typed.toLowerCase(Locale.ROOT);
    return bounds.stream().filter(bound -> bound.name().equals(name)).findFirst().orElse(null);
  }

  List<String> names() {
    return Stream.concat(all.stream().map(Column::name), bounds.stream().map(Bound::name)).toList();
  }
}
