package byway.charging.rewards;

import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.RewardTally;
import byway.kit.store.Tx;
import byway.network.access.api.SessionOpened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The guests, of the tenant whose transaction it is. */
final class Guests {
  private static final String SELECT =
      """
      select guest_id, device_id, mac, source, decision, owner_id, guest_bytes, owner_bytes, settled,
        first_bytes, first_until, first_state, owner_state, used_bytes, reached
      from guests
      """;

  private Guests() {}

  /**
   * A guest, and what is given for coming.
   *
   * @param guestBytes in all, once she is welcomed; the first grant is a part of it
   * @param settled whether the guest has what was decided
   * @param firstBytes of the first grant; what was taken back of it is not in it any more
   * @param reached the last bound that held something back
   */
  record Guest(
      UUID guestId,
      UUID deviceId,
      String mac,
      @Nullable String source,
      String decision,
      @Nullable UUID ownerId,
      long guestBytes,
      long ownerBytes,
      boolean settled,
      long firstBytes,
      @Nullable Instant firstUntil,
      String firstState,
      String ownerState,
      long usedBytes,
      @Nullable String reached) {
    boolean is(Decision one) {
      return decision.equals(one.inRows());
    }
  }

  /** A guest of an operator, for work that is done for all of them. */
  record Known(UUID tenantId, UUID guestId) {}

  static Optional<Guest> find(Tx tx, UUID guestId) {
    return tx.query(SELECT + "where guest_id = :id")
        .bind("id", guestId)
        .mapTo(Guest.class)
        .findOne();
  }

  static Optional<Guest> lock(Tx tx, UUID guestId) {
    return tx.query(SELECT + "where guest_id = :id for update")
        .bind("id", guestId)
        .mapTo(Guest.class)
        .findOne();
  }

