package byway.kit.backup;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.platform.OwnedDatabase;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Whether a database that somebody else runs archives its own log (pg_stat_archiver), without which
 * no moment between two exports can be restored. Looked at where backups are asked for.
 */
@Singleton
class DatabaseArchives implements Check {
  private final KeptState state;
  private final OwnedDatabase database;

  DatabaseArchives(KeptState state, OwnedDatabase database) {
    this.state = state;
    this.database = database;
  }

  @Override
  public String name() {
    return "database-archive";
  }

  @Override
  public Finding look() {
    if (!state.isExported()) {
      return Finding.good();
    }
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select current_setting('archive_mode') as mode, last_archived_time,
                  last_failed_time is not null
                    and last_failed_time > coalesce(last_archived_time, '-infinity') as fails,
                  last_failed_wal
                from pg_stat_archiver
                """)) {
      row.next();
      if (row.getString("mode").equals("off")) {
        return Finding.warn(
            "database-archive-off",
            "the database does not archive its log (archive_mode); between two exports nothing can be restored",
            "");
      }
      if (row.getBoolean("fails")) {
        return Finding.bad(
            "database-archive-fails",
            "the database cannot archive its log since %s; the last was of %s"
                .formatted(row.getString("last_failed_wal"), row.getString("last_archived_time")),
            "");
      }
      return Finding.good();
    } catch (SQLException e) {
      return Finding.unknown("the database does not say whether it archives its log");
    }
  }
}
