package byway.fronts.console;

import byway.contracts.usage.CarrierFeed.Row;
import byway.kit.values.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What carriers send: lines {@code device,day,bytes}, perhaps with such a line at the top. */
final class CarrierFile {
  private static final int MOST = 1_000;
  private static final int FIELDS = 3;

  private CarrierFile() {}

  static List<Row> rows(String file) {
    var lines = file.lines().toList();
    var rows = new ArrayList<Row>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      boolean isTop = i == 0 && line.equalsIgnoreCase("device,day,bytes");
      if (!line.isEmpty() && !isTop) {
        if (rows.size() == MOST) {
          throw Refusal.invalid("too_many", "at most " + MOST + " rows at a time");
        }
        rows.add(row(line, i + 1));
      }
    }
    return rows;
  }

  private static Row row(String line, int number) {
    var fields = line.split(",", -1);
    try {
      if (fields.length == FIELDS) {
        return new Row(
            UUID.fromString(fields[0].strip()),
            LocalDate.parse(fields[1].strip()),
            Long.parseLong(fields[2].strip()));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Refused below, with its place.
    }
    throw Refusal.invalid("row_invalid", "line %d is not device,day,bytes".formatted(number));
  }
}
