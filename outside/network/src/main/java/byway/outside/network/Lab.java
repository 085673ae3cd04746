package byway.outside.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Three hosts with real packets between them: {@code client ── lan:hotspot:wan ── internet}. The
 * hotspot forwards; the client has no address yet, and more clients may be added. Namespaces carry
 * the id of this process in their names, so that those of a process that was killed are found and
 * removed by the next one.
 */
public final class Lab implements AutoCloseable {
  /** Where the hotspot is for its clients. */
  public static final String GATEWAY = "10.77.0.1";

  public static final String GATEWAY_IPV6 = "fd77::1";

  /** Where the internet is, as seen from the hotspot. */
  public static final String INTERNET = "192.0.2.1";

  public static final String INTERNET_IPV6 = "2001:db8::1";

  /** The network between the hotspot and its router, which is not the internet yet. */
  private static final String LINK_IPV6 = "2001:db8:1::";

  private static final String PREFIX = "byway-";
  private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d+)-.*");
  private static final long PATIENCE_SECONDS = 30;
  private static final int MOST_CLIENTS = 32;
  private static final String LAN_MAC = "02:77:00:00:00:01";

  public final Namespace client;
  public final Namespace hotspot;
  public final Namespace internet;
  private final String id;
  private final List<Namespace> others = new ArrayList<>();

  private Lab(String id) {
    this.id = id;
    client = new Namespace(id + "-client");
    hotspot = new Namespace(id + "-hotspot");
    internet = new Namespace(id + "-internet");
  }

  /** Why there can be no lab on this machine; empty where there can. */
  public static Optional<String> hindrance() {
    for (var tool : List.of("ip", "nft")) {
      if (Stream.of("/usr/sbin/", "/sbin/", "/usr/bin/", "/bin/")
          .noneMatch(folder -> Files.isExecutable(Path.of(folder + tool)))) {
        return Optional.of(
            "the command \"%s\" is missing (Debian: iproute2, nftables)".formatted(tool));
      }
    }
    try {
      var probe = PREFIX + ProcessHandle.current().pid() + "-probe";
      var unused = run(new ProcessBuilder("ip", "netns", "add", probe));
      unused = run(new ProcessBuilder("ip", "netns", "delete", probe));
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of("network namespaces cannot be made here; that needs root");
    }
  }

  /** Builds it. */
  public static Lab open() {
    removeStale();
    var lab = new Lab(PREFIX + ProcessHandle.current().pid() + "-" + (System.nanoTime() % 100_000));
    try {
      lab.build();
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private void build() {
    for (var host : List.of(client, hotspot, internet)) {
      var unused = run(new ProcessBuilder("ip", "netns", "add", host.name()));
      host.run("ip", "link", "set", "lo", "up");
    }
    // As an access point is: one interface for all clients. Its address must not change with them.
    hotspot.run("ip", "link", "add", "lan", "address", LAN_MAC, "type", "bridge");
    hotspot.run("ip", "link", "set", "lan", "up");
    join(client);
    wire(hotspot, "wan", internet, "net");
    address(hotspot, "lan", GATEWAY + "/24", GATEWAY_IPV6 + "/64");
    address(hotspot, "wan", "192.0.2.2/24", LINK_IPV6 + "2/64");
    address(internet, "net", INTERNET + "/24", LINK_IPV6 + "1/64");
    internet.run("ip", "-6", "address", "add", INTERNET_IPV6 + "/64", "dev", "net", "nodad");
    hotspot.run("ip", "route", "add", "default", "via", INTERNET);
    hotspot.run("ip", "-6", "route", "add", "default", "via", LINK_IPV6 + "1");
    hotspot.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
  }

  private void join(Namespace device) {
    var port = "ap" + others.size();
    wire(device, "wlan", hotspot, port);
    hotspot.run("ip", "link", "set", port, "master", "lan");
  }

  /** One more device at the same hotspot, at most {@value #MOST_CLIENTS}. */
  public Namespace addClient() {
    if (others.size() + 1 >= MOST_CLIENTS) {
      throw new IllegalStateException("the lab is full");
    }
    var device = new Namespace(id + "-client" + (others.size() + 1));
    others.add(device);
    var unused = run(new ProcessBuilder("ip", "netns", "add", device.name()));
    device.run("ip", "link", "set", "lo", "up");
    join(device);
    return device;
  }

  private static void wire(Namespace one, String port, Namespace other, String otherPort) {
    one.run("ip", "link", "add", port, "type", "veth", "peer", "name", otherPort);
    one.run("ip", "link", "set", otherPort, "netns", other.name());
    one.run("ip", "link", "set", port, "up");
    other.run("ip", "link", "set", otherPort, "up");
  }

  private static void address(Namespace host, String port, String ipv4, String ipv6) {
    host.run("ip", "address", "add", ipv4, "dev", port);
    host.run("ip", "-6", "address", "add", ipv6, "dev", port, "nodad");
  }

  /** Gives the client addresses by hand, where a test is not about DHCP. */
  public void addressClient() {
    address(client, "wlan", "10.77.0.9/24", "fd77::9/64");
    client.run("ip", "route", "replace", "default", "via", GATEWAY);
    client.run("ip", "-6", "route", "replace", "default", "via", GATEWAY_IPV6);
  }

  /** The client's link address. */
  public String clientMac() {
    return client.run("cat", "/sys/class/net/wlan/address").strip();
  }

  private static void removeStale() {
    for (var line : run(new ProcessBuilder("ip", "netns", "list")).lines().toList()) {
      var name = line.split(" ", 2)[0];
      var ours = OURS.matcher(name);
      if (ours.matches() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
        new Namespace(name).remove();
      }
    }
  }

  static String run(ProcessBuilder command) {
    try {
      var process = command.redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("takes too long: " + command.command());
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "%s failed: %s".formatted(String.join(" ", command.command()), said.strip()));
      }
      return said;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    var there = run(new ProcessBuilder("ip", "netns", "list"));
    var hosts = new ArrayList<>(others);
    hosts.addAll(List.of(client, hotspot, internet));
    for (var host : hosts) {
      if (there.lines().anyMatch(line -> line.split(" ", 2)[0].equals(host.name()))) {
        host.remove();
      }
    }
  }
}