  /** Keeps the guest's first session. */
  static void claim(Tx tx, UUID tenantId, UUID rewardId, SessionOpened event) {
    tx.update(
            """
            insert into guests
              (tenant_id, guest_id, reward_id, session_id, device_id, mac, at, source)
            values (:tenant, :guest, :reward, :session, :device, :mac, :at, :source)
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .bind("guest", event.customerId())
        .bind("reward", rewardId)
        .bind("session", event.sessionId())
        .bind("device", event.deviceId())
        .bind("mac", event.mac())
        .bind("at", event.at())
        .bind("source", event.source())
        .execute();
  }

  static void prove(Tx tx, UUID tenantId, UUID guestId) {
    tx.update(
            "insert into proven (tenant_id, guest_id) values (:tenant, :guest) on conflict do nothing")
        .bind("tenant", tenantId)
        .bind("guest", guestId)
        .execute();
  }

  static boolean isProven(Tx tx, UUID guestId) {
    return tx.query("select exists (select from proven where guest_id = :guest)")
        .bind("guest", guestId)
        .mapTo(Boolean.class)
        .one();
  }

  static void decide(Tx tx, UUID guestId, Decision decision) {
    tx.update("update guests set decision = :decision, settled = true where guest_id = :guest")
        .bind("guest", guestId)
        .bind("decision", decision.inRows())
        .execute();
  }

  static void reach(Tx tx, UUID guestId, String bound) {
    tx.update("update guests set reached = :bound where guest_id = :guest")
        .bind("guest", guestId)
        .bind("bound", bound)
        .execute();
  }

  static void giveFirst(Tx tx, UUID guestId, long bytes, Instant until) {
    tx.update(
            """
            update guests set first_bytes = :bytes, first_until = :until, first_state = 'granting',
              reached = null
            where guest_id = :guest
            """)
        .bind("guest", guestId)
        .bind("bytes", bytes)
        .bind("until", until)
        .execute();
  }

  /**
   * @param owner who waits until so much is used; none where nobody does
   * @return whether the owner is due already
   */
  static boolean welcome(
      Tx tx, UUID guestId, Decision decision, long bytes, @Nullable UUID owner, long ownerAfter) {
    return tx.query(
            """
            update guests set decision = :decision, owner_id = :owner, guest_bytes = :bytes,
              settled = :settled, owner_after = :after, reached = null,
              owner_state = case when :decision <> 'welcomed' then 'none'
                when used_bytes >= :after then 'due' else 'waiting' end
            where guest_id = :guest
            returning owner_state = 'due'
            """)
        .bind("guest", guestId)
        .bind("decision", decision.inRows())
        .bind("owner", owner)
        .bind("bytes", bytes)
        .bind("settled", bytes == 0)
        .bind("after", ownerAfter)
        .mapTo(Boolean.class)
        .one();
  }

  static void payOwner(Tx tx, UUID guestId, Decision decision, long bytes) {
    tx.update(
            """
            update guests set decision = :decision, owner_bytes = :bytes,
              owner_state = case when :bytes > 0 then 'paying' else 'none' end
            where guest_id = :guest
            """)
        .bind("guest", guestId)
        .bind("decision", decision.inRows())
        .bind("bytes", bytes)
        .execute();
  }

  /** What the owner had is not shown as earned any more. */
  static void takeOwnersPart(Tx tx, UUID guestId) {
    tx.update(
            """
            update guests set decision = :decision, owner_state = 'taken'
            where guest_id = :guest and owner_bytes > 0
            """)
        .bind("guest", guestId)
        .bind("decision", Decision.OBJECTED.inRows())
        .execute();
  }

  /** Whether it was this call that settled it. */
  static boolean settle(Tx tx, UUID guestId) {
    return tx.update("update guests set settled = true where guest_id = :id and not settled")
            .bind("id", guestId)
            .execute()
        == 1;
  }

  /** Whether it was this call that moved it on. */
  static boolean move(Tx tx, UUID guestId, String column, String from, String to) {
    return tx.update(
                "update guests set %1$s = :to where guest_id = :id and %1$s = :from"
                    .formatted(column))
            .bind("id", guestId)
            .bind("from", from)
            .bind("to", to)
            .execute()
        == 1;
  }

  static void endFirst(Tx tx, UUID guestId, long takenBackBytes) {
    tx.update(
            """
            update guests set first_state = 'ended', first_bytes = first_bytes - :bytes
            where guest_id = :guest and first_state = 'ending'
            """)
        .bind("guest", guestId)
        .bind("bytes", takenBackBytes)
        .execute();
  }

  static void putOff(Tx tx, UUID guestId, Instant until) {
    tx.update("update guests set first_until = :until where guest_id = :guest")
        .bind("guest", guestId)
        .bind("until", until)
        .execute();
  }

  /**
   * Counts what guests have used where they came in, of any operators, in one statement.
   *
   * @return those whose owners are due by that
   */
  static List<Known> use(Tx tx, List<Use> uses) {
    return tx.query(
            """
            with used as (
              update guests g set used_bytes = g.used_bytes + q.bytes,
                owner_state = case
                  when g.owner_state = 'waiting' and g.used_bytes + q.bytes >= g.owner_after
                  then 'due' else g.owner_state end
              from (
                select tenant, guest, device, sum(bytes) as bytes
                from unnest(:tenants::uuid[], :guests::uuid[], :devices::uuid[], :bytes::bigint[])
                  as u (tenant, guest, device, bytes)
                group by tenant, guest, device) as q
              where g.tenant_id = q.tenant and g.guest_id = q.guest and g.device_id = q.device
                and g.decision in ('undecided', 'welcomed')
              returning g.tenant_id, g.guest_id,
                g.owner_state = 'due' and g.used_bytes - q.bytes < g.owner_after as is_news)
            select tenant_id, guest_id from used where is_news
            """)
        .bindArray("tenants", UUID.class, uses.stream().map(Use::tenantId).toArray())
        .bindArray(
            "guests", UUID.class, uses.stream().map(use -> use.charge().accountId()).toArray())
        .bindArray(
            "devices", UUID.class, uses.stream().map(use -> use.charge().deviceId()).toArray())
        .bindArray("bytes", Long.class, uses.stream().map(Use::bytes).toArray())
        .mapTo(Known.class)
        .list();
  }

  /** Bytes that were charged to an operator's customer. */
  record Use(UUID tenantId, Charge charge) {
    long bytes() {
      return charge.bytesUp() + charge.bytesDown();
    }
  }

  /** What was given and held back since then, newest first. */
  static List<RewardTally> tallies(Tx tx, LocalDate since, int most) {
    return tx.query(
            """
            select day, what, sum(count)::int as count from tallies
            where day >= :since and what not in
              ('first:source', 'welcome:source', 'first:hotspot', 'welcome:hotspot')
            group by day, what having sum(count) > 0 order by day desc, what limit :most
            """)
        .bind("since", since)
        .bind("most", most)
        .mapTo(RewardTally.class)
        .list();
  }

  /** The tenant is named although row security does it too: only so the index gives the order. */
  static List<Reward> rewards(Tx tx, UUID tenantId, UUID ownerId, @Nullable UUID before, int most) {
    var query =
        tx.query(
                """
                select reward_id as id, owner_id, device_id, owner_bytes as bytes, at from guests
                where tenant_id = :tenant and owner_id = :owner and owner_bytes > 0 and settled
                  and owner_state in ('none', 'paid')
                """
                    + (before == null ? "" : " and reward_id < :before")
                    + " order by reward_id desc limit :most")
            .bind("tenant", tenantId)
            .bind("owner", ownerId)
            .bind("most", most);
    if (before != null) {
      query.bind("before", before);
    }
    return query.mapTo(Reward.class).list();
  }
}
