package byway.network.devices;

import byway.kit.json.Json;
import byway.kit.store.Tx;
import byway.kit.values.Cursor;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.Location;
import byway.network.devices.api.RegisterDevice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The hotspots of the tenant whose transaction it is. */
final class Rows {
  static final String SELECT =
      """
      select d.device_id, name, serial, owner_id, blocked, desired_version, desired::text,
        reported_version, reported::text, refused::text, coalesce(online, false) as online,
        last_seen_at, heartbeat_at, uptime_seconds, battery_percent, signal_dbm, clients, uplink,
        journal_bytes, latitude, longitude
      from devices d
      left join vitals v on v.tenant_id = d.tenant_id and v.device_id = d.device_id
      """;

  private Rows() {}

  /**
   * What a hotspot's credentials are held against.
   *
   * @param nextHash of a secret that it has made and not used yet
   */
  record Key(byte[] secretHash, byte @Nullable [] nextHash, boolean connected, boolean blocked) {}

  /** Where a page begins: after this. */
  record Place(String name, UUID id) {
    private static final String LIST = "devices";

    static String cursor(Device device) {
      return Cursor.of(LIST, device.name(), device.id());
    }

    static Place read(String cursor) {
      return Cursor.read(LIST, cursor, place -> new Place(place.text(), place.id()));
    }
  }

  static boolean add(Tx tx, UUID tenantId, RegisterDevice device, byte[] secretHash) {
    return tx.update(
                """
                insert into devices (tenant_id, device_id, name, serial, owner_id, secret_hash)
                values (:tenant, :id, :name, :serial, :owner, :hash)
                on conflict (tenant_id, device_id) do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", device.id())
            .bind("name", device.name())
            .bind("serial", device.serial())
            .bind("owner", device.ownerId())
            .bind("hash", secretHash)
            .execute()
        == 1;
  }

  /** Whether there was one to change: not after the hotspot has first connected. */
  static boolean changeSecret(Tx tx, UUID id, byte[] secretHash) {
    return tx.update(
                """
                update devices set secret_hash = :hash
                where device_id = :id and not connected and public_key is null and not retired
                """)
            .bind("id", id)
            .bind("hash", secretHash)
            .execute()
        == 1;
  }

  static Optional<Key> key(Tx tx, UUID id) {
    return tx.query(
            """
            select secret_hash, next_secret_hash as next_hash, connected, blocked from devices
            where device_id = :id
            """)
        .bind("id", id)
        .mapTo(Key.class)
        .findOne();
  }

  static void connected(Tx tx, UUID id) {
    tx.update("update devices set connected = true where device_id = :id").bind("id", id).execute();
  }

  static Optional<Device> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where d.device_id = :id").bind("id", id).map(Rows::device).findOne();
  }

  static Optional<Device> lock(Tx tx, UUID id) {
    return tx.query(SELECT + "where d.device_id = :id for update of d")
        .bind("id", id)
        .map(Rows::device)
        .findOne();
  }

  /** The tenant is named although row security does it too: only so the index gives the order. */
  static List<Device> page(
      Tx tx, UUID tenantId, @Nullable UUID ownerId, @Nullable Place after, int most) {
    var query =
        tx.query(
                SELECT
                    + "where d.tenant_id = :tenant"
                    + (ownerId == null ? "" : " and owner_id = :owner")
                    + (after == null ? "" : " and (name, d.device_id) > (:name, :id)")
                    + " order by name, d.device_id limit :most")
            .bind("tenant", tenantId)
            .bind("most", most);
    if (ownerId != null) {
      query.bind("owner", ownerId);
    }
    if (after != null) {
      query.bind("name", after.name()).bind("id", after.id());
    }
    return query.map(Rows::device).list();
  }

  static void desire(Tx tx, UUID id, long version, Map<String, String> desired) {
    tx.update(
            """
            update devices set desired_version = :version, desired = :desired::jsonb
            where device_id = :id
            """)
        .bind("id", id)
        .bind("version", version)
        .bind("desired", json(desired))
        .execute();
  }

  static void report(
      Tx tx, UUID id, long version, Map<String, String> applied, Map<String, String> refused) {
    tx.update(
            """
            update devices set reported_version = :version, reported = :applied::jsonb,
              refused = :refused::jsonb
            where device_id = :id
            """)
        .bind("id", id)
        .bind("version", version)
        .bind("applied", json(applied))
        .bind("refused", json(refused))
        .execute();
  }

  static void locate(Tx tx, UUID id, @Nullable Location location) {
    tx.update(
            """
            update devices set latitude = :latitude, longitude = :longitude
            where device_id = :id
            """)
        .bind("id", id)
        .bind("latitude", location == null ? null : location.latitude())
        .bind("longitude", location == null ? null : location.longitude())
        .execute();
  }

  static void block(Tx tx, UUID id, boolean blocked, String reason) {
    tx.update("update devices set blocked = :blocked, blocked_for = :reason where device_id = :id")
        .bind("id", id)
        .bind("blocked", blocked)
        .bind("reason", reason)
        .execute();
  }

  static Device device(ResultSet row, StatementContext context) throws SQLException {
    return new Device(
        row.getObject("device_id", UUID.class),
        row.getString("name"),
        row.getString("serial"),
        row.getObject("owner_id", UUID.class),
        row.getBoolean("blocked"),
        row.getBoolean("online"),
        instant(row, "last_seen_at"),
        heartbeat(row),
        new DeviceSettings(
            row.getLong("desired_version"),
            map(row.getString("desired")),
            row.getLong("reported_version"),
            map(row.getString("reported")),
            map(row.getString("refused"))),
        location(row));
  }

  private static @Nullable Location location(ResultSet row) throws SQLException {
    double latitude = row.getDouble("latitude");
    return row.wasNull() ? null : new Location(latitude, row.getDouble("longitude"));
  }

  private static @Nullable Heartbeat heartbeat(ResultSet row) throws SQLException {
    var at = instant(row, "heartbeat_at");
    return at == null
        ? null
        : new Heartbeat(
            at,
            row.getLong("uptime_seconds"),
            row.getInt("battery_percent"),
            row.getInt("signal_dbm"),
            row.getInt("clients"),
            row.getString("uplink"),
            row.getLong("journal_bytes"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static String json(Map<String, String> map) {
    try {
      return Json.MAPPER.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, String> map(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
