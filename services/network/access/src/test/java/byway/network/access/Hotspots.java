package byway.network.access;

import byway.contracts.devices.BlockDevice;
import byway.contracts.devices.DesiredSettings;
import byway.contracts.devices.Device;
import byway.contracts.devices.DeviceCredentials;
import byway.contracts.devices.DeviceSettings;
import byway.contracts.devices.Devices;
import byway.contracts.devices.Heartbeat;
import byway.contracts.devices.LocateDevice;
import byway.contracts.devices.Presence;
import byway.contracts.devices.RegisterDevice;
import byway.contracts.devices.RegisteredDevice;
import byway.contracts.devices.ReportedSettings;
import byway.kit.values.Page;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Devices, as far as access meets them: some are blocked. */
final class Hotspots implements Devices {
  final Set<UUID> blocked = ConcurrentHashMap.newKeySet();

  @Override
  public Device locate(UUID id, LocateDevice command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device get(UUID id) {
    var settings = new DeviceSettings(0, Map.of(), 0, Map.of(), Map.of());
    return new Device(
        id, "Hotspot", "BW-1", null, blocked.contains(id), true, null, null, settings);
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
  public Page<Device> list(@Nullable UUID ownerId, int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device desire(UUID id, DesiredSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Device report(UUID id, ReportedSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void presence(UUID id, Presence presence) {
    throw new UnsupportedOperationException();
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
