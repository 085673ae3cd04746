package byway.network.access;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.network.access.api.Session;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the tenant whose transaction it is. Their ids grow with time, so the order of the
 * ids is the order of opening.
 */
final class Sessions {
  private static final String COLUMNS =
      "session_id as id, device_id, mac, customer_id, opened_at, closed_at, closed_for ";
  private static final String SELECT = "select " + COLUMNS + "from sessions ";

  private Sessions() {}

  /** Makes those who open sessions at this hotspot take turns until the transaction is over. */
  static void lockDevice(Tx tx, UUID deviceId) {
    tx.query("select 1 from pg_advisory_xact_lock(hashtextextended(:device, 0))")
        .bind("device", deviceId.toString())
        .mapTo(Integer.class)
        .one();
  }

  static void add(Tx tx, UUID tenantId, Session session) {
    add(tx, tenantId, session, null);
  }

  /**
   * @param provenAt when the customer had proven who they are; none where it was at once
   */
  static void add(Tx tx, UUID tenantId, Session session, @Nullable Instant provenAt) {
    tx.update(
            """
            insert into sessions (tenant_id, session_id, device_id, mac, customer_id, opened_at,
              proven_at)
            values (:tenant, :id, :device, :mac, :customer, :at, cast(:proven as timestamptz))
            """)
        .bind("proven", provenAt)
        .bind("tenant", tenantId)
        .bind("id", session.id())
        .bind("device", session.deviceId())
        .bind("mac", session.mac())
        .bind("customer", session.customerId())
        .bind("at", session.openedAt())
        .execute();
  }

  /** The tenants are named although row security does it too: only so the index is of use. */
  static void deleteClosed(Tx tx, Collection<UUID> tenantIds, Instant before, int most) {
    tx.update(
            """
            delete from sessions where (tenant_id, session_id) in (
              select tenant_id, session_id from sessions
              where tenant_id = any (:tenants) and closed_at < :before
              order by tenant_id, closed_at limit :most)
            """)
        .bindArray("tenants", UUID.class, tenantIds.toArray())
        .bind("before", before)
        .bind("most", most)
        .execute();
  }

