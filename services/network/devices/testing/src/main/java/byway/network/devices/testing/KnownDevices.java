package byway.network.devices.testing;

import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCounts;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import byway.network.devices.api.FreePlaces;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Presence;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.network.devices.api.ReportedSettings;
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
  public Page<Device> find(ListRequest asked) {
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
