package byway.hotspot.agent;

import byway.hotspot.protocol.ClientAsk;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.ProtocolLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The client devices that are here, and the platform's word about those without a session. */
final class ClientDesk {
  /** A client that knocks again although the portal is its answer is asked about so often. */
  private static final Duration PORTAL_STANDS = Duration.ofMinutes(5);

  private final Map<MacAddress, Client> clients = new LinkedHashMap<>();
  private final RandomGenerator random;
  private long asked;

  private static final class Client {
    private final Instant since;
    private @Nullable String resumeToken;
    private @Nullable String portalToken;
    private boolean waiting;
    private int asks;
    private Instant nextAsk;

    Client(Instant now) {
      since = now;
      nextAsk = now;
    }

    void askFrom(Instant time) {
      waiting = true;
      asks = 0;
      nextAsk = time;
    }
  }

  ClientDesk(RandomGenerator random) {
    this.random = random;
  }

  /** A client is here; with a new token it is asked about even if the portal was the answer. */
  void appears(MacAddress mac, @Nullable String resumeToken, boolean served, Instant now) {
    Client client = clients.get(mac);
    if (client == null) {
      if (clients.size() >= AgentSettings.CLIENTS) {
        return; // it stays in the walled garden, and knocks again
      }
      client = new Client(now);
      clients.put(mac, client);
    }
    if (resumeToken != null) {
      client.resumeToken = resumeToken;
    }
    if (!served && !client.waiting) {
      client.askFrom(now);
    }
  }

  void leaves(MacAddress mac) {
    clients.remove(mac);
  }

  /** A client without a session has tried to get out. */
  void knocks(MacAddress mac, boolean served, Instant now) {
    Client client = clients.get(mac);
    if (client != null && !served && !client.waiting && !now.isBefore(client.nextAsk)) {
      client.askFrom(now);
    }
  }

  void portal(MacAddress mac, String portalToken, Instant now) {
    Client client = clients.get(mac);
    if (client != null) {
      client.portalToken = portalToken;
      client.waiting = false;
      client.nextAsk = now.plus(PORTAL_STANDS);
    }
  }

  /** One that is still here is asked about again, an idle one only when it knocks. */
  void sessionEnded(MacAddress mac, CloseReason reason, Instant now) {
    Client client = clients.get(mac);
    if (client != null) {
      client.portalToken = null;
      client.nextAsk = now;
      if (reason != CloseReason.IDLE) {
        client.askFrom(now);
      }
    }
  }

  void connected(Instant now, Duration within) {
    for (Client client : clients.values()) {
      if (client.waiting) {
        client.askFrom(now.plusMillis(random.nextLong(within.toMillis() + 1)));
      }
    }
  }

  void ask(Instant now, Uplink uplink, Predicate<MacAddress> served) {
    clients.forEach(
        (mac, client) -> {
          if (client.waiting && served.test(mac)) {
            client.waiting = false;
          }
          if (client.waiting && !now.isBefore(client.nextAsk)) {
            client.nextAsk = now.plus(AgentSettings.ASKING.pause(client.asks++, random));
            asked++;
            var ask =
                new ClientAsk(mac, ProtocolLimits.epochSeconds(client.since), client.resumeToken);
            uplink.publish(DeviceTopic.CLIENT_ASKS, DeviceCodec.encode(ask), () -> {});
          }
        });
  }

  @Nullable String portalToken(MacAddress mac) {
    Client client = clients.get(mac);
    return client == null ? null : client.portalToken;
  }

  Set<MacAddress> present() {
    return clients.keySet();
  }

  int size() {
    return clients.size();
  }

  long asked() {
    return asked;
  }
}
