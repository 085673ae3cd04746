package byway.hotspot.gateway;

import byway.hotspot.protocol.DeviceLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is told, by {@code BYWAY_HOTSPOT_*} environment variables. All of it is read
 * before anything starts, and every problem is listed at once.
 *
 * @param radio hostapd's configuration where this box has a radio of its own; null where not
 * @param settingsTrial settings after which the platform cannot be reached for so long are taken
 *     back
 * @param box who it says it is when it enrols
 * @param ownerToken who shows it at the local page sees all clients; empty for nobody
 */
record GatewaySettings(
    Platform platform,
    Network network,
    Garden garden,
    int pagesPort,
    Path state,
    String ownerToken,
    @Nullable Path radio,
    Duration settingsTrial,
    Box box) {

  /** Where the platform is, and who this hotspot is there. */
  record Platform(URI address, DeviceLogin login, String secret, URI portal) {}

  /**
   * A box that enrols.
   *
   * @param serial empty for one that is made of its network address
   * @param token which its manufacturer has given it; empty for none
   * @param secretLife after which it makes itself another secret
   */
  record Box(String serial, String token, Duration secretLife) {}

  /**
   * The clients' network.
   *
   * @param lan interface of the clients
   * @param uplink interface to the internet
   * @param address of the hotspot for its clients, with the length of the network's prefix
   * @param addressIpv6 the same in IPv6; empty for none
   * @param dns servers that names are asked of; empty for those of this machine
   */
  record Network(
      String lan,
      String uplink,
      String address,
      String addressIpv6,
      List<String> dns,
      boolean dhcp) {
    /** The address without the prefix. */
    String gateway() {
      return address.substring(0, address.indexOf('/'));
    }

    /** The first three numbers of the network. */
    String firstThree() {
      return address.substring(0, address.lastIndexOf('.'));
    }
  }

  /**
   * What is open without a balance.
   *
   * @param hosts that are always open, beside the portal's own: payment pages
   * @param bytes what one client may bring from further free places in a day
   */
  record Garden(Set<String> hosts, long bytes) {}

  private static final long BYTES_PER_MEGABYTE = 1_000_000;
  static final String PREFIX = "BYWAY_HOTSPOT_";
  private static final Pattern PORT = Pattern.compile("[A-Za-z0-9._-]{1,15}");
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/24");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]+/64|");
  private static final Pattern HOSTS =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9.:-]{1,253}(,(\\*\\.)?[A-Za-z0-9.:-]{1,253})*|");

  /** Wrong settings, all of them. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(List<String> problems) {
      super("The hotspot cannot start:\n  - " + String.join("\n  - ", problems));
    }
  }

  static GatewaySettings read(Map<String, String> environment) {
    var in = new Reader(environment);
    var address = in.address("PLATFORM", Set.of("mqtt", "mqtts"));
    var operator = in.needed("OPERATOR");
    var device = in.needed("DEVICE");
    var platform =
        new Platform(
            address,
            in.login(operator, device),
            in.needed("SECRET"),
            in.address("PORTAL", Set.of("http", "https")));
    var network =
        new Network(
            in.matching("LAN", "wlan0", PORT, "the name of a network interface"),
            in.matching("UPLINK", "eth0", PORT, "the name of a network interface"),
            in.matching("ADDRESS", "10.77.0.1/24", IPV4, "an IPv4 address with /24"),
            in.matching("ADDRESS_IPV6", "", IPV6, "an IPv6 address with /64"),
            List.copyOf(in.list("DNS")),
            in.matching("DHCP", "on", Pattern.compile("on|off"), "on or off").equals("on"));
    var garden =
        new Garden(
            in.hosts("GARDEN"), in.number("GARDEN_MEGABYTES", 50, 1, 100_000) * BYTES_PER_MEGABYTE);
    var settings =
        new GatewaySettings(
            platform,
            network,
            garden,
            in.number("PAGES_PORT", 8088, 1, 65_535),
            Path.of(in.text("STATE", "/var/lib/byway-hotspot")),
            in.text("OWNER_TOKEN", ""),
            in.path("RADIO"),
            Duration.ofSeconds(in.number("SETTINGS_TRIAL", 180, 4, 86_400)),
            new Box(
                in.text("SERIAL", ""),
                in.text("TOKEN", ""),
                Duration.ofDays(in.number("SECRET_DAYS", 30, 1, 3_650))));
    in.finish();
    return settings;
  }

  /** What the variables are, a line each. */
  static String describe() {
    return """
      BYWAY_HOTSPOT_PLATFORM      the platform's address: https://host, at which this box enrols
                                  and needs none of the next four; or mqtts://host:8883
      BYWAY_HOTSPOT_OPERATOR      short name of the operator
      BYWAY_HOTSPOT_DEVICE        id of this hotspot, as the platform has registered it
      BYWAY_HOTSPOT_SECRET        its secret
      BYWAY_HOTSPOT_PORTAL        address of the operator's portal: https://host/portal
      BYWAY_HOTSPOT_SERIAL        serial number with which it enrols; of its network card without
      BYWAY_HOTSPOT_TOKEN         with which it proves to be the one that was announced
      BYWAY_HOTSPOT_SECRET_DAYS   days after which it makes itself a new secret [30]
      BYWAY_HOTSPOT_LAN           network interface of the guests [wlan0]
      BYWAY_HOTSPOT_UPLINK        network interface to the internet [eth0]
      BYWAY_HOTSPOT_ADDRESS       of this box for the guests [10.77.0.1/24]
      BYWAY_HOTSPOT_ADDRESS_IPV6  the same in IPv6, with /64; none without
      BYWAY_HOTSPOT_GARDEN        hosts always open, beside the portal: payment pages; each means
                                  itself alone, *.host itself and all below it
      BYWAY_HOTSPOT_GARDEN_MEGABYTES  what a client gets in a day from further free places [50]
      BYWAY_HOTSPOT_DNS           servers to ask names of; this box's own without
      BYWAY_HOTSPOT_DHCP          on or off [on]; with it, clients can use no other address
      BYWAY_HOTSPOT_PAGES_PORT    port of the local pages [8088]
      BYWAY_HOTSPOT_STATE         directory of what must last [/var/lib/byway-hotspot]
      BYWAY_HOTSPOT_RADIO         hostapd's configuration, where this box has a radio of its own
      BYWAY_HOTSPOT_SETTINGS_TRIAL  seconds in which new settings must not cost the uplink [180]
      BYWAY_HOTSPOT_OWNER_TOKEN   who shows it at the local page sees all devices
    """;
  }

  private static final class Reader {
    private final Map<String, String> environment;
    private final Map<String, Boolean> known = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Reader(Map<String, String> environment) {
      this.environment = environment;
    }

    String text(String name, String otherwise) {
      known.put(PREFIX + name, true);
      return environment.getOrDefault(PREFIX + name, otherwise).strip();
    }

    String needed(String name) {
      var value = text(name, "");
      if (value.isEmpty()) {
        problems.add(PREFIX + name + " is missing");
      }
      return value;
    }

    String matching(String name, String otherwise, Pattern pattern, String what) {
      var value = text(name, otherwise);
      if (!pattern.matcher(value).matches()) {
        problems.add("%s is \"%s\", not %s".formatted(PREFIX + name, value, what));
      }
      return value;
    }

    Set<String> list(String name) {
      var value = matching(name, "", HOSTS, "a list of hosts with commas between");
      return value.isEmpty() ? Set.of() : new TreeSet<>(List.of(value.split(",")));
    }

    /** Names or addresses. */
    Set<String> hosts(String name) {
      var hosts = list(name);
      for (var host : hosts) {
        if (host.indexOf(':') < 0) {
          try {
            var unused = GardenHost.installed(host);
          } catch (IllegalArgumentException e) {
            problems.add(PREFIX + name + ": " + e.getMessage());
          }
        }
      }
      return hosts;
    }

    int number(String name, int otherwise, int least, int most) {
      int number =
          parsed(name, Integer.toString(otherwise), Integer::parseInt, "a number", otherwise);
      if (number < least || number > most) {
        problems.add("%s is %d, not %d to %d".formatted(PREFIX + name, number, least, most));
      }
      return number;
    }

    @Nullable Path path(String name) {
      var value = text(name, "");
      return value.isEmpty() ? null : Path.of(value);
    }

    URI address(String name, Set<String> schemes) {
      var none = URI.create("none:none");
      if (needed(name).isEmpty()) {
        return none;
      }
      var uri = parsed(name, "", URI::create, "an address", none);
      if (uri.getHost() == null || !schemes.contains(String.valueOf(uri.getScheme()))) {
        problems.add("%s does not begin with %s://".formatted(PREFIX + name, schemes));
      }
      return uri;
    }

    DeviceLogin login(String operator, String device) {
      try {
        return new DeviceLogin(operator, device);
      } catch (IllegalArgumentException e) {
        if (!operator.isEmpty() && !device.isEmpty()) {
          problems.add("BYWAY_HOTSPOT_OPERATOR or _DEVICE is not one: " + e.getMessage());
        }
        return new DeviceLogin("none", "00000000-0000-0000-0000-000000000000");
      }
    }

    private <T> T parsed(
        String name, String otherwise, Function<String, T> parse, String what, T failed) {
      var value = text(name, otherwise);
      try {
        return parse.apply(value);
      } catch (IllegalArgumentException e) {
        problems.add("%s is \"%s\", not %s".formatted(PREFIX + name, value, what));
        return failed;
      }
    }

    void finish() {
      environment.keySet().stream()
          .filter(name -> name.startsWith(PREFIX) && !known.containsKey(name))
          .sorted()
          .forEach(name -> problems.add(name + " is not a setting"));
      if (!problems.isEmpty()) {
        throw new Refused(problems);
      }
    }
  }
}
