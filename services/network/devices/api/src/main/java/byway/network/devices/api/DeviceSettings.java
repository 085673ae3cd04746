package byway.network.devices.api;

import java.util.Map;

/**
 * Desired and reported settings. In step when {@code reportedVersion == desiredVersion}.
 *
 * @param refused keys that the hotspot would not take, with its reason
 */
public record DeviceSettings(
    long desiredVersion,
    Map<String, String> desired,
    long reportedVersion,
    Map<String, String> reported,
    Map<String, String> refused) {
  public boolean isInStep() {
    return reportedVersion == desiredVersion;
  }
}
