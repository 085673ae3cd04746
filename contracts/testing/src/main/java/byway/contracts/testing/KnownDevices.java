package byway.contracts.testing;

import byway.contracts.devices.BlockDevice;
import byway.contracts.devices.DesiredSettings;
import byway.contracts.devices.Device;
import byway.contracts.devices.DeviceCounts;
import byway.contracts.devices.DeviceCredentials;
import byway.contracts.devices.DeviceSettings;
import byway.contracts.devices.Devices;
import byway.contracts.devices.DevicesById;
import byway.contracts.devices.FreePlaces;
import byway.contracts.devices.Heartbeat;
import byway.contracts.devices.LocateDevice;
import byway.contracts.devices.Presence;
import byway.contracts.devices.RegisterDevice;
import byway.contracts.devices.RegisteredDevice;
import byway.contracts.devices.ReportedSettings;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hotspots, any of which can be asked for but {@link #UNKNOWN}; online until they are lost. */
public final class KnownDevices implements Devices {
  public static final UUID UNKNOWN = new UUID(0, 0);

  private final Map<UUID, UUID> owners = new ConcurrentHashMap<>();
  private final Set<UUID> blocked = ConcurrentHashMap.newKeySet();
  private final Set<UUID> lost = ConcurrentHashMap.newKeySet();

  public void own(UUID device, UUID owner) {
    owners.put(device, owner);
  }

  public void disown(UUID device) {
    owners.remove(device);
  }

  public void block(UUID device) {
    blocked.add(device);
  }

  public void lose(UUID device) {
    lost.add(device);
  }

  @Override
  public Device get(UUID id) {
    if (id.equals(UNKNOWN)) {
      throw Refusal.notFound("the hotspot");
    }
    var settings = new DeviceSettings(0, Map.of(), 0, Map.of(), Map.of());
    return new Device(
        id,
        "Hotspot",
        "BW-1",
        owners.get(id),
        blocked.contains(id),
        !lost.contains(id),
        null,
        null,
        settings);
  }

  @Override
  public RegisteredDevice register(RegisterDevice command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device authenticate(DeviceCredentials credentials) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Device> some(DevicesById asked) {
    return asked.ids().stream().filter(id -> !id.equals(UNKNOWN)).map(this::get).toList();
  }

  @Override
  public DeviceCounts counts(@Nullable UUID ownerId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Device> latest(int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Device> search(String text, int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Device> list(@Nullable UUID ownerId, int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device locate(UUID id, LocateDevice command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device desire(UUID id, DesiredSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FreePlaces freePlaces() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FreePlaces offerFreePlaces(FreePlaces places) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device report(UUID id, ReportedSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void presence(UUID id, Presence presence) {
    var unused = presence.online() ? lost.remove(id) : lost.add(id);
  }

  @Override
  public void heartbeat(UUID id, Heartbeat heartbeat) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device block(UUID id, BlockDevice command) {
    throw new UnsupportedOperationException();
  }
}