  static Optional<Session> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where session_id = :id")
        .bind("id", id)
        .mapTo(Session.class)
        .findOne();
  }

  static Optional<Session> openOf(Tx tx, UUID deviceId, String mac) {
    return tx.query(SELECT + "where device_id = :device and mac = :mac and closed_at is null")
        .bind("device", deviceId)
        .bind("mac", mac)
        .mapTo(Session.class)
        .findOne();
  }

  /** A client device at a hotspot. */
  record Client(UUID tenantId, UUID deviceId, String mac) {}

  /** The open sessions of these, in one statement. */
  static Map<Client, Session> openOf(Tx tx, List<Client> clients) throws SQLException {
    var found = new HashMap<Client, Session>();
    var sql =
        """
        select s.* from unnest(?::uuid[], ?::uuid[], ?::text[]) as q (tenant_id, device_id, mac)
        join sessions s on s.tenant_id = q.tenant_id and s.device_id = q.device_id
          and s.mac = q.mac::char(17) and s.closed_at is null
        """;
    var connection = tx.connection();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array(connection, "uuid", clients, Client::tenantId));
      statement.setArray(2, array(connection, "uuid", clients, Client::deviceId));
      statement.setArray(3, array(connection, "text", clients, Client::mac));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var session = read(rows);
          var tenant = rows.getObject("tenant_id", UUID.class);
          found.put(new Client(tenant, session.deviceId(), session.mac()), session);
        }
      }
    }
    return found;
  }

  private static Array array(
      Connection connection, String type, List<Client> clients, Function<Client, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, clients.stream().map(column).toArray());
  }

  private static Session read(ResultSet row) throws SQLException {
    return new Session(
        row.getObject("session_id", UUID.class),
        row.getObject("device_id", UUID.class),
        row.getString("mac"),
        row.getObject("customer_id", UUID.class),
        row.getTimestamp("opened_at").toInstant(),
        null,
        null);
  }

  static List<Session> openAt(Tx tx, UUID deviceId, int most) {
    return tx.query(
            SELECT
                + "where device_id = :device and closed_at is null order by session_id limit :most")
        .bind("device", deviceId)
        .bind("most", most)
        .mapTo(Session.class)
        .list();
  }

  /** Of one client device, wherever it is signed in. */
  static List<Session> openOf(Tx tx, UUID tenantId, UUID customerId, String mac, int most) {
    return tx.query(
            SELECT
                + """
                where tenant_id = :tenant and customer_id = :customer and mac = :mac
                  and closed_for is null
                order by session_id limit :most
                """)
        .bind("tenant", tenantId)
        .bind("customer", customerId)
        .bind("mac", mac)
        .bind("most", most)
        .mapTo(Session.class)
        .list();
  }

  /** Oldest first. */
  static List<Session> openOf(Tx tx, UUID tenantId, UUID customerId, int most) {
    return tx.query(
            SELECT
                + """
                where tenant_id = :tenant and customer_id = :customer and closed_for is null
                order by session_id limit :most
                """)
        .bind("tenant", tenantId)
        .bind("customer", customerId)
        .bind("most", most)
        .mapTo(Session.class)
        .list();
  }

  /** Those that were opened up to a moment. */
  static List<Session> openOfBefore(
      Tx tx, UUID tenantId, UUID customerId, Instant before, int most) {
    return tx.query(
            SELECT
                + """
                where tenant_id = :tenant and customer_id = :customer and closed_for is null
                  and least(opened_at, proven_at) <= :before
                order by session_id limit :most
                """)
        .bind("tenant", tenantId)
        .bind("customer", customerId)
        .bind("before", before)
        .bind("most", most)
        .mapTo(Session.class)
        .list();
  }

  /** Of an operator; counted no further than asked. */
  static int countOpen(Tx tx, UUID tenantId, int most) {
    return tx.query(
            """
            select count(*) from
              (select from sessions where tenant_id = :tenant and closed_at is null limit :most) open
            """)
        .bind("tenant", tenantId)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /** Open ones of an operator, wherever they are. */
  static List<Session> open(Tx tx, UUID tenantId, int most) {
    return tx.query(
            SELECT
                + "where tenant_id = :tenant and closed_at is null order by session_id limit :most")
        .bind("tenant", tenantId)
        .bind("most", most)
        .mapTo(Session.class)
        .list();
  }

  static int countOpenAt(Tx tx, UUID deviceId) {
    return tx.query("select count(*) from sessions where device_id = :device and closed_at is null")
        .bind("device", deviceId)
        .mapTo(Integer.class)
        .one();
  }

  /** The tenant is named although row security does it too: only so the index gives the order. */
  static List<Session> page(
      Tx tx, UUID tenantId, @Nullable UUID customerId, @Nullable UUID before, int most) {
    var query =
        tx.query(
                SELECT
                    + "where tenant_id = :tenant"
                    + (customerId == null ? "" : " and customer_id = :customer")
                    + (before == null ? "" : " and session_id < :before")
                    + " order by session_id desc limit :most")
            .bind("tenant", tenantId)
            .bind("most", most);
    if (customerId != null) {
      query.bind("customer", customerId);
    }
    if (before != null) {
      query.bind("before", before);
    }
    return query.mapTo(Session.class).list();
  }

  /** In the order that was asked for; the tenant is named for the same reason. */
  static Page<Session> find(Tx tx, UUID tenantId, ListQuery<Session> query) {
    return query.page(
        tx, SELECT + "where tenant_id = :tenant", Map.of("tenant", tenantId), Session.class);
  }

  /** The session as it is now, if this closed it; none if it was closed before or never was. */
  static Optional<Session> close(Tx tx, UUID id, String reason, Instant at) {
    return tx.query(
            """
            update sessions set closed_at = greatest(opened_at, :at), closed_for = :reason
            where session_id = :id and closed_at is null returning
            """
                + COLUMNS)
        .bind("id", id)
        .bind("reason", reason)
        .bind("at", at)
        .mapTo(Session.class)
        .findOne();
  }
}
