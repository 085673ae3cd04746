package byway.network.devices;

import byway.kit.store.Tx;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.EnrolDevice;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who hotspots are, and until when. */
final class IdentityRows {
  private IdentityRows() {}

  /** What a hotspot can prove, and how far its secrets have come. */
  record Own(byte @Nullable [] publicKey, long secretNumber, boolean retired) {}

  static boolean enrol(
      Tx tx, UUID tenantId, EnrolDevice device, byte[] hash, byte[] key, Instant now) {
    return tx.update(
                """
                insert into devices (tenant_id, device_id, name, serial, owner_id, secret_hash,
                  public_key, secret_since)
                values (:tenant, :id, :name, :serial, :owner, :hash, :key, :now)
                on conflict (tenant_id, device_id) do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", device.id())
            .bind("name", device.name())
            .bind("serial", device.serial())
            .bind("owner", device.ownerId())
            .bind("hash", hash)
            .bind("key", key)
            .bind("now", now)
            .execute()
        == 1;
  }

  static Optional<UUID> withSerial(Tx tx, String serial) {
    return tx.query("select device_id from devices where serial = :serial and not retired")
        .bind("serial", serial)
        .mapTo(UUID.class)
        .findOne();
  }

  static Optional<DeviceIdentity> find(Tx tx, UUID id) {
    return tx.query(
            """
            select device_id, public_key is not null as enrolled, retired, replaced_by,
              secret_since, secret_wanted
            from devices where device_id = :id
            """)
        .bind("id", id)
        .mapTo(DeviceIdentity.class)
        .findOne();
  }

  static Optional<Own> lock(Tx tx, UUID id) {
    return tx.query(
            """
            select public_key, secret_number, retired from devices where device_id = :id for update
            """)
        .bind("id", id)
        .mapTo(Own.class)
        .findOne();
  }

  static boolean isRetired(Tx tx, UUID id) {
    return find(tx, id).map(DeviceIdentity::retired).orElse(false);
  }

  static void rekey(Tx tx, UUID id, byte[] hash, byte[] key, Instant now) {
    tx.update(
            """
            update devices
            set secret_hash = :hash, next_secret_hash = null, public_key = :key, secret_number = 0,
              secret_since = :now, secret_wanted = false
            where device_id = :id
            """)
        .bind("id", id)
        .bind("hash", hash)
        .bind("key", key)
        .bind("now", now)
        .execute();
  }

  /** Whether that is news. */
  static boolean wantSecret(Tx tx, UUID id) {
    return tx.update(
                """
                update devices set secret_wanted = true
                where device_id = :id and public_key is not null and not retired
                """)
            .bind("id", id)
            .execute()
        == 1;
  }

  static void changeSecret(Tx tx, UUID id, long number, byte[] hash) {
    tx.update(
            """
            update devices set next_secret_hash = :hash, secret_number = :number
            where device_id = :id
            """)
        .bind("id", id)
        .bind("hash", hash)
        .bind("number", number)
        .execute();
  }

  /** The new one has been used; nobody comes in with the old one any more. */
  static void useNext(Tx tx, UUID id, byte[] hash, Instant now) {
    tx.update(
            """
            update devices
            set secret_hash = next_secret_hash, next_secret_hash = null, connected = true,
              secret_since = :now, secret_wanted = false
            where device_id = :id and next_secret_hash = :hash
            """)
        .bind("id", id)
        .bind("hash", hash)
        .bind("now", now)
        .execute();
  }

  static void transfer(Tx tx, UUID id, @Nullable UUID owner) {
    tx.update("update devices set owner_id = :owner where device_id = :id")
        .bind("id", id)
        .bind("owner", owner)
        .execute();
  }

  static void retire(Tx tx, UUID id, String reason, @Nullable UUID replacedBy, byte[] nobodys) {
    tx.update(
            """
            update devices
            set retired = true, blocked = true, blocked_for = :reason, owner_id = null,
              secret_hash = :nobodys, next_secret_hash = null, public_key = null,
              secret_wanted = false, replaced_by = :by
            where device_id = :id
            """)
        .bind("id", id)
        .bind("reason", reason)
        .bind("by", replacedBy)
        .bind("nobodys", nobodys)
        .execute();
  }

  /** What makes a hotspot the one of its place, from one to another. */
  static void takePlace(Tx tx, UUID from, UUID to) {
    tx.update(
            """
            update devices d
            set name = was.name, owner_id = was.owner_id, latitude = was.latitude,
              longitude = was.longitude
            from devices was
            where d.device_id = :to and was.device_id = :from
            """)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }
}
