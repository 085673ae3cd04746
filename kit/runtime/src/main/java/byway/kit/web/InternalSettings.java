package byway.kit.web;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * Where processes of this installation call each other, and commands on this machine call them.
 *
 * @param host address to listen on; the loopback unless said, so that nobody else can even try
 */
public record InternalSettings(String host, int port) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<InternalSettings> {
    @Override
    public Class<InternalSettings> type() {
      return InternalSettings.class;
    }

    @Override
    public InternalSettings read(SettingsReader in) {
      return new InternalSettings(
          in.text("INTERNAL_HOST", "127.0.0.1", "address where other processes of ours call"),
          in.port("INTERNAL_PORT", 9001, "port of that; 0 any"));
    }
  }
}
