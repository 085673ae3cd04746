package byway.kit.filters;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file (RFC 4180, UTF-8, with names in the first line), written row by row as rows are
 * read.
 *
 * <p>Programs for spreadsheets take a cell for a formula that begins like one, and what people call
 * their hotspots comes here (OWASP, CSV Injection). So such a text is written with an apostrophe
 * before it, which those programs show as text. Numbers and times of ours are no texts.
 */
public final class Csv {
  /** Whoever needs more asks for a shorter time. */
  public static final int MOST_ROWS = 100_000;

  public static final String MEDIA_TYPE = "text/csv; charset=utf-8; header=present";

  private static final String END = "\r\n";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Also in the full width that some of them read as the same. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /**
   * How it ended.
   *
   * @param rows that were written
   * @param complete whether these were all; where not, the last line of the file says so
   */
  public record Written(int rows, boolean complete) {}

  /**
   * Writes what there is, up to so many rows. A file that ends before its list does says so in a
   * last line, for the head of the answer has long been sent.
   *
   * @param markOrder with the byte order mark that some programs know UTF-8 by
   * @param most rows, at most {@link #MOST_ROWS}
   */
  public static <T> Written write(
      OutputStream to, List<Column<T>> columns, Iterator<T> rows, boolean markOrder, int most)
      throws IOException {
    if (most < 1 || most > MOST_ROWS) {
      throw new IllegalArgumentException(most + " rows, from 1 to " + MOST_ROWS);
    }
    var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    if (markOrder) {
      out.write(BYTE_ORDER_MARK);
    }
    line(out, columns.stream().map(Column::name).toList());
    int written = 0;
    while (written < most && rows.hasNext()) {
      var row = rows.next();
      line(out, columns.stream().map(column -> cell(column, row)).toList());
      written++;
    }
    boolean complete = !rows.hasNext();
    if (!complete) {
      line(out, List.of("There are more than these " + most + " rows."));
    }
    out.flush();
    return new Written(written, complete);
  }

  private static void line(Writer out, List<String> cells) throws IOException {
    var between = "";
    for (var cell : cells) {
      out.write(between);
      out.write(quoted(cell, cells.size()));
      between = ",";
    }
    out.write(END);
  }

  private static <T> String cell(Column<T> column, T row) {
    var value = column.of(row);
    return switch (value) {
      case null -> "";
      case String text -> harmless(text);
      case Long minor when column.kind() instanceof Kind.Amount amount -> amount.write(minor);
      default -> value.toString();
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** An only cell that is empty would be no line at all to some. */
  private static String quoted(String cell, int ofCells) {
    boolean plain =
        cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
            && !(cell.isEmpty() && ofCells == 1)
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** One cell of a text that a person wrote, for files that have no columns like these. */
  public static String cell(@Nullable String text) {
    return text == null ? "" : quoted(harmless(text), 2);
  }
}
