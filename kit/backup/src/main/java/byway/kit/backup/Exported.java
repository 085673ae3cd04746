package byway.kit.backup;

import java.time.Instant;
import java.util.List;

/**
 * All rows of one moment, table by table, as PostgreSQL's own text (COPY).
 *
 * @param at the moment, by the clock of the database
 * @param bytes of the text, before it was packed
 */
public record Exported(String id, Instant at, long rows, long bytes, List<Table> tables) {
  public Exported {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param columns in the order of the text
   */
  public record Table(String name, List<String> columns, long rows, List<Base.Part> parts) {
    public Table {
      columns = List.copyOf(columns);
      parts = List.copyOf(parts);
    }
  }
}
