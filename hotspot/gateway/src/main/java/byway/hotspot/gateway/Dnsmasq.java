package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DHCP and names for the clients: dnsmasq, kept running by us. It tells clients where the captive
 * portal's API is (RFC 8910, option 114), and asks {@link GardenNames} for the names of the walled
 * garden, who opens the firewall for them.
 */
final class Dnsmasq implements AutoCloseable {
  /** As long an answer is kept here and by clients; the firewall is open for longer. */
  static final int LONGEST_TTL_SECONDS = 600;

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:]*:[0-9a-f:]*");

  private final GatewaySettings settings;
  private final Daemon dnsmasq;
  private final Path leases;
  private final GardenNames names;
  private volatile Set<GardenHost> garden = Set.of();
  private volatile boolean started;
  private FileTime leasesSeen = FileTime.fromMillis(0);

  Dnsmasq(GatewaySettings settings, Nft nft) {
    this.settings = settings;
    this.names = new GardenNames(nft, settings.network().dns(), always(settings));
    this.dnsmasq =
        new Daemon(
            List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=" + settings.state().resolve("dnsmasq.conf")),
            this::configuration,
            "started");
    this.leases = settings.state().resolve("leases");
  }

  void start() {
    dnsmasq.restart();
    started = true;
  }

  /** Hosts that are open before sign-in, beside those that always are. */
  void garden(Set<GardenHost> wanted) {
    if (!wanted.equals(garden)) {
      garden = Set.copyOf(wanted);
      names.garden(garden);
      if (started) {
        dnsmasq.restart();
      }
    }
  }

  String configuration() {
    var lines = new ArrayList<String>();
    var api = "http://" + settings.network().gateway() + "/captive";
    lines.add("interface=" + settings.network().lan());
    lines.add("bind-dynamic");
    lines.add("except-interface=lo");
    lines.add("no-hosts");
    lines.add("user=root");
    lines.add("pid-file");
    lines.add("cache-size=2000");
    lines.add("dns-forward-max=300");
    lines.add("domain-needed");
    lines.add("max-ttl=" + LONGEST_TTL_SECONDS);
    lines.add("max-cache-ttl=" + LONGEST_TTL_SECONDS);
    lines.add("address=/hotspot.byway/" + settings.network().gateway());
    if (!settings.network().dns().isEmpty()) {
      lines.add("no-resolv");
      settings.network().dns().forEach(server -> lines.add("server=" + server));
    }
    if (settings.network().dhcp()) {
      var range = settings.network().firstThree();
      lines.add("dhcp-authoritative");
      // Whether an address is in use is not asked, for three seconds each: the firewall would not
      // let its user through.
      lines.add("no-ping");
      lines.add("dhcp-leasefile=" + leases);
      lines.add("dhcp-lease-max=250");
      lines.add("dhcp-range=%1$s.2,%1$s.250,255.255.255.0,1h".formatted(range));
      lines.add("dhcp-option=114," + api);
      if (!settings.network().addressIpv6().isEmpty()) {
        lines.add("enable-ra");
        lines.add(
            "dhcp-range=::,constructor:%s,ra-stateless,64,1h".formatted(settings.network().lan()));
        lines.add("dhcp-option=option6:103," + api);
      }
    }
    var asked = new TreeSet<String>();
    Stream.concat(always(settings).stream(), garden.stream())
        .forEach(host -> asked.add(host.name()));
    asked.forEach(name -> lines.add("server=/%s/127.0.0.1#%d".formatted(name, names.port())));
    return String.join("\n", lines) + "\n";
  }

  /** Hosts that are always open and are addresses already. */
  static List<String> addresses(GatewaySettings settings) {
    return hosts(settings).filter(host -> ADDRESS.matcher(host).matches()).toList();
  }

  private static Set<GardenHost> always(GatewaySettings settings) {
    var hosts = new TreeSet<GardenHost>();
    hosts(settings)
        .filter(host -> !ADDRESS.matcher(host).matches())
        .forEach(host -> hosts.add(GardenHost.installed(host)));
    return hosts;
  }

  private static Stream<String> hosts(GatewaySettings settings) {
    return Stream.concat(
        settings.garden().hosts().stream(),
        Stream.of(settings.platform().portal().getHost().replaceAll("[\\[\\]]", "")));
  }

  /** The addresses given out, if that has changed since the last look; else null. */
  @Nullable Map<String, Set<String>> changedLeases() {
    try {
      if (!Files.exists(leases) || Files.getLastModifiedTime(leases).equals(leasesSeen)) {
        return null;
      }
      leasesSeen = Files.getLastModifiedTime(leases);
      var found = new HashMap<String, Set<String>>();
      for (var line : Files.readAllLines(leases)) {
        var words = line.split(" ");
        if (words.length >= 3 && words[2].indexOf('.') > 0) {
          found.computeIfAbsent(words[1], mac -> new HashSet<>()).add(words[2]);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    dnsmasq.close();
    names.close();
  }
}
