package byway.apps.real;

import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import byway.outside.network.Lab;
import byway.outside.network.Relay;
import byway.outside.network.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A whole world for one hotspot: the lab, and in its internet a web site, the portal and the
 * payment page under their names. The platform and the card processor run beside it, on the
 * loopback.
 */
final class World implements AutoCloseable {
  static final String WEB = "web.byway.test";
  private static final String PORTAL = "portal.byway.test";
  private static final String CARDS = "pay.byway.test";
  private static final String CARDS_ADDRESS = "192.0.2.3";
  static final String WEB_ADDRESS = "192.0.2.7";
  static final String WEB_ADDRESS_IPV6 = "2001:db8::7";
  private static final int MQTT = 1883;

  final Lab lab;
  final Path directory;
  final Platform platform;
  final CardProcessor cards;
  final Relay portalRelay;
  final Relay mqttRelay;

  /** What the hotspot's software is told beside what it needs. */
  final Map<String, String> hotspotSettings = new TreeMap<>();

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private World(Path jar) throws IOException {
    Remains.clear();
    directory = Remains.newDirectory();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the world"));
    lab = keep(Lab.open());
    lab.internet.run("ip", "address", "add", CARDS_ADDRESS + "/24", "dev", "net");
    lab.internet.run("ip", "address", "add", WEB_ADDRESS + "/24", "dev", "net");
    lab.internet.run("ip", "address", "add", WEB_ADDRESS_IPV6 + "/64", "dev", "net", "nodad");
    names();
    keep(Web.open(lab.internet, WEB_ADDRESS_IPV6));
    keep(Web.open(lab.internet, WEB_ADDRESS));
    int http = freePort();
    int mqtt = freePort();
    cards =
        keep(
            CardProcessor.start(
                CardProcessorSettings.defaults()
                    .withPublicUrl(URI.create("http://" + CARDS))
                    .withWebhook(
                        URI.create("http://127.0.0.1:" + http + "/webhooks/stripe"),
                        "whsec_of_the_real_journey")));
    platform =
        keep(
            Platform.start(
                jar,
                directory,
                http,
                Map.of(
                    "BYWAY_DATA",
                    directory.toString(),
                    "BYWAY_HTTP_PORT",
                    Integer.toString(http),
                    "BYWAY_MQTT_PORT",
                    Integer.toString(mqtt),
                    "BYWAY_RADIUS_PORT",
                    "0",
                    "BYWAY_RADIUS_ACCOUNTING_PORT",
                    "0",
                    "BYWAY_PUBLIC_URL",
                    "http://" + PORTAL,
                    "BYWAY_STRIPE_API",
                    "http://127.0.0.1:" + cards.port(),
                    "BYWAY_STRIPE_PAGES",
                    "http://" + CARDS,
                    "BYWAY_STRIPE_KEY",
                    cards.apiKey(),
                    "BYWAY_STRIPE_WEBHOOK_SECRET",
                    cards.webhookSecret())));
    portalRelay = keep(Relay.open(lab.internet, Lab.INTERNET, 80, http));
    keep(Relay.open(lab.internet, CARDS_ADDRESS, 80, cards.port()));
    mqttRelay = keep(Relay.open(lab.internet, Lab.INTERNET, MQTT, mqtt));
  }

  static World open(Path jar) {
    try {
      return new World(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  private void names() throws IOException {
    var dns =
        lab.internet
            .command(
                "dnsmasq",
                "--keep-in-foreground",
                "--no-resolv",
                "--no-hosts",
                "--conf-file=/dev/null",
                "--user=root",
                "--pid-file=" + directory.resolve("dns.pid"),
                "--listen-address=" + Lab.INTERNET,
                "--bind-interfaces",
                "--address=/%s/%s".formatted(PORTAL, Lab.INTERNET),
                "--address=/%s/%s".formatted(CARDS, CARDS_ADDRESS),
                "--address=/%s/%s".formatted(WEB, WEB_ADDRESS))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("dns.log").toFile())
            .start();
    keep(dns::destroy);
  }

  /** The operator, with its portal's name and the bonus for a first sign-in. */
  void makeOperator(long bonusBytes) {
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'real','name':'Lantern Wi-Fi','hosts':['%s'],'currency':'EUR','settings':{
         'guestBonusBytes':%d,'ownerBonusBytes':%3$d,'ownerBonusesPerDay':9,'deviceBonusesPerDay':9,
         'sliceBytes':16000000}}
        """
            .formatted(platform.tenant, PORTAL, bonusBytes));
  }

  /**
   * Registers a hotspot.
   *
   * @return its secret
   */
  String register(UUID device, UUID owner) {
    return platform
        .tell(
            "/internal/devices",
            "{'id':'%s','name':'Real hotspot','serial':'BW-REAL','ownerId':'%s'}"
                .formatted(device, owner))
        .get("secret")
        .asText();
  }

  String portalHost() {
    return PORTAL;
  }

  /** The hotspot's software, as a process in the hotspot's namespace. */
  Process startGateway(UUID device, String secret) {
    return startGateway(
        device,
        secret,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        "byway.hotspot.gateway.Main");
  }

  /** The same, started by another command. */
  Process startGateway(UUID device, String secret, String... command) {
    var builder = lab.hotspot.command(command);
    var settings = new TreeMap<String, String>();
    settings.put("BYWAY_HOTSPOT_PLATFORM", "mqtt://%s:%d".formatted(Lab.INTERNET, MQTT));
    settings.put("BYWAY_HOTSPOT_OPERATOR", "real");
    settings.put("BYWAY_HOTSPOT_DEVICE", device.toString());
    settings.put("BYWAY_HOTSPOT_SECRET", secret);
    settings.put("BYWAY_HOTSPOT_PORTAL", "http://" + PORTAL + "/portal");
    settings.put("BYWAY_HOTSPOT_GARDEN", CARDS);
    settings.put("BYWAY_HOTSPOT_DNS", Lab.INTERNET);
    settings.put("BYWAY_HOTSPOT_LAN", "lan");
    settings.put("BYWAY_HOTSPOT_UPLINK", "wan");
    settings.put("BYWAY_HOTSPOT_ADDRESS", Lab.GATEWAY + "/24");
    settings.put("BYWAY_HOTSPOT_ADDRESS_IPV6", Lab.GATEWAY_IPV6 + "/64");
    settings.put("BYWAY_HOTSPOT_STATE", directory.resolve("hotspot").toString());
    settings.putAll(hotspotSettings);
    builder.environment().putAll(settings);
    try {
      var log = directory.resolve("hotspot.log").toFile();
      var process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      keep(process::destroy);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("does not end: " + e.getMessage());
      }
    }
  }
}
