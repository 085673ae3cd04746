package byway.apps.demo;

import byway.hotspot.agent.AgentParts;
import byway.hotspot.agent.AgentSettings;
import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.Credentials;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.MemoryJournal;
import byway.hotspot.agent.MqttUplink;
import byway.hotspot.agent.SettingsTarget;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.agent.SimulatedNetwork;
import byway.hotspot.agent.SimulatedVitals;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.MacAddress;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One hotspot of the demo: the real agent over real MQTT, on a simulated radio. */
final class Spot {
  final UUID deviceId;
  final HotspotAgent agent;
  private final SimulatedNetwork network;

  Spot(
      Secrets.HotspotSecret kept,
      HotspotPort port,
      SharedEventLoops loops,
      RandomGenerator random) {
    this.deviceId = kept.deviceId();
    this.network = new SimulatedNetwork(Clock.systemUTC(), random.nextLong());
    var journal = new MemoryJournal();
    var login = new DeviceLogin(DemoOperator.SLUG, deviceId.toString());
    this.agent =
        new HotspotAgent(
            new AgentParts(
                loops.newLoop(),
                network,
                () -> journal,
                () ->
                    new MqttUplink(
                        port.address(), login, Credentials.of(kept.secret()), port.tls(), random),
                new SimulatedVitals(Clock.systemUTC(), random),
                SettingsTarget.ACCEPTING,
                command -> {},
                AgentSettings.FIELD.lively(),
                random));
  }

  SimulatedClient client(MacAddress mac) {
    return network.client(mac);
  }

  void comeOnline() {
    agent.start();
    Await.until(
        "the hotspot is online",
        () -> agent.statistics().connection() == AgentStatistics.Connection.ONLINE);
  }

  String portalToken(MacAddress mac) {
    agent.clientAppears(mac);
    return Await.present(
        "the hotspot knows the way to the portal", () -> agent.statistics().portalToken(mac));
  }

  static MacAddress someMac(RandomGenerator random) {
    return new MacAddress((random.nextLong() & 0xFCFF_FFFF_FFFFL) | 0x0200_0000_0000L);
  }
}
