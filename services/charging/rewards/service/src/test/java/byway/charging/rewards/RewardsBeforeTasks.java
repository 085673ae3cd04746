package byway.charging.rewards;

import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema as it was when owners who are due and first grants that end were looked for. */
final class RewardsBeforeTasks extends Store {
  RewardsBeforeTasks(Databases databases) {
    super(databases, "rewards", "V1__guests.sql", "V2__proof.sql");
  }

  /** Welcomed, and has used enough. */
  void leaveOwnerDue(UUID guest, UUID owner, long bytes, Instant at) {
    leave(guest, owner, "welcomed", bytes, 0, at, "none", "due");
  }

  void leaveFirstGrant(UUID guest, long bytes, Instant until) {
    leave(guest, null, "undecided", 0, bytes, until, "granting", "none");
  }

  private void leave(
      UUID guest,
      @Nullable UUID owner,
      String decision,
      long bytes,
      long first,
      Instant until,
      String firstState,
      String ownerState) {
    change(
        tx ->
            tx.update(
                    """
                    insert into guests (tenant_id, guest_id, reward_id, session_id, device_id, mac,
                      at, owner_id, decision, guest_bytes, settled, first_bytes, first_until,
                      first_state, owner_state)
                    values (:tenant, :guest, :guest, :guest, :guest, '02:00:5e:10:00:01', :until,
                      :owner, :decision, :bytes, true, :first, :until, :firstState, :ownerState)
                    """)
                .bind("tenant", Context.tenantId())
                .bind("guest", guest)
                .bind("owner", owner)
                .bind("decision", decision)
                .bind("bytes", bytes)
                .bind("first", first)
                .bind("until", until)
                .bind("firstState", firstState)
                .bind("ownerState", ownerState)
                .execute());
  }
}
