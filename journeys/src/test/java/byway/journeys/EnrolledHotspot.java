package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A box with the real software: nobody's first, and a hotspot once it has been claimed. */
final class EnrolledHotspot implements AutoCloseable, Enrolling.Screen {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:17");

  final CompletableFuture<Claim> shown = new CompletableFuture<>();
  final CompletableFuture<String> owner = new CompletableFuture<>();
  final CompletableFuture<String> trouble = new CompletableFuture<>();
  private final Path identity;
  private final IdentityFile file;
  private final Thread enrolling;
  private final SharedEventLoops loops = new SharedEventLoops(1, Clock.systemUTC());
  private final SimulatedNetwork network = new SimulatedNetwork(Clock.systemUTC(), 7);
  private volatile @Nullable HotspotAgent agent;

  EnrolledHotspot(Path folder, String at, String serial) {
    this(folder, at, serial, "");
  }

  EnrolledHotspot(Path folder, String at, String serial, String token) {
    identity = folder.resolve("identity");
    file = IdentityFile.open(identity, Clock.systemUTC());
    var box = new Enrolling.Box(serial, "A box of a test", token);
    var way = new Enrolling(URI.create(at), box, file, this);
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
    owner.complete(by);
  }

  @Override
  public void trouble(String words) {
    trouble.complete(words);
  }

  static <T> T soon(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  Place place() {
    Poll.until("it belongs somewhere", PATIENCE, () -> file.place().isPresent());
    return file.place().orElseThrow();
  }

  void start() {
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

  AgentStatistics.Connection connection() {
    return agent().statistics().connection();
  }

  SimulatedClient phone() {
    return network.client(MAC);
  }

  /** By the portal, as a customer who is known. */
  void signIn(Platform platform, String customer) throws IOException {
    agent().clientAppears(MAC);
    Poll.until(
        "the way to the portal is known",
        PATIENCE,
        () -> agent().statistics().portalToken(MAC).isPresent());
    platform.tell(
        "/internal/access/sessions",
        "{'visitToken':'%s','customerId':'%s'}"
            .formatted(agent().statistics().portalToken(MAC).orElseThrow(), customer));
    Poll.until(
        "the client is let in",
        PATIENCE,
        () -> agent().statistics().access(MAC) == AgentStatistics.Access.INTERNET);
  }

  void signOut() {
    agent().signOut(MAC);
  }

  /** The secret that it would sign in with if nothing were being changed. */
  String secret() {
    return line("secret=");
  }

  boolean isChanging() {
    return !line("secret.next=").isEmpty();
  }

  private String line(String name) {
    try {
      return Files.readAllLines(identity).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
