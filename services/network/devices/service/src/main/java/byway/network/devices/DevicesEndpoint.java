package byway.network.devices;

import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.store.OpenAct;
import byway.kit.store.StoreFailed;
import byway.kit.store.Tx;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.devices.Rows.Key;
import byway.network.devices.Rows.Place;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceUnblocked;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import byway.network.devices.api.FreePlaces;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import byway.network.devices.api.Presence;
import byway.network.devices.api.PresenceChanged;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.network.devices.api.ReportedSettings;
import byway.network.devices.api.SettingsDesired;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(DevicesEndpoint.class)
class DevicesEndpoint implements Devices {
  private static final Key NOBODYS = new Key(Secret.hash(Secret.random()), null, false, true);

  private final DevicesStore store;
  private final HotspotRoom room;
  private final InstantSource clock;

  DevicesEndpoint(DevicesStore store, HotspotRoom room, InstantSource clock) {
    this.store = store;
    this.room = room;
    this.clock = clock;
  }

  @Override
  public RegisteredDevice register(RegisterDevice command) {
    var wanted =
        new RegisterDevice(
            command.id(),
            Texts.name(command.name()),
            Texts.serial(command.serial()),
            command.ownerId());
    room.forOneMore(command.id());
    var secret = Secret.random();
    try {
      var device = store.write(tx -> register(tx, wanted, Secret.hash(secret)));
      return new RegisteredDevice(device, secret);
    } catch (StoreFailed failed) {
      if (failed.isDuplicate()) {
        throw Refusal.conflict("serial_taken", "another hotspot has this serial number");
      }
      throw failed;
    }
  }

  private static Device register(Tx tx, RegisterDevice wanted, byte[] secretHash) {
    if (!Rows.add(tx, Context.tenantId(), wanted, secretHash)) {
      var known = find(tx, wanted.id());
      var same = new RegisterDevice(known.id(), known.name(), known.serial(), known.ownerId());
      if (!wanted.equals(same)) {
        throw Refusal.conflict("key_reused", "another hotspot was registered under this id");
      }
      if (!Rows.changeSecret(tx, wanted.id(), secretHash)) {
        throw Refusal.conflict("already_connected", "this hotspot has its secret");
      }
    }
    return find(tx, wanted.id());
  }

  /** Does the same work and says the same whatever is wrong, so that nothing can be learnt. */
  @Override
  public Device authenticate(DeviceCredentials credentials) {
    var id = credentials.deviceId();
    var key = store.read(tx -> Rows.key(tx, id)).orElse(NOBODYS);
    boolean matches = Secret.matches(credentials.secret(), key.secretHash());
    var next = Objects.requireNonNullElse(key.nextHash(), NOBODYS.secretHash());
    boolean matchesNext = Secret.matches(credentials.secret(), next);
    if (!(matches || matchesNext) || key.blocked()) {
      throw Refusal.unauthenticated("these are not the credentials of a hotspot in service");
    }
    if (matchesNext) {
      store.change(tx -> IdentityRows.useNext(tx, id, next, clock.instant()));
    } else if (!key.connected()) {
      store.change(tx -> Rows.connected(tx, id));
    }
    return get(id);
  }

  @Override
  public Device get(UUID id) {
    return store.read(tx -> find(tx, id));
  }

  @Override
  public Page<Device> list(@Nullable UUID ownerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? null : Place.read(cursor);
    var found = store.read(tx -> Rows.page(tx, Context.tenantId(), ownerId, after, most + 1));
    return Page.of(found, most, Place::cursor);
  }

  @Override
  public List<Device> some(DevicesById asked) {
    if (asked.ids().size() > DevicesById.MOST) {
      throw Refusal.invalid("too_many", "at most %d at a time".formatted(DevicesById.MOST));
    }
    return asked.ids().isEmpty() ? List.of() : store.read(tx -> Lists.some(tx, asked.ids()));
  }

  @Override
  public DeviceCounts counts(@Nullable UUID ownerId) {
    return store.read(tx -> Lists.counts(tx, ownerId));
  }

  @Override
  public List<Device> latest(int limit) {
    int most = Page.limit(limit);
    return store.read(tx -> Lists.latest(tx, most));
  }

