package byway.network.accesspoints;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.SetAccessPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Access points as they are kept. */
final class Rows {
  static final String COLUMNS =
      """
      select a.device_id, a.nas_identifier, dialect, direction, signs_requests, orders, secret_number,
        takes_passwords, key_version,
        coalesce((select string_agg(host(range) || '/' || masklen(range), ',' order by range)
         from ranges r where r.tenant_id = a.tenant_id and r.device_id = a.device_id), '') as ranges
      from access_points a
      """;

  private Rows() {}

  /** One of them; its ranges are written with commas between, none where there are none. */
  record Row(
      UUID deviceId,
      String ranges,
      String nasIdentifier,
      String dialect,
      String direction,
      boolean signsRequests,
      String orders,
      int secretNumber,
      boolean takesPasswords,
      int keyVersion) {
    AccessPoint withSecret(String secret) {
      return new AccessPoint(
          deviceId,
          ranges.isEmpty() ? List.of() : List.of(ranges.split(",", -1)),
          nasIdentifier,
          Dialect.valueOf(dialect),
          Direction.valueOf(direction),
          signsRequests,
          orders,
          secret,
          takesPasswords);
    }
  }

  static void set(Tx tx, UUID tenant, SetAccessPoint wanted, int keyVersion) {
    Turns.of(tx, tenant);
    tx.update(
            """
            insert into access_points (tenant_id, device_id, nas_identifier, dialect, direction,
              signs_requests, orders, takes_passwords, key_version)
            values (:tenant, :device, :name, :dialect, :direction, :signs, :orders, :passwords, :version)
            on conflict (tenant_id, device_id) do update
            set nas_identifier = excluded.nas_identifier, dialect = excluded.dialect,
                direction = excluded.direction, signs_requests = excluded.signs_requests,
                orders = excluded.orders, takes_passwords = excluded.takes_passwords
            """)
        .bind("tenant", tenant)
        .bind("device", wanted.deviceId())
        .bind("name", wanted.nasIdentifier())
        .bind("dialect", wanted.dialect().name())
        .bind("direction", wanted.direction().name())
        .bind("signs", wanted.signsRequests())
        .bind("orders", wanted.orders())
        .bind("passwords", Boolean.TRUE.equals(wanted.takesPasswords()))
        .bind("version", keyVersion)
        .execute();
    RangeRows.set(tx, tenant, wanted);
    if (CertificateRows.areShared(tx, tenant, wanted.deviceId())) {
      throw CertificateRows.taken();
    }
  }

  static Optional<Row> find(Tx tx, UUID deviceId) {
    return tx.query(COLUMNS + "where device_id = :device")
        .bind("device", deviceId)
        .mapTo(Row.class)
        .findOne();
  }

  static List<Row> after(Tx tx, UUID after, int most) {
    return tx.query(COLUMNS + "where device_id > :after order by device_id limit :most")
        .bind("after", after)
        .bind("most", most)
        .mapTo(Row.class)
        .list();
  }

  static Page<Row> find(Tx tx, UUID tenant, ListQuery<Row> query) {
    return query.page(
        tx, COLUMNS + "where a.tenant_id = :tenant", Map.of("tenant", tenant), Row.class);
  }

  static Optional<Row> renewSecret(Tx tx, UUID deviceId, int keyVersion) {
    tx.update(
            """
            update access_points set secret_number = secret_number + 1, key_version = :version
            where device_id = :id
            """)
        .bind("version", keyVersion)
        .bind("id", deviceId)
        .execute();
    return find(tx, deviceId);
  }

  static List<Row> some(Tx tx, List<UUID> deviceIds) {
    return tx.query(COLUMNS + "where device_id = any(:devices)")
        .bindArray("devices", UUID.class, deviceIds)
        .mapTo(Row.class)
        .list();
  }
}
