package byway.hotspot.gateway;

import byway.hotspot.agent.AgentParts;
import byway.hotspot.agent.AgentSettings;
import byway.hotspot.agent.Credentials;
import byway.hotspot.agent.FileJournal;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.MqttUplink;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.Tls;
import byway.hotspot.protocol.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** All parts of a hotspot on a Linux box, put together. */
final class Gateway implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 500_000_000;
  private static final long JOURNAL_REWRITE_BYTES = 256 * 1024;

  private final GatewaySettings settings;
  private final SharedEventLoops loops = new SharedEventLoops(1, Clock.systemUTC());
  private final Nft nft;
  private final NftEnforcement firewall;
  private final NearNetworks near;
  private final Dnsmasq dnsmasq;
  private final @Nullable Radio radio;
  private final NetworkSettings target;
  private final HotspotAgent agent;
  private final LanServer pages;
  private volatile boolean closed;

  /** One whose identity was typed in. */
  Gateway(GatewaySettings settings) {
    this(new Enrolled(settings, Credentials.of(settings.platform().secret()), Tls.PUBLIC));
  }

  Gateway(Enrolled who) {
    this.settings = who.settings();
    var random = new SecureRandom();
    prepare();
    nft = new Nft();
    firewall =
        new NftEnforcement(
            nft,
            new Ruleset(
                settings.network().lan(),
                settings.network().uplink(),
                settings.pagesPort(),
                1 + random.nextInt(Integer.MAX_VALUE - 1),
                settings.network().dhcp(),
                settings.garden().bytes()),
            Thread.ofVirtual().name("firewall").factory());
    near = new NearNetworks(settings.network().uplink(), firewall::near);
    dnsmasq = new Dnsmasq(settings, nft);
    radio = settings.radio() == null ? null : new Radio(settings.radio(), settings.state());
    target = new NetworkSettings(firewall, dnsmasq, radio, settings.network().lan());
    var vitals = LinuxVitals.of(settings.network().uplink());
    agent =
        new HotspotAgent(
            new AgentParts(
                loops.newLoop(),
                firewall,
                () -> FileJournal.open(settings.state().resolve("journal"), JOURNAL_REWRITE_BYTES),
                () ->
                    new MqttUplink(
                        settings.platform().address(),
                        settings.platform().login(),
                        who.credentials(),
                        who.tls(),
                        random),
                vitals,
                target,
                command -> System.out.println("asked to " + command.kind()),
                AgentSettings.FIELD.lively().provingSettingsWithin(settings.settingsTrial()),
                random,
                who.credentials()));
    pages = new LanServer(settings, agent, vitals);
  }

  private void prepare() {
    try {
      Files.createDirectories(settings.state());
      run(
          "ip",
          "address",
          "replace",
          settings.network().address(),
          "dev",
          settings.network().lan());
      Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
      if (!settings.network().addressIpv6().isEmpty()) {
        run(
            "ip",
            "-6",
            "address",
            "replace",
            settings.network().addressIpv6(),
            "dev",
            settings.network().lan());
        Files.writeString(Path.of("/proc/sys/net/ipv6/conf/all/forwarding"), "1");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("this box cannot be made a gateway; that needs root", e);
    }
  }

  private static void run(String... words) {
    try {
      var process = new ProcessBuilder(words).inheritIO().start();
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", words) + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void start() {
    for (var address : Dnsmasq.addresses(settings)) {
      nft.run(
          "add element inet byway %s { %s }"
              .formatted(address.indexOf(':') >= 0 ? "always6" : "always4", address));
    }
    dnsmasq.start();
    agent.start();
    pages.start();
    Thread.ofVirtual().name("clients").start(this::watchClients);
  }

  NetworkSettings settingsTarget() {
    return target;
  }

  /** Clients come with a lease, or by trying to get out; they leave when their lease ends. */
  private void watchClients() {
    var known = new HashMap<MacAddress, Set<String>>();
    var kernel = new KernelState(nft);
    while (!closed) {
      try {
        var leases = dnsmasq.changedLeases();
        if (leases != null) {
          leased(known, leases);
        }
        for (var stranger : kernel.strangers()) {
          if (!agent.statistics().clients().containsKey(stranger)) {
            agent.clientAppears(stranger);
          }
        }
      } catch (NftFailed | UncheckedIOException failed) {
        Words.say("clients cannot be looked at: " + failed.getMessage());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private void leased(Map<MacAddress, Set<String>> known, Map<String, Set<String>> leases) {
    var now = new HashMap<MacAddress, Set<String>>();
    leases.forEach((mac, addresses) -> now.put(MacAddress.parse(mac), addresses));
    firewall.leases(now);
    now.keySet().stream().filter(mac -> !known.containsKey(mac)).forEach(agent::clientAppears);
    known.keySet().stream().filter(mac -> !now.containsKey(mac)).forEach(agent::clientLeaves);
    known.clear();
    known.putAll(now);
  }

  /** The rules stay: what is paid for goes on, and no more. */
  @Override
  public void close() {
    closed = true;
    pages.close();
    agent.stop();
    dnsmasq.close();
    if (radio != null) {
      radio.close();
    }
    near.close();
    firewall.close();
    loops.close();
    nft.close();
  }
}
