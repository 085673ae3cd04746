package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.AgentParts;
import byway.hotspot.agent.AgentSettings;
import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.HiveMqttUplink;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.MemoryJournal;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.agent.SimulatedNetwork;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed in the middle of traffic and started again; not one byte is lost or doubled.
 * Three times here; {@code ./byway soak kill 20} for more.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("byway.kills", 3);
  private static final long GRANTED = 10_000_000_000L;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void killed_in_the_middle_of_traffic_it_loses_and_doubles_nothing() throws Exception {
    var random = new Random();
    try (var byway = new Installation(data);
        var loops = new SharedEventLoops(1, Clock.systemUTC())) {
      var platform = new Platform(byway);
      var server = byway.start("up");
      byway.awaitAnswer(server, byway.httpPort);
      var customer = UUID.randomUUID();
      var hotspot = open(platform, customer);
      var network = new SimulatedNetwork(Clock.systemUTC(), random.nextLong());
      var agent = agent(byway, hotspot, network, loops, random);
      var mac = MacAddress.parse("02:00:00:00:00:07");
      agent.start();
      agent.clientAppears(mac);
      signIn(platform, agent, mac, customer);
      var phone = network.client(mac);
      for (int kill = 0; kill < KILLS; kill++) {
        useFor(phone, Duration.ofMillis(700 + random.nextInt(600)), random);
        server.destroyForcibly().waitFor();
        useFor(phone, Duration.ofMillis(300), random);
        server = byway.start("up");
        byway.awaitAnswer(server, byway.httpPort);
        long before = consumed(platform, customer);
        Poll.until(
            "traffic is charged again",
            PATIENCE,
            () -> {
              phone.download(100_000);
              return consumed(platform, customer) > before;
            });
      }
      Poll.until(
          "everything is charged",
          PATIENCE,
          () -> consumed(platform, customer) == phone.passedBytes());
      agent.signOut(mac);
      Poll.until(
          "nothing is reserved", PATIENCE, () -> account(platform, customer, "reservedBytes") == 0);
      agent.stop();
      assertThat(phone.passedBytes()).isPositive();
      assertThat(account(platform, customer, "grantedBytes")).isEqualTo(GRANTED);
      assertThat(consumed(platform, customer)).isEqualTo(phone.passedBytes());
      assertThat(platform.ask("/internal/balances/books").get("problems")).isEmpty();
      assertThat(charged(platform, customer)).isEqualTo(phone.passedBytes());
    }
  }

  /** A hotspot's credentials. */
  private record Hotspot(String id, String secret) {}

  private static Hotspot open(Platform platform, UUID customer) throws IOException {
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'kill','name':'Kill','hosts':[],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(platform.tenant));
    platform.tell(
        "/internal/balances/grants",
        """
        {'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}
        """
            .formatted(UUID.randomUUID(), customer, GRANTED));
    var id = UUID.randomUUID();
    var registered =
        platform.tell(
            "/internal/devices", "{'id':'%s','name':'Spot','serial':'BW-KILL'}".formatted(id));
    return new Hotspot(id.toString(), registered.get("secret").asText());
  }

  private static HotspotAgent agent(
      Installation byway,
      Hotspot hotspot,
      SimulatedNetwork network,
      SharedEventLoops loops,
      Random random) {
    var journal = new MemoryJournal();
    var platform = URI.create("mqtt://127.0.0.1:" + byway.mqttPort);
    return new HotspotAgent(
        new AgentParts(
            loops.newLoop(),
            network,
            () -> journal,
            () ->
                new HiveMqttUplink(
                    platform, new DeviceLogin("kill", hotspot.id()), hotspot.secret(), random),
            AgentSettings.FIELD.lively(),
            random));
  }

  private static void signIn(Platform platform, HotspotAgent agent, MacAddress mac, UUID customer)
      throws IOException {
    Poll.until(
        "the way to the portal is known",
        PATIENCE,
        () -> agent.statistics().portalToken(mac).isPresent());
    platform.tell(
        "/internal/access/sessions",
        "{'visitToken':'%s','customerId':'%s'}"
            .formatted(agent.statistics().portalToken(mac).orElseThrow(), customer));
    Poll.until(
        "the client is let in",
        PATIENCE,
        () -> agent.statistics().access(mac) == AgentStatistics.Access.INTERNET);
  }

  private static void useFor(SimulatedClient phone, Duration time, Random random) {
    long end = System.nanoTime() + time.toNanos();
    Poll.until(
        "time is over",
        time.plusSeconds(5),
        () -> {
          phone.download(random.nextInt(400_000));
          phone.upload(random.nextInt(40_000));
          return System.nanoTime() > end;
        });
  }

  private static long consumed(Platform platform, UUID customer) {
    return account(platform, customer, "consumedBytes");
  }

  private static long account(Platform platform, UUID customer, String figure) {
    try {
      return platform.ask("/internal/balances/accounts/" + customer).get(figure).asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the history, which hears of charges by events: none may be missing there or twice. */
  private static long charged(Platform platform, UUID customer) throws IOException {
    var found = new long[1];
    Poll.until(
        "the history is whole",
        PATIENCE,
        () -> {
          found[0] = history(platform, customer);
          return found[0] >= consumed(platform, customer);
        });
    return found[0];
  }

  private static long history(Platform platform, UUID customer) {
    try {
      var from = Clock.systemUTC().instant().minus(Duration.ofDays(2)).toString().substring(0, 10);
      long sum = 0;
      for (var day :
          platform.ask(
              "/internal/usage/accounts/%s/days?from=%s&days=4".formatted(customer, from))) {
        sum += day.get("bytesUp").asLong() + day.get("bytesDown").asLong();
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
