package byway.operations.audit;

import byway.kit.store.Tx;
import byway.operations.audit.api.StreamKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an operator's acts are sent on. */
final class StreamRows {
  private StreamRows() {}

  /** One receiver and how far it is. */
  record Row(
      StreamKind kind,
      String host,
      int port,
      boolean tls,
      String authority,
      String address,
      byte @Nullable [] secretHidden,
      long sentNumber,
      @Nullable Instant lastSentAt,
      @Nullable Instant headSentAt,
      String trouble) {}

  static List<StreamKind> kinds(Tx tx) {
    return tx.query("select kind from streams").mapTo(String.class).stream()
        .map(StreamKind::valueOf)
        .toList();
  }

  static List<Row> all(Tx tx) {
    return tx.query("select * from streams order by kind")
        .map(
            (row, context) ->
                new Row(
                    StreamKind.valueOf(row.getString("kind")),
                    row.getString("host"),
                    row.getInt("port"),
                    row.getBoolean("tls"),
                    row.getString("authority"),
                    row.getString("address"),
                    row.getBytes("secret_hidden"),
                    row.getLong("sent_number"),
                    instant(row.getTimestamp("last_sent_at")),
                    instant(row.getTimestamp("head_sent_at")),
                    row.getString("trouble")))
        .list();
  }

  private static @Nullable Instant instant(java.sql.@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  static Optional<Row> of(Tx tx, StreamKind kind) {
    return all(tx).stream().filter(row -> row.kind() == kind).findFirst();
  }

  /** Another receiver of the kind begins where it is told to. */
  static void set(Tx tx, UUID tenant, Row row, Instant now) {
    tx.update(
            """
            insert into streams (tenant_id, kind, host, port, tls, authority, address,
              secret_hidden, sent_number, set_at)
            values (:tenant, :kind, :host, :port, :tls, :authority, :address, :secret, :sent, :now)
            on conflict (tenant_id, kind) do update set host = excluded.host, port = excluded.port,
              tls = excluded.tls, authority = excluded.authority, address = excluded.address,
              secret_hidden = excluded.secret_hidden, sent_number = excluded.sent_number,
              set_at = excluded.set_at, last_sent_at = null, head_sent_at = null, trouble = ''
            """)
        .bind("tenant", tenant)
        .bind("kind", row.kind())
        .bind("host", row.host())
        .bind("port", row.port())
        .bind("tls", row.tls())
        .bind("authority", row.authority())
        .bind("address", row.address())
        .bind("secret", row.secretHidden())
        .bind("sent", row.sentNumber())
        .bind("now", now)
        .execute();
  }

  /** Unless another receiver was set meanwhile, which has taken nothing. */
  static void sent(Tx tx, Row before, long number, boolean withHead, Instant now) {
    tx.update(
            """
            update streams set sent_number = :number, last_sent_at = :now, trouble = '',
              head_sent_at = case when :head then :now else head_sent_at end
            where kind = :kind and sent_number = :before and host = :host and address = :address
            """)
        .bind("number", number)
        .bind("now", now)
        .bind("head", withHead)
        .bind("kind", before.kind())
        .bind("before", before.sentNumber())
        .bind("host", before.host())
        .bind("address", before.address())
        .execute();
  }

  static void troubled(Tx tx, StreamKind kind, String trouble) {
    tx.update("update streams set trouble = :trouble where kind = :kind")
        .bind("trouble", trouble)
        .bind("kind", kind)
        .execute();
  }

  static void remove(Tx tx, StreamKind kind) {
    tx.update("delete from streams where kind = :kind").bind("kind", kind).execute();
  }
}
