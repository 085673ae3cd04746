package byway.charging.usage.console;

import byway.charging.usage.api.CarrierFeed.Row;
import byway.kit.values.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What carriers send: lines {@code device,day,bytes}, perhaps with such a line at the top. A
 * semicolon or a tab is as good as a comma, since spreadsheets write those.
 *
 * @param problems of the lines that are none, in their order
 */
record CarrierFile(List<Row> rows, List<Problem> problems) {
  static final int MOST = 1_000;
  private static final int FIELDS = 3;
  private static final long MOST_BYTES = 1L << 50;
  private static final int EARLIEST = 2000;
  private static final int LATEST = 2199;

  /** What can be wrong with a line. */
  enum Wrong {
    FIELDS,
    DEVICE,
    DAY,
    BYTES,
    TWICE,
    TOO_MANY
  }

  /**
   * A line that cannot be taken.
   *
   * @param line its number, from 1
   * @param text what stands there, as far as it is wrong
   */
  record Problem(int line, Wrong wrong, String text) {}

  CarrierFile {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /** All rows; refuses with {@code row_invalid} and {@code too_many}. */
  static List<Row> rows(String file) {
    var read = read(file);
    if (!read.problems.isEmpty()) {
      var first = read.problems.getFirst();
      throw first.wrong == Wrong.TOO_MANY
          ? Refusal.invalid("too_many", "at most " + MOST + " rows at a time")
          : Refusal.invalid("row_invalid", "line %d is not device,day,bytes".formatted(first.line));
    }
    return read.rows;
  }

  static CarrierFile read(String file) {
    var lines = file.replace("\uFEFF", "").lines().toList();
    var rows = new ArrayList<Row>();
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      boolean isTop = i == 0 && line.matches("(?i)device\\s*[,;\t]\\s*day\\s*[,;\t]\\s*bytes");
      if (line.isEmpty() || isTop) {
        continue;
      }
      if (rows.size() + problems.size() == MOST) {
        problems.add(new Problem(i + 1, Wrong.TOO_MANY, ""));
        break;
      }
      read(line, i + 1, rows, problems, seen);
    }
    return new CarrierFile(rows, problems);
  }

  private static void read(
      String line, int number, List<Row> rows, List<Problem> problems, HashSet<String> seen) {
    var fields = line.split("[,;\t]", -1);
    if (fields.length != FIELDS) {
      problems.add(new Problem(number, Wrong.FIELDS, line));
      return;
    }
    var wrong = Wrong.DEVICE;
    var text = fields[0].strip();
    try {
      var device = UUID.fromString(text);
      wrong = Wrong.DAY;
      text = fields[1].strip();
      var day = LocalDate.parse(text);
      if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
        throw new IllegalArgumentException(text);
      }
      wrong = Wrong.BYTES;
      text = fields[2].strip();
      long bytes = Long.parseLong(text);
      if (bytes < 0 || bytes > MOST_BYTES) {
        throw new IllegalArgumentException(text);
      }
      if (seen.add(device + " " + day)) {
        rows.add(new Row(device, day, bytes));
      } else {
        problems.add(new Problem(number, Wrong.TWICE, device + ", " + day));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add(new Problem(number, wrong, text));
    }
  }
}
