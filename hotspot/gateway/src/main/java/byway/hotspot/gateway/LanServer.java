package byway.hotspot.gateway;

import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.SessionStatus;
import byway.hotspot.agent.Vitals;
import byway.hotspot.protocol.MacAddress;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * What clients reach without any uplink: the captive portal's API (RFC 8908), the local API and
 * page, and, for plain HTTP to anywhere else, the way to the portal.
 *
 * <p>RFC 8908 wants HTTPS. A box on a private address cannot have a certificate that a stranger's
 * phone trusts, so the API is plain HTTP here; devices that insist find the portal by the redirect.
 */
final class LanServer implements AutoCloseable {
  private static final int AT_ONCE = 64;

  /** With less than a packet left nothing passes, though the last bytes remain the client's. */
  private static final long PACKET_BYTES = 1_500;

  private static final String JSON = "application/json";

  /** Who opens connections and says nothing in them shall not take the agent's files. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", 10,
          "sun.net.httpserver.maxRspTime", 30,
          "sun.net.httpserver.maxIdleConnections", 64,
          "jdk.httpserver.maxConnections", 512);

  static {
    LIMITS.forEach((name, limit) -> System.setProperty(name, limit.toString()));
  }

  private final GatewaySettings settings;
  private final HotspotAgent agent;
  private final Vitals vitals;
  private final Neighbours neighbours;
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);

  LanServer(GatewaySettings settings, HotspotAgent agent, Vitals vitals) {
    this.settings = settings;
    this.agent = agent;
    this.vitals = vitals;
    this.neighbours = new Neighbours(settings.lan());
  }

  void start() {
    open(settings.gateway());
    if (!settings.addressIpv6().isEmpty()) {
      open(settings.addressIpv6().replace("/64", ""));
    }
  }

  private void open(String address) {
    try {
      var server = HttpServer.create(new InetSocketAddress(address, settings.pagesPort()), AT_ONCE);
      server.setExecutor(workers);
      server.createContext("/", this::answer);
      server.start();
      servers.add(server);
    } catch (IOException e) {
      throw new UncheckedIOException("the local pages cannot be opened at " + address, e);
    }
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      if (!room.tryAcquire()) {
        send(call, 503, "text/plain", "too many at once");
        return;
      }
      try {
        var client = neighbours.find(call.getRemoteAddress().getAddress());
        if (isForUs(call)) {
          local(call, client);
        } else {
          toPortal(call, client);
        }
      } finally {
        room.release();
      }
    }
  }

  private boolean isForUs(HttpExchange call) {
    var host = Optional.ofNullable(call.getRequestHeaders().getFirst("Host")).orElse("");
    var name = host.replaceAll(":\\d+$", "").toLowerCase(Locale.ROOT);
    return name.equals(settings.gateway())
        || name.equals("hotspot.byway")
        || name.equals("[" + settings.addressIpv6().replace("/64", "") + "]");
  }

  private void local(HttpExchange call, Optional<MacAddress> client) throws IOException {
    switch (call.getRequestURI().getPath()) {
      case "/captive" -> send(call, 200, "application/captive+json", captive(client));
      case "/status" -> send(call, 200, JSON, new LocalStatus(this, client, isOwner(call)).json());
      case "/" ->
          send(
              call,
              200,
              "text/html; charset=utf-8",
              new LocalStatus(this, client, isOwner(call)).page());
      default -> send(call, 404, "text/plain", "nothing is here");
    }
  }

  /** The owner's token is in the address of a bookmark, or a bearer token of an app. */
  private boolean isOwner(HttpExchange call) {
    var query = Optional.ofNullable(call.getRequestURI().getQuery()).orElse("");
    var header = Optional.ofNullable(call.getRequestHeaders().getFirst("Authorization")).orElse("");
    var shown =
        query.startsWith("owner=") ? query.substring(6) : header.replaceFirst("^Bearer ", "");
    return !settings.ownerToken().isEmpty()
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8),
            settings.ownerToken().getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 8908, section 5. */
  private String captive(Optional<MacAddress> client) {
    var now = agent.statistics();
    var session = client.flatMap(mac -> session(now, mac));
    long left = session.map(SessionStatus::leftBytes).orElse(0L);
    boolean open = client.map(now::access).orElse(Access.PORTAL) == Access.INTERNET;
    boolean captive = !open || session.map(SessionStatus::servableBytes).orElse(0L) < PACKET_BYTES;
    return """
    {"captive":%s,"user-portal-url":"%s","bytes-remaining":%d,"can-extend-session":true}"""
        .formatted(captive, portal(client.flatMap(now::portalToken)), left);
  }

  private void toPortal(HttpExchange call, Optional<MacAddress> client) throws IOException {
    var now = agent.statistics();
    client.filter(mac -> !now.clients().containsKey(mac)).ifPresent(agent::clientAppears);
    var token = client.flatMap(now::portalToken);
    boolean known = token.isPresent() || client.flatMap(mac -> session(now, mac)).isPresent();
    if (!known && now.connection() == AgentStatistics.Connection.ONLINE) {
      call.getResponseHeaders().set("Refresh", "1");
      send(call, 200, "text/html; charset=utf-8", LocalStatus.moment());
      return;
    }
    call.getResponseHeaders().set("Location", portal(token).toString());
    send(call, 302, "text/plain", "");
  }

  private URI portal(Optional<String> token) {
    var portal = settings.portal();
    return token.map(t -> URI.create(portal + "?v=" + t)).orElse(portal);
  }

  static Optional<SessionStatus> session(AgentStatistics now, MacAddress mac) {
    return now.sessions().stream()
        .filter(s -> mac.equals(s.mac()))
        .filter(
            s ->
                s.phase() == SessionStatus.Phase.SERVING
                    || s.phase() == SessionStatus.Phase.PAYMENT_ONLY)
        .findFirst();
  }

  AgentStatistics now() {
    return agent.statistics();
  }

  Vitals vitals() {
    return vitals;
  }

  URI portal() {
    return settings.portal();
  }

  private static void send(HttpExchange call, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var headers = call.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", type.contains("captive") ? "private" : "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Connection", "close");
    // Phones look whether they are captive by HEAD as well; the library grumbles about its body.
    boolean hasBody = bytes.length > 0 && !call.getRequestMethod().equals("HEAD");
    call.sendResponseHeaders(status, hasBody ? bytes.length : -1);
    if (hasBody) {
      call.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    workers.close();
  }
}
