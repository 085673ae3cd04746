package byway.kit.settings;

/**
 * Where figures and reasons are told, which are nobody's business but the operator's.
 *
 * @param host address to listen on; the loopback unless said, so that nobody else can look
 */
public record ManagementSettings(String host, int port) {
  static ManagementSettings read(SettingsReader in) {
    return new ManagementSettings(
        in.text("MANAGEMENT_HOST", "127.0.0.1", "address where /metrics and health details are"),
        in.number("MANAGEMENT_PORT", 9000, 0, 65_535, "port of these; 0 any"));
  }
}
