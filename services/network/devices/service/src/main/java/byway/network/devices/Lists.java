package byway.network.devices;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.network.devices.Rows.Place;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCounts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hotspots by what a page of many asks for: these, the latest, those that are called so. */
final class Lists {
  private Lists() {}

  static List<Device> some(Tx tx, List<UUID> ids) {
    return tx.query(Rows.SELECT + "where d.device_id = any(:ids)")
        .bindArray("ids", UUID.class, ids)
        .map(Rows::device)
        .list();
  }

  static DeviceCounts counts(Tx tx, @Nullable UUID ownerId) {
    var query =
        tx.query(
            """
            select count(*) as "all", count(*) filter (where online) as online
            from devices d
            left join vitals v on v.tenant_id = d.tenant_id and v.device_id = d.device_id
            """
                + (ownerId == null ? "" : "where owner_id = :owner"));
    if (ownerId != null) {
      query.bind("owner", ownerId);
    }
    return query.mapTo(DeviceCounts.class).one();
  }

  static List<Device> latest(Tx tx, int most) {
    return tx.query(
            Rows.SELECT
                + """
                order by coalesce(online, false) desc, last_seen_at desc nulls last, d.device_id
                limit :most
                """)
        .bind("most", most)
        .map(Rows::device)
        .list();
  }

  /** In the order that was asked for; the tenant is named so that an index gives it. */
  static Page<Device> find(Tx tx, UUID tenantId, ListQuery<Device> query) {
    return query.page(
        tx,
        Rows.SELECT + "where d.tenant_id = :tenant",
        Map.of("tenant", tenantId),
        (row, context) -> Rows.device(row, context));
  }

  /** What was typed is looked for as it is, whatever it means to the database. */
  static List<Device> search(Tx tx, String text, @Nullable Place after, int most) {
    var query =
        tx.query(
                Rows.SELECT
                    + """
                    where (position(:text in lower(name)) > 0 or position(:text in lower(serial)) > 0
                      or d.device_id::text = :text)
                    """
                    + (after == null ? "" : " and (name, d.device_id) > (:name, :id)")
                    + " order by name, d.device_id limit :most")
            .bind("text", text.toLowerCase(Locale.ROOT))
            .bind("most", most);
    if (after != null) {
      query.bind("name", after.name()).bind("id", after.id());
    }
    return query.map(Rows::device).list();
  }
}
