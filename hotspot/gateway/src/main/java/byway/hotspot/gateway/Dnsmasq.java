package byway.hotspot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/**
 * DHCP and names for the clients: dnsmasq, kept running by us. It tells clients where the captive
 * portal's API is (RFC 8910, option 114), and puts the addresses of the walled garden's hosts into
 * the firewall as it resolves them.
 */
final class Dnsmasq implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:]*:[0-9a-f:]*");

  private final GatewaySettings settings;
  private final Daemon dnsmasq;
  private final Path leases;
  private volatile Set<String> garden;
  private volatile boolean started;
  private FileTime leasesSeen = FileTime.fromMillis(0);

  Dnsmasq(GatewaySettings settings) {
    this.settings = settings;
    this.garden = settings.garden();
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
  void garden(Set<String> more) {
    var wanted = new TreeSet<>(settings.garden());
    wanted.addAll(more);
    if (!wanted.equals(garden)) {
      garden = wanted;
      if (started) {
        dnsmasq.restart();
      }
    }
  }

  String configuration() {
    var lines = new ArrayList<String>();
    var api = "http://" + settings.gateway() + "/captive";
    lines.add("interface=" + settings.lan());
    lines.add("bind-dynamic");
    lines.add("except-interface=lo");
    lines.add("no-hosts");
    lines.add("user=root");
    lines.add("pid-file");
    lines.add("cache-size=2000");
    lines.add("dns-forward-max=300");
    lines.add("domain-needed");
    lines.add("address=/hotspot.byway/" + settings.gateway());
    if (!settings.dns().isEmpty()) {
      lines.add("no-resolv");
      settings.dns().forEach(server -> lines.add("server=" + server));
    }
    if (settings.dhcp()) {
      var range = settings.network();
      lines.add("dhcp-authoritative");
      // Whether an address is in use is not asked, for three seconds each: the firewall would not
      // let its user through.
      lines.add("no-ping");
      lines.add("dhcp-leasefile=" + leases);
      lines.add("dhcp-lease-max=250");
      lines.add("dhcp-range=%1$s.2,%1$s.250,255.255.255.0,1h".formatted(range));
      lines.add("dhcp-option=114," + api);
      if (!settings.addressIpv6().isEmpty()) {
        lines.add("enable-ra");
        lines.add("dhcp-range=::,constructor:%s,ra-stateless,64,1h".formatted(settings.lan()));
        lines.add("dhcp-option=option6:103," + api);
      }
    }
    for (var host : hosts()) {
      if (!ADDRESS.matcher(host).matches()) {
        lines.add("nftset=/%s/4#inet#byway#garden4,6#inet#byway#garden6".formatted(host));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Garden hosts that are addresses already. */
  List<String> gardenAddresses() {
    return hosts().stream().filter(host -> ADDRESS.matcher(host).matches()).toList();
  }

  private Set<String> hosts() {
    var hosts = new TreeSet<>(garden);
    URI portal = settings.portal();
    hosts.add(portal.getHost().replaceAll("[\\[\\]]", ""));
    return hosts;
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
  }
}