  @Override
  public Page<Device> find(ListRequest asked) {
    var query = DeviceColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Lists.find(tx, Context.tenantId(), query));
  }

  @Override
  public Page<Device> search(String text, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? null : Place.read(cursor);
    var found = store.read(tx -> Lists.search(tx, text, after, most + 1));
    return Page.of(found, most, Place::cursor);
  }

  @Override
  public Device desire(UUID id, DesiredSettings settings) {
    var wanted = HotspotSetting.read(settings.settings());
    return store.write(
        tx -> {
          var known = own(lock(tx, id)).settings();
          if (!isStaff()) {
            HotspotSetting.checkChosen(wanted, known.desired(), FreePlaceRows.all(tx));
          }
          var desired = new TreeMap<>(known.desired());
          desired.putAll(wanted);
          if (!desired.equals(known.desired())) {
            long version = known.desiredVersion() + 1;
            Rows.desire(tx, id, version, desired);
            tx.publish(new SettingsDesired(id, version, desired));
          }
          return find(tx, id);
        });
  }

  /** Or the platform itself, which acts for nobody. */
  private static boolean isStaff() {
    var kind = Context.current().principal().kind();
    return kind == Principal.Kind.STAFF || kind == Principal.Kind.PLATFORM;
  }

  @Override
  public FreePlaces freePlaces() {
    return new FreePlaces(store.read(FreePlaceRows::all));
  }

  @Override
  public FreePlaces offerFreePlaces(FreePlaces places) {
    if (!isStaff()) {
      throw Refusal.forbidden("free places are offered by staff");
    }
    var hosts = HotspotSetting.freePlaces(places.hosts());
    store.change(tx -> FreePlaceRows.replace(tx, Context.tenantId(), hosts));
    return freePlaces();
  }

  @Override
  public Device locate(UUID id, LocateDevice command) {
    var location = command.location();
    if (location != null && !isOnEarth(location)) {
      throw Refusal.invalid(
          "location_invalid", "a latitude is from -90 to 90 degrees, a longitude from -180 to 180");
    }
    return store.write(
        tx -> {
          var unused = own(lock(tx, id));
          Rows.locate(tx, id, location);
          return find(tx, id);
        });
  }

  /** Neither infinite nor not a number, which compare as false. */
  private static boolean isOnEarth(Location location) {
    return Math.abs(location.latitude()) <= 90 && Math.abs(location.longitude()) <= 180;
  }

  @Override
  public Device report(UUID id, ReportedSettings settings) {
    Texts.checkReported(settings.applied());
    Texts.checkReported(settings.refused());
    return store.write(
        tx -> {
          var known = lock(tx, id).settings();
          long version = settings.version();
          if (version < 0 || version > known.desiredVersion()) {
            throw Refusal.invalid("version_unknown", "no settings were given this version");
          }
          if (version >= known.reportedVersion()) {
            Rows.report(tx, id, version, settings.applied(), settings.refused());
          }
          return find(tx, id);
        });
  }

  @Override
  public void presence(UUID id, Presence presence) {
    var now = clock.instant();
    var at = presence.at().isAfter(now) ? now : presence.at();
    store.change(
        tx -> {
          find(tx, id);
          if (Vitals.presence(tx, id, presence.online(), at, now)) {
            tx.publish(new PresenceChanged(id, presence.online(), at));
          }
        });
  }

  @Override
  public void heartbeat(UUID id, Heartbeat heartbeat) {
    check(heartbeat);
    var now = clock.instant();
    store.change(
        tx -> {
          if (!Vitals.heartbeat(tx, id, heartbeat, now)) {
            find(tx, id);
          }
        });
  }

  private static void check(Heartbeat heartbeat) {
    boolean sound =
        heartbeat.uptimeSeconds() >= 0
            && heartbeat.batteryPercent() >= -1
            && heartbeat.batteryPercent() <= 100
            && heartbeat.signalDbm() >= -255
            && heartbeat.signalDbm() <= 0
            && heartbeat.clients() >= 0
            && heartbeat.uplink().length() <= 32
            && Texts.isPrintable(heartbeat.uplink())
            && heartbeat.journalBytes() >= 0;
    if (!sound) {
      throw Refusal.invalid("heartbeat_invalid", "a value is out of its range");
    }
  }

  @Override
  public Device block(UUID id, BlockDevice command) {
    var reason = Texts.reason(command.reason());
    return store.write(
        tx -> {
          boolean before = lock(tx, id).blocked();
          if (!command.blocked() && IdentityRows.isRetired(tx, id)) {
            throw Refusal.conflict("retired", "this hotspot is out of service for good");
          }
          Rows.block(tx, id, command.blocked(), reason);
          OpenAct.changed("blocked", before, command.blocked());
          if (command.blocked() && !before) {
            tx.publish(new DeviceBlocked(id));
          } else if (!command.blocked() && before) {
            tx.publish(new DeviceUnblocked(id));
          }
          return find(tx, id);
        });
  }

  private static Device find(Tx tx, UUID id) {
    return Rows.find(tx, id).orElseThrow(DevicesEndpoint::unknown);
  }

  private static Device lock(Tx tx, UUID id) {
    return Rows.lock(tx, id).orElseThrow(DevicesEndpoint::unknown);
  }

  private static Device own(Device device) {
    Owners.check(device.ownerId(), "the hotspot");
    return device;
  }

  private static Refusal unknown() {
    return Refusal.notFound("the hotspot");
  }
}
