package byway.kit.backup;

import byway.kit.platform.OwnedDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/**
 * All rows that services own, by COPY in one transaction that sees one moment. It is the owner's
 * role that must see all of them: where it does not pass row security, the export is refused rather
 * than made without those rows.
 */
final class ExportRows {
  private final OwnedDatabase database;
  private final Archive archive;

  ExportRows(OwnedDatabase database, Archive archive) {
    this.database = database;
    this.archive = archive;
  }

  Exported export(String id) throws IOException, SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      refuseHalf(connection);
      var at = TakeBase.now(connection);
      var tables = new ArrayList<Exported.Table>();
      long bytes = 0;
      for (var name : names(connection)) {
        var counted = new Counted(archive, "exports/%s/%s".formatted(id, name));
        long rows;
        var columns = columns(connection, name);
        try (var packed = new GZIPOutputStream(counted)) {
          rows = copy(connection, name, columns, counted.counting(packed));
        }
        bytes += counted.bytes;
        tables.add(new Exported.Table(name, columns, rows, counted.out.parts()));
      }
      var exported =
          new Exported(
              id, at, tables.stream().mapToLong(Exported.Table::rows).sum(), bytes, tables);
      archive.put(exported);
      return exported;
    }
  }

  private static void refuseHalf(Connection connection) throws SQLException {
    var sees =
        TakeBase.ask(
            connection,
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
    if (!sees.equals("t")) {
      throw new SQLException(
          "BYWAY_DATABASE_USER does not see the rows of all operators; give it BYPASSRLS, or make backups of the database by its own means");
    }
  }

  /** Of all schemas that Byway made; a table with partitions is read as one. */
  private static List<String> names(Connection connection) throws SQLException {
    return strings(
        connection,
        """
        select n.nspname || '.' || c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname in (select service from byway.provisioned union select 'byway')
        order by 1
        """);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    return strings(
        connection,
        """
        select attname::text from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum
        """
            .formatted(table));
  }

  private static List<String> strings(Connection connection, String question) throws SQLException {
    var all = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  private static long copy(
      Connection connection, String table, List<String> columns, OutputStream out)
      throws SQLException, IOException {
    var copying = connection.unwrap(PGConnection.class).getCopyAPI();
    return copying.copyOut(
        "copy (select %s from %s) to stdout".formatted(String.join(", ", columns), table), out);
  }

  /** Counts what goes in before it is packed. */
  private static final class Counted extends OutputStream {
    private final PartsOut out;
    private long bytes;

    Counted(Archive archive, String folder) {
      this.out = new PartsOut(archive, folder);
    }

    OutputStream counting(OutputStream packed) {
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          packed.write(octet);
          bytes++;
        }

        @Override
        public void write(byte[] text, int from, int length) throws IOException {
          packed.write(text, from, length);
          bytes += length;
        }
      };
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
    }

    @Override
    public void write(byte[] text, int from, int length) throws IOException {
      out.write(text, from, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
