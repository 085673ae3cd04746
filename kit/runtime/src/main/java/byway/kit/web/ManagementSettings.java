package byway.kit.web;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * Where figures and reasons are told, which are nobody's business but the operator's.
 *
 * @param host address to listen on; the loopback unless said, so that nobody else can look
 */
public record ManagementSettings(String host, int port) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<ManagementSettings> {
    @Override
    public Class<ManagementSettings> type() {
      return ManagementSettings.class;
    }

    @Override
    public ManagementSettings read(SettingsReader in) {
      return new ManagementSettings(
          in.text("MANAGEMENT_HOST", "127.0.0.1", "address where /metrics and health details are"),
          in.port("MANAGEMENT_PORT", 9000, "port of these; 0 any"));
    }
  }
}
