package byway.charging.rewards;

import byway.kit.store.Tx;
import byway.operations.tenants.api.WelcomeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What keeps bonuses from being farmed. Each check holds its row until the transaction is over. */
final class Bounds {
  /** How long a client device counts as seen, and as its owner's. */
  static final Duration SEEN = Duration.ofDays(30);

  /** Tallies with network addresses in them are kept for no longer than the day's bounds need. */
  private static final int SOURCE_DAYS = 2;

  private static final String SOURCE = ":source";

  private Bounds() {}

  /** What a guest may be given, each counted by itself. */
  enum Gift {
    FIRST(new UUID(0, 1)),
    WELCOME(new UUID(0, 0));

    /** Takes a hotspot's place in the row of a client device, which counts at all of them. */
    private final UUID everywhere;

    Gift(UUID everywhere) {
      this.everywhere = everywhere;
    }

    private String inRows() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a guest may be given this on this client device; if so, it is the last for a while. */
  static boolean onClient(Tx tx, UUID tenantId, Gift gift, String mac, Instant at) {
    boolean isFresh =
        tx.update(
                    """
                insert into clients (tenant_id, device_id, mac, welcomed_at)
                values (:tenant, :everywhere, :mac, :at)
                on conflict (tenant_id, device_id, mac) do update set welcomed_at = excluded.welcomed_at
                where clients.welcomed_at <= :before
                """)
                .bind("tenant", tenantId)
                .bind("everywhere", gift.everywhere)
                .bind("mac", mac)
                .bind("at", at)
                .bind("before", at.minus(SEEN))
                .execute()
            == 1;
    if (!isFresh) {
      tally(tx, tenantId, day(at), gift.inRows() + ":client", "");
    }
    return isFresh;
  }

  /**
   * Counts this gift where nothing speaks against it on this day.
   *
   * @return the bound that is reached; nothing is counted then but that
   */
  static Optional<String> ofDay(
      Tx tx,
      UUID tenantId,
      Gift gift,
      UUID deviceId,
      @Nullable String source,
      WelcomeRules rules,
      Instant now) {
    var day = day(now);
    var name = gift.inRows();
    // always in this order, so that two never wait for each other
    if (counted(tx, tenantId, day, name + ":operator", "") >= rules.perOperatorADay()) {
      return reached(tx, tenantId, day, name + ":operator-full");
    }
    if (counted(tx, tenantId, day, name + ":hotspot", deviceId.toString())
        >= rules.perHotspotADay()) {
      return reached(tx, tenantId, day, name + ":hotspot-full");
    }
    if (source != null
        && counted(tx, tenantId, day, name + SOURCE, source) >= rules.perAddressADay()) {
      return reached(tx, tenantId, day, name + ":source-full");
    }
    tally(tx, tenantId, day, name + ":operator", "");
    tally(tx, tenantId, day, name + ":hotspot", deviceId.toString());
    if (source != null) {
      tally(tx, tenantId, day, name + SOURCE, source);
    }
    return Optional.empty();
  }

  private static Optional<String> reached(Tx tx, UUID tenantId, LocalDate day, String bound) {
    tally(tx, tenantId, day, bound, "");
    return Optional.of(bound);
  }

  private static int counted(Tx tx, UUID tenantId, LocalDate day, String what, String at) {
    return tx.query(
            """
            insert into tallies (tenant_id, day, what, at) values (:tenant, :day, :what, :at)
            on conflict (tenant_id, day, what, at) do update set count = tallies.count
            returning count
            """)
        .bind("tenant", tenantId)
        .bind("day", day)
        .bind("what", what)
        .bind("at", at)
        .mapTo(Integer.class)
        .one();
  }

  static void tally(Tx tx, UUID tenantId, LocalDate day, String what, String at) {
    tx.update(
            """
            insert into tallies (tenant_id, day, what, at, count) values (:tenant, :day, :what, :at, 1)
            on conflict (tenant_id, day, what, at) do update set count = tallies.count + 1
            """)
        .bind("tenant", tenantId)
        .bind("day", day)
        .bind("what", what)
        .bind("at", at)
        .execute();
  }

  static void used(Tx tx, UUID tenantId, String mac, UUID customerId, Instant at) {
    tx.update(
            """
            insert into used_clients (tenant_id, mac, customer_id, at)
            values (:tenant, :mac, :customer, :at)
            on conflict (tenant_id, mac, customer_id)
              do update set at = greatest(used_clients.at, excluded.at)
            """)
        .bind("tenant", tenantId)
        .bind("mac", mac)
        .bind("customer", customerId)
        .bind("at", at)
        .execute();
  }

  /** Whether this customer has been online with this client device not long ago. */
  static boolean isClientOf(Tx tx, String mac, UUID customerId, Instant now) {
    return tx.query(
            """
            select exists (select from used_clients
              where mac = :mac and customer_id = :customer and at > :since)
            """)
        .bind("mac", mac)
        .bind("customer", customerId)
        .bind("since", now.minus(SEEN))
        .mapTo(Boolean.class)
        .one();
  }

  /** How many bonuses the owner or hotspot has earned on that day. */
  static int earned(Tx tx, UUID tenantId, LocalDate day, UUID earnerId) {
    return tx.query(
            """
            insert into day_counts (tenant_id, day, earner_id) values (:tenant, :day, :earner)
            on conflict (tenant_id, day, earner_id) do update set earned = day_counts.earned
            returning earned
            """)
        .bind("tenant", tenantId)
        .bind("day", day)
        .bind("earner", earnerId)
        .mapTo(Integer.class)
        .one();
  }

  static void count(Tx tx, LocalDate day, UUID earnerId) {
    tx.update("update day_counts set earned = earned + 1 where day = :day and earner_id = :earner")
        .bind("day", day)
        .bind("earner", earnerId)
        .execute();
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  static void forget(Tx tx, Instant now, int most) {
    var before = now.minus(SEEN).minus(Duration.ofDays(7));
    tx.update(
            """
            delete from clients where welcomed_at < :before and (tenant_id, device_id, mac) in (
              select tenant_id, device_id, mac from clients where welcomed_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
    tx.update(
            """
            delete from used_clients where at < :before and (tenant_id, mac, customer_id) in (
              select tenant_id, mac, customer_id from used_clients where at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
    tx.update(
            """
            delete from day_counts where (tenant_id, day, earner_id) in (
              select tenant_id, day, earner_id from day_counts
              where day < :before limit :most)
            """)
        .bind("before", day(before))
        .bind("most", most)
        .execute();
    tx.update(
            """
            delete from tallies where (tenant_id, day, what, at) in (
              select tenant_id, day, what, at from tallies
              where day < :before or (day < :sources and what in ('first:source', 'welcome:source'))
              limit :most)
            """)
        .bind("before", day(before))
        .bind("sources", day(now).minusDays(SOURCE_DAYS - 1L))
        .bind("most", most)
        .execute();
  }
}
