package byway.fronts.web.lists;

import byway.fronts.web.Pages;
import byway.kit.context.Context;
import byway.kit.context.Purpose;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of a page: where its rows come from, and what is shown of each. */
public final class Listing<T> {
  private final Asked asked;
  private final String label;
  private boolean filters;
  private final Source.@Nullable Heeding<T> source;
  private final List<T> whole;
  private final List<Column<T>> columns = new ArrayList<>();
  private Consumer<List<T>> before = all -> {};
  private String hint = "";
  private int rows = 25;

  private Listing(
      Asked asked,
      String label,
      boolean filters,
      Source.@Nullable Heeding<T> source,
      List<T> whole) {
    this.asked = asked;
    this.label = label;
    this.filters = filters;
    this.source = source;
    this.whole = whole;
  }

  /** What can only be turned over page by page. */
  public static <T> Listing<T> of(Asked asked, String label, Source<T> source) {
    return new Listing<>(
        asked, label, false, (ignored, limit, cursor) -> source.page(limit, cursor), List.of());
  }

  /** What its owner narrows and sorts. */
  public static <T> Listing<T> heeding(Asked asked, String label, Source.Heeding<T> source) {
    return new Listing<>(asked, label, true, source, List.of());
  }

  /**
   * A whole list that is at hand.
   *
   * @param words by which a row is found
   */
  public static <T> Listing<T> whole(
      Asked asked, String label, List<T> all, Function<T, String> words) {
    var word = asked.filter().toLowerCase(Locale.ROOT);
    var matching =
        all.stream()
            .filter(row -> words.apply(row).toLowerCase(Locale.ROOT).contains(word))
            .toList();
    var listing = new Listing<T>(asked, label, true, null, matching);
    return listing.rows(Page.MOST);
  }

  /** Without a field to narrow it, as one of several lists of a page. */
  public Listing<T> beside() {
    filters = false;
    return this;
  }

  /** What can be typed to narrow it, as an example. */
  public Listing<T> hint(String example) {
    hint = example;
    return this;
  }

  /** How many a page has. */
  public Listing<T> rows(int most) {
    rows = most;
    return this;
  }

  /** What has to be asked for all rows of a page at once, such as names, before they are drawn. */
  public Listing<T> before(Consumer<List<T>> asks) {
    before = asks;
    return this;
  }

  /** What a row is called: the first line of its card on a phone. */
  public Listing<T> lead(String heading, Function<T, Cell> cell) {
    return column(heading, Column.Style.LEAD, cell);
  }

  /** What stands at the end of that line. */
  public Listing<T> side(String heading, Function<T, Cell> cell) {
    return column(heading, Column.Style.SIDE, cell);
  }

  public Listing<T> sideNumber(String heading, Function<T, String> cell) {
    return column(heading, Column.Style.SIDE_NUMBER, row -> Cell.text(cell.apply(row)));
  }

  public Listing<T> number(String heading, Function<T, String> cell) {
    return column(heading, Column.Style.NUMBER, row -> Cell.text(cell.apply(row)));
  }

  public Listing<T> text(String heading, Function<T, Cell> cell) {
    return column(heading, Column.Style.TEXT, cell);
  }

  public Listing<T> quiet(String heading, Function<T, Cell> cell) {
    return column(heading, Column.Style.QUIET, cell);
  }

  public Listing<T> time(String heading, Function<T, String> cell) {
    return column(heading, Column.Style.TIME, row -> Cell.text(cell.apply(row)));
  }

  /** What can be done with a row; not part of the file. */
  public Listing<T> act(String heading, Function<T, Cell> cell) {
    return column(heading, Column.Style.ACT, cell);
  }

  /** The list's owner can sort by the column that was named last. */
  public Listing<T> sorted(String key) {
    columns.set(columns.size() - 1, columns.getLast().sorted(key, null));
    return this;
  }

  /** A whole list can be sorted by the column that was named last. */
  public Listing<T> sorted(String key, Comparator<T> order) {
    columns.set(columns.size() - 1, columns.getLast().sorted(key, order));
    return this;
  }

  private Listing<T> column(String heading, Column.Style style, Function<T, Cell> cell) {
    columns.add(new Column<>(heading, style, cell, null, null));
    return this;
  }

  /** The page with the list in it, or the file where that was asked for. */
  public Response answer(Pages pages, Function<ShownList, TemplateInstance> page) {
    return asked.csv() ? Csv.file(asked, takenAway()) : pages.show(page.apply(shown()));
  }

  /** Where what is in it is personal, the audit log says that it was taken away. */
  private String takenAway() {
    var purpose = new Purpose("list.export", asked.address(), "", true, null);
    return Context.current().withPurpose(purpose).call(this::csv);
  }

  String csv() {
    return Csv.of(asked, columns, this::page);
  }

  /** The part that was asked for; where that is not understood, nothing and why. */
  public ShownList shown() {
    try {
      return shown(page(rows, asked.cursor()), "");
    } catch (Refusal e) {
      if (!e.code().matches("(filter|sort|cursor)_.*")) {
        throw e;
      }
      return shown(new Page<>(List.of(), null), e.detail());
    }
  }

  private ShownList shown(Page<T> page, String problem) {
    return new ShownList(
        label,
        asked,
        filters,
        hint,
        problem,
        columns.stream().map(column -> column.heading(asked)).toList(),
        page.items().stream()
            .map(item -> columns.stream().map(column -> column.field(item)).toList())
            .toList(),
        page.next() == null ? null : asked.page(page.next()));
  }

  private Page<T> page(int limit, @Nullable String cursor) {
    var page = source == null ? part(sorted(), limit, cursor) : source.page(asked, limit, cursor);
    before.accept(page.items());
    return page;
  }

  private List<T> sorted() {
    return columns.stream()
        .filter(column -> asked.sortedBy().equals(column.sort()))
        .map(Column::order)
        .filter(Objects::nonNull)
        .findFirst()
        .map(by -> whole.stream().sorted(asked.isDescending() ? by.reversed() : by).toList())
        .orElse(whole);
  }

  private static <T> Page<T> part(List<T> all, int limit, @Nullable String cursor) {
    int from = cursor == null ? 0 : (int) Math.min(Page.number(cursor), all.size());
    int to = Math.min(from + limit, all.size());
    return new Page<>(all.subList(from, to), to == all.size() ? null : String.valueOf(to));
  }
}
