package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.fronts.radius.RadsecConnection.Peer;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.testing.MovableClock;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection of real TLS, with its time held. */
class RadsecConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final RadsecLimits LIMITS =
      new RadsecLimits(
          10, 10, 10, 2, 8, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(10));

  @TempDir static Path directory;
  private static SSLContext context;

  private final MovableClock clock = new MovableClock();
  private final BlockingQueue<byte[]> taken = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
  private ServerSocket door;
  private SSLSocket client;
  private RadsecConnection connection;

  @BeforeAll
  static void makeACertificate() throws Exception {
    var file = directory.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "own",
                "-dname",
                "CN=own",
                "-keystore",
                file.toString(),
                "-storepass",
                "a-password")
            .inheritIO()
            .start();
    assertThat(made.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "a-password".toCharArray());
    }
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "a-password".toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", store.getCertificate("own"));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
  }

  @BeforeEach
  void connect() throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    door = new ServerSocket(0, 1, loopback);
    var dialled = new CompletableFuture<SSLSocket>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var factory = context.getSocketFactory();
                var socket = (SSLSocket) factory.createSocket(loopback, door.getLocalPort());
                dialled.complete(socket);
                socket.startHandshake();
              } catch (IOException e) {
                dialled.completeExceptionally(e);
              }
            });
    var plain = door.accept();
    var safe = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    connection = new RadsecConnection(plain, safe, LIMITS, new House(), clock);
    client = dialled.get(120, TimeUnit.SECONDS);
  }

  private Thread greetAndRun() throws IOException {
    connection.greet();
    return Thread.ofVirtual().start(connection::run);
  }

  private int nextTaken() throws InterruptedException {
    return Objects.requireNonNull(taken.poll(120, TimeUnit.SECONDS))[1];
  }

  @AfterEach
  void hangUp() throws IOException {
    connection.cut();
    client.close();
    door.close();
  }

  /** Takes every request, and deals with none until the test says so. */
  private final class House implements Peer {
    @Override
    public Found find(Packet packet) {
      return new Nobody("unknown_name");
    }

    @Override
    public boolean take(byte[] bytes, Origin from) {
      taken.add(bytes);
      return true;
    }

    @Override
    public void heard(Speaker speaker, RadsecConnection at) {}

    @Override
    public void refuse(String why) {
      refused.add(why);
    }
  }

  @Test
  void who_does_not_prove_itself_in_time_is_let_go() {
    assertThat(connection.closeWhenLate()).isFalse();
    clock.advance(LIMITS.handshake());
    assertThat(connection.closeWhenLate()).isTrue();
  }

  @Test
  void who_is_silent_for_long_is_let_go_and_who_asks_is_not() throws Exception {
    greetAndRun();
    say(status(1));
    assertThat(nextTaken()).isEqualTo(1);
    clock.advance(LIMITS.idle().minusSeconds(1));
    connection.done();
    say(status(2));
    assertThat(nextTaken()).isEqualTo(2);
    clock.advance(LIMITS.idle().minusSeconds(1));
    assertThat(connection.closeWhenLate()).isFalse();
    assertThat(untilLate()).isGreaterThan(Duration.ZERO);
    assertThat(client.getInputStream().read()).isNegative();
  }

  /** Too short, too long, and another protocol altogether: TLS has proven nobody's manners. */
  @ParameterizedTest
  @ValueSource(strings = {"01010003", "01010013", "01011001", "0101ffff", "474554202f20485454"})
  void what_is_no_packet_ends_the_connection_and_is_counted(String hex) throws Exception {
    var running = greetAndRun();
    say(HexFormat.of().parseHex(hex));
    assertThat(refused.poll(120, TimeUnit.SECONDS)).isEqualTo("packet_length");
    assertThat(running.join(PATIENCE)).isTrue();
    assertThat(taken).isEmpty();
  }

  @Test
  void half_a_packet_is_waited_for_only_so_long() throws Exception {
    var running = greetAndRun();
    say(new byte[] {12, 1, 0, 30}); // and nothing of the rest
    assertThat(untilLate()).isBetween(LIMITS.packet(), LIMITS.idle().minusSeconds(1));
    assertThat(running.join(PATIENCE)).isTrue();
  }

  /** Lets the time go on until the connection is let go. */
  private Duration untilLate() {
    var from = clock.instant();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!connection.closeWhenLate()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      clock.advance(Duration.ofSeconds(2));
    }
    return Duration.between(from, clock.instant());
  }

  @Test
  void no_more_is_read_than_may_be_under_way() throws Exception {
    greetAndRun();
    for (int i = 0; i < 5; i++) {
      say(status(i));
    }
    assertThat(nextTaken()).isEqualTo(0);
    assertThat(nextTaken()).isEqualTo(1);
    assertThat(taken.poll(200, TimeUnit.MILLISECONDS)).isNull();
    clock.advance(LIMITS.idle().multipliedBy(2));
    assertThat(connection.closeWhenLate()).as("it is not its fault").isFalse();
    connection.done();
    assertThat(nextTaken()).isEqualTo(2);
  }

  @Test
  void an_order_is_answered_by_its_number_and_a_forged_answer_ends_the_connection()
      throws Exception {
    var running = greetAndRun();
    var first = order();
    var second = order();
    var asked = List.of(hear(), hear());
    assertThat(asked.getFirst().identifier()).isNotEqualTo(asked.getLast().identifier());
    for (var one : asked.reversed()) {
      var cause = Attribute.of(Type.ERROR_CAUSE, one.identifier());
      say(Wire.answer(one, Code.DISCONNECT_NAK, List.of(cause), RadsecConnection.SECRET));
    }
    for (var answer : List.of(first, second)) {
      var packet = answer.get(120, TimeUnit.SECONDS).orElseThrow();
      assertThat(packet.number(Type.ERROR_CAUSE, 0)).isEqualTo(packet.identifier());
    }
    var third = order();
    var forged = Wire.answer(hear(), Code.DISCONNECT_ACK, List.of(), RadsecConnection.SECRET);
    forged[10] ^= 1;
    say(forged);
    assertThat(third.get(120, TimeUnit.SECONDS)).isEmpty();
    assertThat(refused.poll(120, TimeUnit.SECONDS)).isEqualTo("forged_answer");
    assertThat(running.join(PATIENCE)).isTrue();
    assertThat(order().get(120, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void an_answer_to_nothing_is_counted_and_forgotten() throws Exception {
    greetAndRun();
    var nothing = Wire.request(Code.DISCONNECT_REQUEST, 9, List.of(), RadsecConnection.SECRET);
    say(Wire.answer(nothing.packet(), Code.DISCONNECT_ACK, List.of(), RadsecConnection.SECRET));
    assertThat(refused.poll(120, TimeUnit.SECONDS)).isEqualTo("no_such_order");
    say(status(3));
    assertThat(nextTaken()).isEqualTo(3);
  }

  private CompletableFuture<Optional<Packet>> order() {
    return CompletableFuture.supplyAsync(
        () -> connection.exchange(Code.DISCONNECT_REQUEST, List.of()));
  }

  private Packet hear() throws Exception {
    var in = new DataInputStream(client.getInputStream());
    var bytes = new byte[Wire.MOST_BYTES];
    in.readFully(bytes, 0, 4);
    int length = Byte.toUnsignedInt(bytes[2]) << 8 | Byte.toUnsignedInt(bytes[3]);
    in.readFully(bytes, 4, length - 4);
    return Wire.decode(bytes, length);
  }

  private static byte[] status(int identifier) {
    return Wire.request(Code.STATUS_SERVER, identifier, List.of(), RadsecConnection.SECRET).bytes();
  }

  private void say(byte[] bytes) throws IOException {
    client.getOutputStream().write(bytes);
  }
}
