package byway.kit.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What every process of an installation is told, whatever runs in it. */
record ProcessSettings(
    Roles roles, Map<String, URI> peers, String host, int httpPort, URI publicUrl, Path data) {
  private static final Set<String> LOCAL =
      Set.of("127.0.0.1", "::1", "[::1]", "0.0.0.0", "::", "[::]");

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<ProcessSettings> {
    @Override
    public Class<ProcessSettings> type() {
      return ProcessSettings.class;
    }

    @Override
    public ProcessSettings read(SettingsReader in) {
      var host = in.text("HOST", "127.0.0.1", "address to listen on");
      int httpPort = in.port("HTTP_PORT", 8080, "port of pages and API");
      in.opensTcp("HTTP_PORT", httpPort);
      var settings =
          new ProcessSettings(
              in.read(
                  "ROLES",
                  "all",
                  "names, with commas",
                  "services, fronts or groups that run here",
                  Roles::parse),
              in.read(
                  "PEERS",
                  "",
                  "role=https://host:port,...",
                  "where other roles run, at their BYWAY_INTERNAL_PORT",
                  ProcessSettings::peers),
              host,
              httpPort,
              in.uri(
                  "PUBLIC_URL",
                  "http://" + usualName(host) + ":" + httpPort,
                  "address that people see"),
              in.read(
                  "DATA", "./data", "a directory", "directory of everything that lasts", Path::of));
      settings.check(in);
      return settings;
    }
  }

  private static Map<String, URI> peers(String text) {
    var peers = new TreeMap<String, URI>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not role=https://host:port,...");
      }
      peers.put(Roles.known(parts[0].strip()), SettingsReader.httpAddress(parts[1].strip()));
    }
    return Map.copyOf(peers);
  }

  /** RFC 3986, 3.2.2. */
  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** What people on this machine would call it, who are told nothing else. */
  private static String usualName(String host) {
    return LOCAL.contains(host) ? "localhost" : bracketed(host);
  }

  static String hostFromHere(String host) {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> bracketed(host);
    };
  }

  private void check(SettingsReader in) {
    if (!in.isRefused("PUBLIC_URL") && !isOrigin(publicUrl)) {
      in.problem(
          "BYWAY_PUBLIC_URL is \"%s\": only scheme, host and port can be there, such as https://wifi.example"
              .formatted(publicUrl));
    }
    var nowhere = roles.missing(peers.keySet());
    if (!nowhere.isEmpty()) {
      in.problem(
          "BYWAY_PEERS does not say where these run, which BYWAY_ROLES does not start here: "
              + String.join(", ", nowhere));
    }
  }

  /** Pages are at the root of a host; what stands behind that would be left out without a word. */
  private static boolean isOrigin(URI address) {
    return (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && address.getRawUserInfo() == null;
  }
}
