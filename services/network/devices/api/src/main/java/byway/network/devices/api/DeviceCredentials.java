package byway.network.devices.api;

import byway.kit.calls.Own;
import byway.kit.calls.Who;
import java.util.UUID;

/** What a hotspot signs in with. */
public record DeviceCredentials(@Own(Who.HOTSPOT) UUID deviceId, String secret) {}
