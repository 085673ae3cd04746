package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.accesspoints.Rows.Row;
import byway.network.accesspoints.api.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** By which client certificates access points are known. */
final class CertificateRows {
  private CertificateRows() {}

  static void set(Tx tx, UUID tenant, UUID device, List<String> names) {
    tx.update("delete from certificates where tenant_id = :tenant and device_id = :device")
        .bind("tenant", tenant)
        .bind("device", device)
        .execute();
    for (var name : names.stream().sorted().toList()) {
      claim(tx, tenant, device, name);
      tx.update(
              """
              insert into certificates (name, tenant_id, device_id) values (:name, :tenant, :device)
              """)
          .bind("name", name)
          .bind("tenant", tenant)
          .bind("device", device)
          .execute();
    }
  }

  /** Two that claim the same come one after the other. */
  private static void claim(Tx tx, UUID tenant, UUID device, String name) {
    Turns.of(tx, name);
    boolean shared =
        tx.query(
                """
                select exists (
                  select from certificates c join access_points a using (tenant_id, device_id)
                  where c.name = :name and a.nas_identifier = (
                    select nas_identifier from access_points where device_id = :device))
                """)
            .bind("name", name)
            .bind("device", device)
            .mapTo(Boolean.class)
            .one();
    if (shared || Holders.isAnothers(tx, tenant, name)) {
      throw taken();
    }
  }

  static Refusal taken() {
    return Refusal.conflict(
        "certificate_taken", "another access point is known by this certificate");
  }

  /** Whether another of the operator's of the same NAS-Identifier is known by one of its. */
  static boolean areShared(Tx tx, UUID tenant, UUID device) {
    return tx.query(
            """
            select exists (
              select from certificates own
              join certificates other on other.name = own.name and other.tenant_id = own.tenant_id
                and other.device_id <> own.device_id
              join access_points a on a.tenant_id = own.tenant_id and a.device_id = own.device_id
              join access_points b on b.tenant_id = other.tenant_id
                and b.device_id = other.device_id and b.nas_identifier = a.nas_identifier
              where own.tenant_id = :tenant and own.device_id = :device)
            """)
        .bind("tenant", tenant)
        .bind("device", device)
        .mapTo(Boolean.class)
        .one();
  }

  static List<String> of(Tx tx, UUID tenant, UUID device) {
    return tx.query(
            """
            select name from certificates where tenant_id = :tenant and device_id = :device
            order by name
            """)
        .bind("tenant", tenant)
        .bind("device", device)
        .mapTo(String.class)
        .list();
  }

  static Optional<Row> find(Tx tx, Certificate certificate) {
    return tx.query(
            Rows.COLUMNS
                + """
                join certificates c using (tenant_id, device_id)
                where c.name = any(:names) and (:any or a.nas_identifier in ('', :nas))
                order by array_position(:names, c.name), a.nas_identifier <> '' desc, a.device_id
                limit 1
                """)
        .bindArray("names", String.class, certificate.names())
        .bind("any", certificate.nasIdentifier() == null)
        .bind("nas", certificate.nasIdentifier() == null ? "" : certificate.nasIdentifier())
        .mapTo(Row.class)
        .findOne();
  }
}
