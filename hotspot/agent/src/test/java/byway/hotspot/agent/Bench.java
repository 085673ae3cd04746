package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** A hotspot on the table: agent, simulated network, lossy uplink and reference platform. */
final class Bench {
  static final MacAddress MAC = MacAddress.parse("02:00:5e:10:00:01");
  static final MacAddress OTHER = MacAddress.parse("02:00:5e:10:00:02");
  static final UUID SESSION = new UUID(1, 1);
  static final long MB = 1_000_000;

  final HandLoop loop = new HandLoop();
  final ReferencePlatform platform = new ReferencePlatform();
  final LossyUplink.Air air = new LossyUplink.Air();
  final SimulatedNetwork network = new SimulatedNetwork(loop::now, 7000);
  final SimulatedClient client = network.client(MAC);
  final HotspotAgent agent;

  Bench(long seed, Supplier<Journal> journal) {
    var random = new Random(seed);
    agent =
        new HotspotAgent(
            new AgentParts(
                loop,
                network,
                journal,
                () -> new LossyUplink(loop, platform, air, random),
                AgentSettings.FIELD,
                random));
  }

  Bench() {
    this(1, kept(new MemoryJournal()));
  }

  static Supplier<Journal> kept(Journal journal) {
    return () -> journal;
  }

  Bench started() {
    agent.start();
    loop.run();
    return this;
  }

  /** With a session of so many bytes, open on both sides. */
  ReferencePlatform.Account serving(long ceiling) {
    started();
    agent.clientAppears(MAC);
    ReferencePlatform.Account account = platform.open(SESSION, MAC, ceiling, 0);
    loop.run();
    return account;
  }

  SessionStatus session() {
    return agent.statistics().session(SESSION).orElseThrow();
  }

  void seconds(long seconds) {
    loop.pass(Duration.ofSeconds(seconds));
  }

  /** Long enough for every retry. */
  void settle() {
    loop.pass(Duration.ofMinutes(12));
  }

  void uplink(boolean up) {
    if (up) {
      agent.uplinkUp();
    } else {
      agent.uplinkDown();
    }
    loop.run();
  }

  /** All messages of a kind that the platform was told. */
  <T> List<T> heard(Class<T> type) {
    return platform.heard.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
