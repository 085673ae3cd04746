package byway.kit.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A place in the log that is known by its time: everything that was committed before is in this
 * file of it or in one before. It is a commit itself, because PostgreSQL stops at no other place;
 * without one, nothing of a quiet hour could be asked for.
 */
record Mark(Segment segment, Instant at) {
  /** And the file of the log is finished with it. */
  static Mark set(Connection connection) throws SQLException {
    var at = TakeBase.now(connection);
    var unused =
        TakeBase.ask(connection, "select pg_logical_emit_message(true, 'byway', 'mark')::text");
    // The byte before the end: at the very end of a file, its name would be that of the next.
    var segment = TakeBase.ask(connection, "select pg_walfile_name(pg_switch_wal() - 1)");
    return new Mark(new Segment(segment), at);
  }
}
