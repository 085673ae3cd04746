package byway.fronts.web.lists;

import byway.kit.values.ListRequest;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. The page's address says all of it, so that keeping the address
 * keeps the view.
 *
 * @param address of the page, without a query
 * @param filter what was typed; empty for everything
 * @param sort the key of a column, with a minus in front for the other way round; empty for the
 *     list's own order
 * @param cursor of the page; none for the first
 * @param csv whether it is wanted as a file
 */
public record Asked(
    String address, String filter, String sort, @Nullable String cursor, boolean csv) {
  private static final String FILTER = "filter";
  private static final String SORT = "sort";
  private static final String CURSOR = "cursor";
  private static final String AS = "as";

  public static Asked of(UriInfo uri) {
    var query = uri.getQueryParameters();
    return new Asked(
        uri.getPath(),
        text(query.getFirst(FILTER)),
        text(query.getFirst(SORT)),
        query.getFirst(CURSOR),
        "csv".equals(query.getFirst(AS)));
  }

  /** The first page of everything: how the list stands beside a form that is shown again. */
  public static Asked first(String address) {
    return new Asked(address, "", "", null, false);
  }

  /** The same with something typed to find rows. */
  public Asked lookingFor(String typed) {
    return new Asked(address, text(typed), sort, cursor, csv);
  }

  /** The same of a part of the list, which its addresses go on to name. */
  public Asked about(String name, @Nullable Object part) {
    return part == null
        ? this
        : new Asked(address + "?" + name + "=" + part, filter, sort, cursor, csv);
  }

  /** As it is asked of who has the rows. */
  public ListRequest request(int limit, @Nullable String at) {
    return new ListRequest(filter, sort, at, limit);
  }

  /**
   * The same of those alone that another filter finds too.
   *
   * @param within such as {@code customer:} and an id; blank for everything
   */
  public ListRequest request(String within, int limit, @Nullable String at) {
    return within.isEmpty() || filter.isEmpty()
        ? new ListRequest(within + filter, sort, at, limit)
        : new ListRequest(within + " (" + filter + ")", sort, at, limit);
  }

  /** Whole: what is too long, whoever has the rows says. */
  private static String text(@Nullable String given) {
    return Objects.requireNonNullElse(given, "").strip().replace("\0", "");
  }

  /** Whether the other way round. */
  public boolean isDescending() {
    return sort.startsWith("-");
  }

  /** The column to sort by; empty for the list's own order. */
  public String sortedBy() {
    return isDescending() ? sort.substring(1) : sort;
  }

  String page(@Nullable String page) {
    return address(sort, page, "");
  }

  String asCsv(@Nullable String page) {
    return address(sort, page, "csv");
  }

  /** Sorted by this column; where it is already, the other way round. */
  String sorted(String column) {
    return address(sort.equals(column) ? "-" + column : column, null, "");
  }

  private String address(String order, @Nullable String page, String as) {
    var query = new ArrayList<String>();
    add(query, FILTER, filter);
    add(query, SORT, order);
    add(query, CURSOR, Objects.requireNonNullElse(page, ""));
    add(query, AS, as);
    var mark = address.contains("?") ? "&" : "?";
    return query.isEmpty() ? address : address + mark + String.join("&", query);
  }

  private static void add(List<String> query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
