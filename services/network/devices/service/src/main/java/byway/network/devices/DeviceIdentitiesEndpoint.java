package byway.network.devices;

import static java.util.Objects.requireNonNull;

import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.devices.IdentityRows.Own;
import byway.network.devices.api.ChangeSecret;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.DeviceRekeyed;
import byway.network.devices.api.DeviceRetired;
import byway.network.devices.api.DeviceTransferred;
import byway.network.devices.api.EnrolDevice;
import byway.network.devices.api.RekeyDevice;
import byway.network.devices.api.ReplaceDevice;
import byway.network.devices.api.RetireDevice;
import byway.network.devices.api.SecretWanted;
import byway.network.devices.api.SettingsDesired;
import byway.network.devices.api.TransferDevice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(DeviceIdentitiesEndpoint.class)
class DeviceIdentitiesEndpoint implements DeviceIdentities {
  private final DevicesStore store;
  private final InstantSource clock;

  DeviceIdentitiesEndpoint(DevicesStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Device enrol(EnrolDevice command) {
    var wanted =
        new EnrolDevice(
            command.id(),
            Texts.name(command.name()),
            Texts.serial(command.serial()),
            command.ownerId(),
            command.secretHash(),
            command.publicKey());
    var hash = HotspotKey.hash(wanted.secretHash());
    var key = HotspotKey.key(wanted.publicKey());
    try {
      return store.write(tx -> enrol(tx, wanted, hash, key));
    } catch (StoreFailed failed) {
      if (failed.isDuplicate()) {
        throw Refusal.conflict("serial_taken", "another hotspot has this serial number");
      }
      throw failed;
    }
  }

  private Device enrol(Tx tx, EnrolDevice wanted, byte[] hash, byte[] key) {
    if (!IdentityRows.enrol(tx, Context.tenantId(), wanted, hash, key, clock.instant())) {
      var known = find(tx, wanted.id());
      if (!known.serial().equals(wanted.serial())) {
        throw Refusal.conflict("key_reused", "another hotspot was enrolled under this id");
      }
    }
    return find(tx, wanted.id());
  }

  @Override
  public List<Device> withSerial(String serial) {
    return store.read(
        tx -> IdentityRows.withSerial(tx, serial).map(id -> find(tx, id)).stream().toList());
  }

  @Override
  public DeviceIdentity get(UUID id) {
    return store.read(
        tx -> {
          checkOwner(tx, id);
          return identity(tx, id);
        });
  }

  @Override
  public DeviceIdentity rekey(UUID id, RekeyDevice command) {
    var hash = HotspotKey.hash(command.secretHash());
    var key = HotspotKey.key(command.publicKey());
    return store.write(
        tx -> {
          checkInService(own(tx, id));
          IdentityRows.rekey(tx, id, hash, key, clock.instant());
          tx.publish(new DeviceRekeyed(id));
          return identity(tx, id);
        });
  }

  @Override
  public DeviceIdentity wantNewSecret(UUID id) {
    return store.write(
        tx -> {
          var own = own(tx, id);
          checkOwner(tx, id);
          checkInService(own);
          if (!IdentityRows.wantSecret(tx, id)) {
            throw notEnrolled();
          }
          tx.publish(new SecretWanted(id));
          return identity(tx, id);
        });
  }

  @Override
  public DeviceIdentity changeSecret(UUID id, ChangeSecret command) {
    var hash = HotspotKey.hash(command.hash());
    return store.write(
        tx -> {
          var own = own(tx, id);
          var key = own.publicKey();
          if (key == null) {
            throw notEnrolled();
          }
          if (!HotspotKey.hasSaid(key, id, command.number(), command.hash(), command.proof())) {
            throw Refusal.forbidden("the hotspot's key has not signed this");
          }
          if (command.number() <= own.secretNumber()) {
            throw Refusal.conflict("secret_old", "a later secret is known");
          }
          IdentityRows.changeSecret(tx, id, command.number(), hash);
          return identity(tx, id);
        });
  }

  @Override
  public Device transfer(UUID id, TransferDevice command) {
    return store.write(
        tx -> {
          checkInService(own(tx, id));
          var before = find(tx, id).ownerId();
          if (!Objects.equals(before, command.ownerId())) {
            IdentityRows.transfer(tx, id, command.ownerId());
            tx.publish(new DeviceTransferred(id, before, command.ownerId()));
          }
          return find(tx, id);
        });
  }

  @Override
  public Device retire(UUID id, RetireDevice command) {
    var reason = Texts.reason(command.reason());
    return store.write(
        tx -> {
          retire(tx, id, own(tx, id), reason, null);
          return find(tx, id);
        });
  }

  private static void retire(Tx tx, UUID id, Own own, String reason, @Nullable UUID replacedBy) {
    if (!own.retired()) {
      IdentityRows.retire(tx, id, reason, replacedBy, Secret.hash(Secret.random()));
      tx.publish(new DeviceRetired(id, replacedBy));
    }
  }

  /** In the order of their ids, so that two that replace each other do not wait for ever. */
  @Override
  public Device replace(UUID id, ReplaceDevice command) {
    var reason = Texts.reason(command.reason());
    var by = command.by();
    if (by.equals(id)) {
      throw Refusal.invalid("replaced_by_itself", "another hotspot takes its place");
    }
    return store.write(
        tx -> {
          var both = new TreeMap<UUID, Own>();
          new TreeSet<>(List.of(id, by)).forEach(one -> both.put(one, own(tx, one)));
          var old = requireNonNull(both.get(id));
          checkInService(requireNonNull(both.get(by)));
          if (old.retired() && by.equals(identity(tx, id).replacedBy())) {
            return find(tx, by);
          }
          checkInService(old);
          takePlace(tx, id, by);
          retire(tx, id, old, reason, by);
          return find(tx, by);
        });
  }

  private static void takePlace(Tx tx, UUID from, UUID to) {
    var settings = find(tx, from).settings().desired();
    var own = find(tx, to).settings();
    IdentityRows.takePlace(tx, from, to);
    if (!settings.equals(own.desired())) {
      long version = own.desiredVersion() + 1;
      Rows.desire(tx, to, version, settings);
      tx.publish(new SettingsDesired(to, version, settings));
    }
  }

  private static void checkInService(Own own) {
    if (own.retired()) {
      throw Refusal.conflict("retired", "this hotspot is out of service for good");
    }
  }

  private static Refusal notEnrolled() {
    return Refusal.conflict("not_enrolled", "this hotspot has no key of its own");
  }

  private static Own own(Tx tx, UUID id) {
    return IdentityRows.lock(tx, id).orElseThrow(DeviceIdentitiesEndpoint::unknown);
  }

  private static void checkOwner(Tx tx, UUID id) {
    if (Owners.isCustomer()) {
      Owners.check(find(tx, id).ownerId(), "the hotspot");
    }
  }

  private static Device find(Tx tx, UUID id) {
    return Rows.find(tx, id).orElseThrow(DeviceIdentitiesEndpoint::unknown);
  }

  private static DeviceIdentity identity(Tx tx, UUID id) {
    return IdentityRows.find(tx, id).orElseThrow(DeviceIdentitiesEndpoint::unknown);
  }

  private static Refusal unknown() {
    return Refusal.notFound("the hotspot");
  }
}
