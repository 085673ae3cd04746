package byway.charging.objections;

import byway.charging.objections.api.HotspotObjections;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objections of the tenant whose transaction it is. Their ids grow with time where the platform
 * makes them; the order that is shown is that of the ids.
 */
final class ObjectionRows {
  private static final String SELECT =
      """
      select objection_id as id, customer_id, device_id, session_id, used_bytes, note, raised_at,
        state, agreed_by, decided_at, answer, given_back_bytes
      from objections
      """;

  private ObjectionRows() {}

  /** Whether it was added: one of a session. */
  static boolean add(Tx tx, UUID tenantId, Objection one) {
    return tx.update(
                """
                insert into objections (tenant_id, objection_id, customer_id, device_id, session_id,
                  used_bytes, note, raised_at)
                values (:tenant, :id, :customer, :device, :session, :used, :note, :at)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", one.id())
            .bind("customer", one.customerId())
            .bind("device", one.deviceId())
            .bind("session", one.sessionId())
            .bind("used", one.usedBytes())
            .bind("note", one.note())
            .bind("at", one.raisedAt())
            .execute()
        == 1;
  }

  static Optional<Objection> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where objection_id = :id")
        .bind("id", id)
        .mapTo(Objection.class)
        .findOne();
  }

  static Optional<Objection> lock(Tx tx, UUID id) {
    return tx.query(SELECT + "where objection_id = :id for update")
        .bind("id", id)
        .mapTo(Objection.class)
        .findOne();
  }

  static List<Objection> ofSessions(Tx tx, Collection<UUID> sessions) {
    return tx.query(SELECT + "where session_id = any (:sessions)")
        .bindArray("sessions", UUID.class, sessions.toArray())
        .mapTo(Objection.class)
        .list();
  }

  static List<Objection> ofCustomer(Tx tx, UUID tenantId, UUID customerId, int most) {
    return tx.query(
            SELECT
                + """
                where tenant_id = :tenant and customer_id = :customer
                order by objection_id desc limit :most
                """)
        .bind("tenant", tenantId)
        .bind("customer", customerId)
        .bind("most", most)
        .mapTo(Objection.class)
        .list();
  }

  static int countOpenOf(Tx tx, UUID tenantId, UUID customerId) {
    return tx.query(
            """
            select count(*) from objections
            where tenant_id = :tenant and customer_id = :customer and state = 'OPEN'
            """)
        .bind("tenant", tenantId)
        .bind("customer", customerId)
        .mapTo(Integer.class)
        .one();
  }

  static List<Objection> page(
      Tx tx, UUID tenantId, @Nullable ObjectionState state, @Nullable UUID before, int most) {
    var query =
        tx.query(
                SELECT
                    + "where tenant_id = :tenant"
                    + (state == null ? "" : " and state = :state")
                    + (before == null ? "" : " and objection_id < :before")
                    + " order by objection_id desc limit :most")
            .bind("tenant", tenantId)
            .bind("most", most);
    if (state != null) {
      query.bind("state", state);
    }
    if (before != null) {
      query.bind("before", before);
    }
    return query.mapTo(Objection.class).list();
  }

  static List<HotspotObjections> counts(
      Tx tx, UUID tenantId, Collection<UUID> devices, Instant since) {
    return tx.query(
            """
            select device_id, (count(*) filter (where state = 'OPEN'))::int as open,
              (count(*) filter (where state = 'ACCEPTED'))::int as accepted,
              (count(*) filter (where state = 'REFUSED'))::int as refused
            from objections
            where tenant_id = :tenant and device_id = any (:devices) and raised_at >= :since
            group by device_id
            """)
        .bind("tenant", tenantId)
        .bindArray("devices", UUID.class, devices.toArray())
        .bind("since", since)
        .mapTo(HotspotObjections.class)
        .list();
  }

  /** The first of two agrees. */
  static void agree(Tx tx, UUID id, UUID by) {
    tx.update("update objections set agreed_by = :by where objection_id = :id")
        .bind("id", id)
        .bind("by", by)
        .execute();
  }

  static void decide(Tx tx, Objection decided) {
    tx.update(
            """
            update objections set state = :state, decided_at = :at, answer = :answer,
              given_back_bytes = :bytes
            where objection_id = :id and state = 'OPEN'
            """)
        .bind("id", decided.id())
        .bind("state", decided.state())
        .bind("at", decided.decidedAt())
        .bind("answer", decided.answer())
        .bind("bytes", decided.givenBackBytes())
        .execute();
  }

  /** At most so many that were decided before. */
  static int forget(Tx tx, Instant before, int most) {
    return tx.update(
            """
            delete from objections where (tenant_id, objection_id) in (
              select tenant_id, objection_id from objections where decided_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
