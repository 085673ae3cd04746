package byway.apps.opening;

import static java.util.Objects.requireNonNull;

import byway.hotspot.agent.AgentParts;
import byway.hotspot.agent.AgentSettings;
import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.HotspotAgent;
import byway.hotspot.agent.MemoryJournal;
import byway.hotspot.agent.MqttUplink;
import byway.hotspot.agent.SettingsTarget;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.agent.SimulatedNetwork;
import byway.hotspot.agent.Tls;
import byway.hotspot.agent.Vitals;
import byway.hotspot.agent.identity.Claim;
import byway.hotspot.agent.identity.Enrolling;
import byway.hotspot.agent.identity.IdentityFile;
import byway.hotspot.agent.identity.KeptCredentials;
import byway.hotspot.agent.identity.Place;
import byway.hotspot.protocol.MacAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A box with the real software on a radio that is simulated: nobody's first, and a hotspot once it
 * has been claimed.
 */
final class EnrolledBox implements AutoCloseable, Enrolling.Screen {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:17");

  private final CompletableFuture<Claim> shown = new CompletableFuture<>();
  private volatile String trouble = "";
  private final IdentityFile file;
  private final Thread enrolling;
  private final SharedEventLoops loops = new SharedEventLoops(1, Clock.systemUTC());
  private final SimulatedNetwork network = new SimulatedNetwork(Clock.systemUTC(), 7);
  private volatile @Nullable HotspotAgent agent;

  EnrolledBox(Path folder, URI platform) {
    file = IdentityFile.open(folder.resolve("identity"), Clock.systemUTC());
    var box = new Enrolling.Box("BW-OPENING", "A box", "");
    var way = new Enrolling(platform, box, file, this);
    enrolling =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    way.enrol();
                  } catch (InterruptedException over) {
                    // closed before it was claimed
                  }
                });
  }

  @Override
  public void claim(Claim claim) {
    shown.complete(claim);
  }

  @Override
  public void claimed(String name, String by) {
    // its file says so
  }

  @Override
  public void trouble(String words) {
    trouble = words;
  }

  /** What it shows to who stands before it. */
  String code() {
    Await.until(() -> "the box shows a code (it says: " + trouble + ")", shown::isDone);
    return shown.join().code();
  }

  Place place() {
    return Await.present("the box belongs somewhere", file::place);
  }

  /** Serves, where it belongs. */
  void serve() {
    var place = place();
    var credentials = new KeptCredentials(file, KeptCredentials.USUAL);
    var journal = new MemoryJournal();
    var random = new Random();
    var made =
        new HotspotAgent(
            new AgentParts(
                loops.newLoop(),
                network,
                () -> journal,
                () ->
                    new MqttUplink(
                        place.mqtt(),
                        place.login(),
                        credentials,
                        Tls.pinned(place.certificate()),
                        random),
                Vitals.NONE,
                SettingsTarget.ACCEPTING,
                command -> {},
                AgentSettings.FIELD.lively(),
                random,
                credentials));
    agent = made;
    made.start();
  }

  private HotspotAgent agent() {
    return requireNonNull(agent);
  }

  boolean isOnline() {
    return agent().statistics().connection() == AgentStatistics.Connection.ONLINE;
  }

  /** The guest's device, for what it brings from the internet. */
  SimulatedClient phone() {
    return network.client(MAC);
  }

  /** Where the portal awaits the guest's device; the redirect of a real box leads there. */
  String portal() {
    agent().clientAppears(MAC);
    var token = Await.present("the way to the portal is known", this::token);
    return place().portal() + "?v=" + token;
  }

  private Optional<String> token() {
    return agent().statistics().portalToken(MAC);
  }

  boolean letsIn() {
    return agent().statistics().access(MAC) == AgentStatistics.Access.INTERNET;
  }

  /** What it has counted in all sessions that it knows. */
  long counted() {
    return agent().statistics().usedBytes();
  }

  void signOut() {
    agent().signOut(MAC);
  }

  @Override
  public void close() {
    enrolling.interrupt();
    var started = agent;
    if (started != null) {
      started.stop();
    }
    loops.close();
  }
}
