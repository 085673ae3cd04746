package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.SetProxy;
import byway.network.accesspoints.api.TrustedProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trusted proxies as they are kept. */
final class ProxyRows {
  static final int MOST = 20;

  /** How exactly it is kept when one was last used. */
  static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final String COLUMNS =
      """
      select proxy_id, name, ranges, vouches, checks_keys, secret_id, key_version, used_at,
        (select count(*) from behind_proxies b where b.tenant_id = p.tenant_id and b.proxy_id = p.proxy_id)
          as access_points
      from proxies p
      """;

  private ProxyRows() {}

  /** One of them; its ranges are written with commas between. */
  record Row(
      UUID proxyId,
      String name,
      String ranges,
      boolean vouches,
      boolean checksKeys,
      @Nullable UUID secretId,
      int keyVersion,
      @Nullable Instant usedAt,
      long accessPoints) {
    TrustedProxy proxy() {
      return new TrustedProxy(
          proxyId,
          name,
          List.of(ranges.split(",", -1)),
          vouches,
          checksKeys,
          secretId != null,
          accessPoints,
          usedAt);
    }
  }

  /** Two that are added at once come one after the other, so that neither is past the limit. */
  static void set(Tx tx, UUID tenant, SetProxy wanted) {
    Turns.of(tx, tenant);
    if (find(tx, wanted.proxyId()).isEmpty() && all(tx).size() >= MOST) {
      throw Refusal.conflict("too_many_proxies", "an operator has at most %d".formatted(MOST));
    }
    tx.update(
            """
            insert into proxies (tenant_id, proxy_id, name, ranges, vouches, checks_keys)
            values (:tenant, :proxy, :name, :ranges, :vouches, :checks)
            on conflict (tenant_id, proxy_id) do update
            set name = excluded.name, ranges = excluded.ranges, vouches = excluded.vouches,
                checks_keys = excluded.checks_keys
            """)
        .bind("tenant", tenant)
        .bind("proxy", wanted.proxyId())
        .bind("name", wanted.name())
        .bind("ranges", String.join(",", wanted.ranges()))
        .bind("vouches", wanted.vouches())
        .bind("checks", wanted.checksKeys())
        .execute();
  }

  static Optional<Row> find(Tx tx, UUID proxy) {
    return tx.query(COLUMNS + "where proxy_id = :proxy")
        .bind("proxy", proxy)
        .mapTo(Row.class)
        .findOne();
  }

  /** No more than {@value #MOST} can be added. */
  static List<Row> all(Tx tx) {
    return tx.query(COLUMNS + "order by name, proxy_id").mapTo(Row.class).list();
  }

  /** Whether there is such a proxy. */
  static boolean renewSecret(Tx tx, UUID proxy, UUID secret, int keyVersion) {
    return tx.update(
                """
                update proxies set secret_id = :secret, key_version = :version
                where proxy_id = :proxy
                """)
            .bind("secret", secret)
            .bind("version", keyVersion)
            .bind("proxy", proxy)
            .execute()
        > 0;
  }

  static void remove(Tx tx, UUID proxy) {
    tx.update("delete from proxies where proxy_id = :proxy").bind("proxy", proxy).execute();
  }

  static void noteUse(Tx tx, UUID proxy, Instant now) {
    tx.update("update proxies set used_at = greatest(used_at, :now) where proxy_id = :proxy")
        .bind("now", now)
        .bind("proxy", proxy)
        .execute();
  }

  static boolean speaksFrom(Tx tx, UUID proxy, String address) {
    return tx.query(
            """
            select exists (select from proxies where proxy_id = :proxy
              and :address::inet <<= any(string_to_array(ranges, ',')::inet[]))
            """)
        .bind("proxy", proxy)
        .bind("address", address)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean isBehind(Tx tx, UUID proxy, UUID device) {
    return tx.query(
            """
            select exists (
              select from behind_proxies where proxy_id = :proxy and device_id = :device)
            """)
        .bind("proxy", proxy)
        .bind("device", device)
        .mapTo(Boolean.class)
        .one();
  }

  static List<UUID> behind(Tx tx, UUID proxy, UUID after, int most) {
    return tx.query(
            """
            select device_id from behind_proxies where proxy_id = :proxy and device_id > :after
            order by device_id limit :most
            """)
        .bind("proxy", proxy)
        .bind("after", after)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  static List<UUID> before(Tx tx, UUID device) {
    return tx.query("select proxy_id from behind_proxies where device_id = :device order by 1")
        .bind("device", device)
        .mapTo(UUID.class)
        .list();
  }

  static void place(Tx tx, UUID tenant, UUID device, List<UUID> proxies) {
    tx.update("delete from behind_proxies where device_id = :device")
        .bind("device", device)
        .execute();
    for (var proxy : proxies) {
      if (find(tx, proxy).isEmpty()) {
        throw Refusal.notFound("the proxy");
      }
      tx.update(
              """
              insert into behind_proxies (tenant_id, proxy_id, device_id)
              values (:tenant, :proxy, :device)
              """)
          .bind("tenant", tenant)
          .bind("proxy", proxy)
          .bind("device", device)
          .execute();
    }
  }
}
