package byway.fronts.web.lists;

import byway.kit.values.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list as a file (RFC 4180), from the shown page on. */
final class Csv {
  /** What is beyond is named in the last line, by its address. */
  static final int MOST_ROWS = 10_000;

  private Csv() {}

  static <T> String of(Asked asked, List<Column<T>> columns, Source<T> source) {
    var shown = columns.stream().filter(one -> one.style() != Column.Style.ACT).toList();
    var text = new StringBuilder(line(shown.stream().map(Column::label)));
    @Nullable String cursor = asked.cursor();
    int rows = 0;
    do {
      var page = source.page(Page.MOST, cursor);
      page.items().forEach(item -> text.append(row(shown, item)));
      rows += page.items().size();
      cursor = page.next();
    } while (cursor != null && rows < MOST_ROWS);
    if (cursor != null) {
      text.append(line(Stream.of("more", asked.asCsv(cursor))));
    }
    return text.toString();
  }

  static Response file(Asked asked, String text) {
    var path = asked.address().split("\\?", 2)[0];
    var name = path.substring(path.lastIndexOf('/') + 1);
    return Response.ok(text)
        .type("text/csv;charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name + ".csv")
        .build();
  }

  private static <T> String row(List<Column<T>> columns, T item) {
    return line(columns.stream().map(one -> one.cell().apply(item).text()));
  }

  private static String line(Stream<String> fields) {
    return fields.map(byway.kit.filters.Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }
}
