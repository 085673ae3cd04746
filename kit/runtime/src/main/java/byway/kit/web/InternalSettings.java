package byway.kit.web;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.util.regex.Pattern;

/**
 * Where processes of this installation call each other, and commands on this machine call them.
 *
 * @param host address to listen on; the loopback unless said, so that nobody else can even try
 * @param tls whether what passes is kept from being read; on the loopback nobody could
 */
public record InternalSettings(String host, int port, boolean tls) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<InternalSettings> {
    @Override
    public Class<InternalSettings> type() {
      return InternalSettings.class;
    }

    @Override
    public InternalSettings read(SettingsReader in) {
      var host =
          in.text("INTERNAL_HOST", "127.0.0.1", "address where other processes of ours call");
      var tls =
          in.oneOf(
              "INTERNAL_TLS",
              "auto",
              "whether they call over TLS, by keys of the secret; auto: unless it is the loopback",
              "auto",
              "yes",
              "no");
      return new InternalSettings(
          host,
          in.port("INTERNAL_PORT", 9001, "port of that; 0 any"),
          tls.equals("auto") ? !LOOPBACK.matcher(host).matches() : tls.equals("yes"));
    }
  }
}
