package byway.kit.backup;

import byway.kit.platform.OwnedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Copies the database while it is at work: between PostgreSQL's own calls, which say from where on
 * its log is needed, and with that part of the log, so that a base is of use by itself.
 */
final class TakeBase {
  private final OwnedDatabase database;
  private final Path cluster;
  private final Archive archive;

  TakeBase(OwnedDatabase database, Path cluster, Archive archive) {
    this.database = database;
    this.cluster = cluster;
    this.archive = archive;
  }

  /**
   * @param id names that are not there yet
   * @param encloses whether the secret goes with its chain
   */
  Base take(String chain, String id, Instant startedAt, boolean encloses)
      throws IOException, SQLException {
    var parts = new PartsOut(archive, Archive.folder(chain, id));
    try (var connection = database.connect()) {
      // As long as this line is open, no file of the log that comes now is used again.
      ask(connection, "select pg_create_physical_replication_slot('byway_base', true, true)::text");
      var first = ask(connection, "select pg_walfile_name(pg_backup_start('byway', true))");
      Copied copied;
      try (var packed = new Packed(parts);
          var tar = new ClusterTar(cluster, packed)) {
        tar.addAll();
        copied = finish(connection, tar, first);
      }
      return new Base(
          chain,
          id,
          startedAt,
          copied.consistentAt,
          copied.reachesTo,
          first,
          copied.last,
          encloses,
          copied.bytes,
          parts.parts());
    }
  }

  private record Copied(Instant consistentAt, Instant reachesTo, String last, long bytes) {}

  /** Faster than a disk, and a third of the size. */
  private static final class Packed extends GZIPOutputStream {
    Packed(PartsOut parts) throws IOException {
      super(parts, 64 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private Copied finish(Connection connection, ClusterTar tar, String first)
      throws SQLException, IOException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(false)")) {
      row.next();
      tar.add("backup_label", row.getString(1));
      if (row.getString(2) != null && !row.getString(2).isBlank()) {
        throw new IOException("the database has tablespaces of its own, which are not kept");
      }
    }
    var consistentAt = now(connection);
    var mark = Mark.set(connection);
    for (var segment : between(new Segment(first), mark.segment())) {
      var file = cluster.resolve("pg_wal").resolve(segment.name());
      if (!Files.exists(file)) {
        throw new IOException("%s of the log is gone already".formatted(segment));
      }
      tar.addFile("pg_wal/" + segment, file);
    }
    return new Copied(consistentAt, mark.at(), mark.segment().name(), tar.bytes());
  }

  private static List<Segment> between(Segment first, Segment last) {
    var all = new ArrayList<Segment>();
    for (var one = first; one.compareTo(last) <= 0; one = one.next()) {
      all.add(one);
    }
    return all;
  }

  /** By the clock of the database, which is that of its log. */
  static Instant now(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  static String ask(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
