package byway.charging.balances;

import byway.kit.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody has said of hotspots' links; nothing of most. */
final class LinkRates {
  private LinkRates() {}

  /** Of each of these, the usual where nobody has said anything. */
  static Map<HotspotKey, Links> of(Tx tx, Collection<HotspotKey> hotspots, Links usual)
      throws SQLException {
    var found = new HashMap<HotspotKey, Links>();
    if (hotspots.isEmpty()) {
      return found;
    }
    hotspots.forEach(hotspot -> found.put(hotspot, usual));
    var sql =
        """
        select r.tenant_id, r.device_id, r.uplink_mbit, r.radio_mbit
        from unnest(?::uuid[], ?::uuid[]) as n (tenant_id, device_id)
        join link_rates r on r.tenant_id = n.tenant_id and r.device_id = n.device_id
        """;
    Arrays.of(tx, sql)
        .uuids(hotspots, HotspotKey::tenantId)
        .uuids(hotspots, HotspotKey::deviceId)
        .list(
            row ->
                found.put(
                    new HotspotKey(
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("device_id", UUID.class)),
                    new Said(
                            row.getObject("uplink_mbit", Integer.class),
                            row.getObject("radio_mbit", Integer.class))
                        .over(usual)));
    return found;
  }

  /** What is said; none of what is not. */
  record Said(@Nullable Integer uplinkMbit, @Nullable Integer radioMbit) {
    static final Said NOTHING = new Said(null, null);

    Links over(Links usual) {
      return new Links(
          uplinkMbit == null ? usual.uplinkMbit() : uplinkMbit,
          radioMbit == null ? usual.radioMbit() : radioMbit);
    }
  }

  static Optional<Said> find(Tx tx, HotspotKey hotspot) {
    return tx.query(
            """
            select uplink_mbit, radio_mbit from link_rates
            where tenant_id = :tenant and device_id = :device
            """)
        .bind("tenant", hotspot.tenantId())
        .bind("device", hotspot.deviceId())
        .mapTo(Said.class)
        .findOne();
  }

  static void put(Tx tx, HotspotKey hotspot, Said said, Instant now) {
    tx.update(
            """
            insert into link_rates (tenant_id, device_id, uplink_mbit, radio_mbit, changed_at)
            values (:tenant, :device, cast(:uplink as integer), cast(:radio as integer), :now)
            on conflict (device_id, tenant_id) do update
            set uplink_mbit = excluded.uplink_mbit, radio_mbit = excluded.radio_mbit,
                changed_at = excluded.changed_at
            """)
        .bind("tenant", hotspot.tenantId())
        .bind("device", hotspot.deviceId())
        .bind("uplink", said.uplinkMbit())
        .bind("radio", said.radioMbit())
        .bind("now", now)
        .execute();
  }
}
