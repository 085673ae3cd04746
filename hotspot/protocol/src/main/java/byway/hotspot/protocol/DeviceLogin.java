package byway.hotspot.protocol;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who connects: the MQTT user name is {@code <tenant slug>/<device id>}, the client id is the
 * device id, the password is the device's secret.
 *
 * @param tenantSlug 1 to 40 of a-z, 0-9 and hyphen
 * @param deviceId 1 to 36 letters, digits, hyphens, underscores; best at most 16, it is in every
 *     topic
 */
public record DeviceLogin(String tenantSlug, String deviceId) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{1,36}");

  public DeviceLogin {
    if (!SLUG.matcher(tenantSlug).matches()) {
      throw new IllegalArgumentException("not a tenant slug");
    }
    checkDeviceId(deviceId);
  }

  static String checkDeviceId(String deviceId) {
    if (!DEVICE.matcher(deviceId).matches()) {
      throw new IllegalArgumentException("not a device id");
    }
    return deviceId;
  }

  /** From an MQTT user name; empty when it is none of ours. */
  public static Optional<DeviceLogin> parse(String userName) {
    int slash = userName.indexOf('/');
    if (slash < 0
        || !SLUG.matcher(userName.substring(0, slash)).matches()
        || !DEVICE.matcher(userName.substring(slash + 1)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new DeviceLogin(userName.substring(0, slash), userName.substring(slash + 1)));
  }

  public String userName() {
    return tenantSlug + "/" + deviceId;
  }
}
