package byway.charging.rewards;

import byway.contracts.access.SessionOpened;
import byway.contracts.rewards.Reward;
import byway.kit.store.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the guests' first sessions brought, of the tenant whose transaction it is. */
final class Guests {
  private static final String COLUMNS =
      "guest_id, device_id, owner_id, guest_bytes, owner_bytes, settled";

  private Guests() {}

  /** A guest and what is granted for the first session. */
  record Guest(
      UUID guestId,
      UUID deviceId,
      @Nullable UUID ownerId,
      long guestBytes,
      long ownerBytes,
      boolean settled) {}

  static Optional<Guest> find(Tx tx, UUID guestId) {
    return tx.query("select " + COLUMNS + " from guests where guest_id = :id")
        .bind("id", guestId)
        .mapTo(Guest.class)
        .findOne();
  }

  /** Whether this is the guest's first session; if so, nobody else can decide on it any more. */
  static boolean claim(Tx tx, UUID tenantId, UUID rewardId, SessionOpened event) {
    return tx.update(
                """
                insert into guests (tenant_id, guest_id, reward_id, session_id, device_id, mac, at)
                values (:tenant, :guest, :reward, :session, :device, :mac, :at)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("guest", event.customerId())
            .bind("reward", rewardId)
            .bind("session", event.sessionId())
            .bind("device", event.deviceId())
            .bind("mac", event.mac())
            .bind("at", event.at())
            .execute()
        == 1;
  }

  static void decide(Tx tx, Guest guest, Decision decision) {
    tx.update(
            """
            update guests set decision = :decision, owner_id = :owner, guest_bytes = :guestBytes,
              owner_bytes = :ownerBytes, settled = :settled
            where guest_id = :guest
            """)
        .bind("guest", guest.guestId())
        .bind("decision", decision.name().toLowerCase(Locale.ROOT))
        .bind("owner", guest.ownerId())
        .bind("guestBytes", guest.guestBytes())
        .bind("ownerBytes", guest.ownerBytes())
        .bind("settled", guest.settled())
        .execute();
  }

  /** Whether it was this call that settled it. */
  static boolean settle(Tx tx, UUID guestId) {
    return tx.update("update guests set settled = true where guest_id = :id and not settled")
            .bind("id", guestId)
            .execute()
        == 1;
  }

  /** The tenant is named although row security does it too: only so the index gives the order. */
  static List<Reward> rewards(Tx tx, UUID tenantId, UUID ownerId, @Nullable UUID before, int most) {
    var query =
        tx.query(
                """
                select reward_id as id, owner_id, device_id, owner_bytes as bytes, at from guests
                where tenant_id = :tenant and owner_id = :owner and owner_bytes > 0 and settled
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
