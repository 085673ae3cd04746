package byway.journeys;

import static byway.journeys.Poll.PATIENCE;

import byway.hotspot.agent.AgentParts;
import byway.hotspot.agent.AgentSettings;
import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.MemoryJournal;
import byway.hotspot.agent.MqttUplink;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.agent.SimulatedNetwork;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.MacAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/** A hotspot with the real agent, and one phone at it. */
final class WorkingHotspot implements AutoCloseable {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:07");

  private final Platform platform;
  private final SharedEventLoops loops;
  private final HotspotAgent agent;
  final SimulatedClient phone;

  /**
   * Registers it and starts its agent.
   *
   * @param clock the hotspot's own, right or wrong
   */
  WorkingHotspot(Installation byway, Platform platform, String operator, Clock clock)
      throws IOException {
    this.platform = platform;
    var id = UUID.randomUUID();
    var secret =
        platform
            .tell(
                "/internal/devices",
                "{'id':'%s','name':'Spot','serial':'BW-%s'}"
                    .formatted(id, id.toString().substring(0, 8)))
            .get("secret")
            .asText();
    var random = new Random();
    var network = new SimulatedNetwork(clock, random.nextLong());
    var journal = new MemoryJournal();
    var address = URI.create("mqtt://127.0.0.1:" + byway.mqttPort);
    var login = new DeviceLogin(operator, id.toString());
    loops = new SharedEventLoops(1, clock);
    agent =
        new HotspotAgent(
            new AgentParts(
                loops.newLoop(),
                network,
                () -> journal,
                () -> new MqttUplink(address, login, secret, random),
                AgentSettings.FIELD.lively(),
                random));
    phone = network.client(MAC);
    agent.start();
    agent.clientAppears(MAC);
  }

  /** By the portal, as a customer who is known. */
  void signIn(UUID customer) throws IOException {
    Poll.until(
        "the way to the portal is known",
        PATIENCE,
        () -> agent.statistics().portalToken(MAC).isPresent());
    platform.tell(
        "/internal/access/sessions",
        "{'visitToken':'%s','customerId':'%s'}"
            .formatted(agent.statistics().portalToken(MAC).orElseThrow(), customer));
    Poll.until(
        "the client is let in",
        PATIENCE,
        () -> agent.statistics().access(MAC) == AgentStatistics.Access.INTERNET);
  }

  void signOut() {
    agent.signOut(MAC);
  }

  @Override
  public void close() {
    agent.stop();
    loops.close();
  }
}
