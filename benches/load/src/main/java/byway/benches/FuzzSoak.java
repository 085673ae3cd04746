package byway.benches;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.MalformedMessage;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./byway soak fuzz}: bytes of any kind at the doors where hotspots come. The readers are
 * given as many as they can read; the artefact is given broken packets, packets that are rightly
 * signed but say anything, and broken MQTT, and must go on serving with no error in its log. What
 * led to anything else is kept in {@code benches/fuzz}.
 */
public final class FuzzSoak {
  private static final Path KEPT = Path.of("benches", "fuzz");
  private static final int AT_THE_DOOR = 500;
  private static final int MOST_VALUE = 60;
  private static final int MOST_LOG_BYTES = 1 << 20;

  private final Random random;
  private final TreeMap<String, Long> outcomes = new TreeMap<>();

  /** What the doors were given in this round and in the one before, whose errors may come late. */
  private List<byte[]> given = List.of();

  private List<byte[]> givenBefore = List.of();
  private long looked;
  private long found;

  private FuzzSoak(long seed) {
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    var length = Duration.ofMinutes(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60);
    long seed = System.nanoTime();
    System.out.printf("%d minutes, seed %d%n", length.toMinutes(), seed);
    var soak = new FuzzSoak(seed);
    var data = Files.createTempDirectory("byway-fuzz");
    try (var house = new RadiusHouse(data, 5, 2)) {
      long until = System.nanoTime() + length.toNanos();
      while (System.nanoTime() < until) {
        soak.readers(20_000);
        soak.doors(house);
        soak.look(data.resolve("log"));
      }
      soak.stillServes(house);
      soak.look(data.resolve("log"));
    }
    soak.outcomes.forEach((what, count) -> System.out.printf("  %-40s %,15d%n", what, count));
    System.out.printf("%d worse than a refusal%n", soak.found);
    System.exit(soak.found == 0 ? 0 : 1);
  }

  private void readers(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      var bytes = random.nextBoolean() ? signed(secretOf("any")) : noise(200);
      var broken = random.nextBoolean() ? bytes : mutated(bytes);
      read("radius", broken, () -> radius(broken));
      var topic = DeviceTopic.values()[random.nextInt(DeviceTopic.values().length)];
      var message = noise(64);
      read("mqtt", message, () -> device(topic, message));
    }
  }

  /** What a reader makes of bytes. */
  private interface Reader {
    String read() throws Exception;
  }

  private void read(String door, byte[] bytes, Reader reader) throws IOException {
    String outcome;
    try {
      outcome = reader.read();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      outcome = "WORSE " + e.getClass().getSimpleName();
      keep(door, bytes);
    }
    outcomes.merge(door + " " + outcome, 1L, Long::sum);
  }

  private static String radius(byte[] bytes) {
    try {
      var packet = Wire.decode(bytes, bytes.length);
      for (var password : packet.all(Type.USER_PASSWORD)) {
        secretOf("any").reveal(password, packet);
      }
      return "read, " + Wire.proofOfRequest(bytes, packet, secretOf("any"));
    } catch (MalformedPacket e) {
      return e.reason();
    }
  }

  private static String device(DeviceTopic topic, byte[] message) {
    try {
      var unused = DeviceCodec.decode(topic, message);
      return "read";
    } catch (MalformedMessage e) {
      return e.reason().code();
    }
  }

  private void keep(String door, byte[] bytes) throws IOException {
    found++;
    Files.createDirectories(KEPT);
    Files.write(KEPT.resolve(door + "-" + Integer.toHexString(Arrays.hashCode(bytes))), bytes);
  }

  private void doors(RadiusHouse house) throws IOException {
    givenBefore = given;
    given = new ArrayList<>();
    try (var socket = new DatagramSocket()) {
      for (int i = 0; i < AT_THE_DOOR; i++) {
        var point = house.points.get(random.nextInt(house.points.size()));
        var bytes =
            signed(point.secret(), Attribute.of(Type.NAS_IDENTIFIER, point.id().toString()));
        var sent = random.nextInt(4) == 0 ? mutated(bytes) : bytes;
        int port = random.nextBoolean() ? house.access : house.accounting;
        var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket.send(new DatagramPacket(sent, sent.length, to));
        given.add(sent);
      }
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.mqtt)) {
      var noise = noise(2_000);
      given.add(noise);
      socket.getOutputStream().write(noise);
    } catch (IOException cutOff) {
      outcomes.merge("mqtt door, cut off", 1L, Long::sum);
    }
    outcomes.merge("packets at the RADIUS doors", (long) AT_THE_DOOR, Long::sum);
  }

  /** A packet that is what it should be in all but what it says. */
  private byte[] signed(Secret secret, Attribute... needed) {
    var codes = List.of(Code.ACCESS_REQUEST, Code.ACCOUNTING_REQUEST, Code.STATUS_SERVER);
    var attributes = new ArrayList<Attribute>(List.of(needed));
    for (int i = random.nextInt(12); i > 0; i--) {
      attributes.add(attribute());
    }
    return Wire.request(
            codes.get(random.nextInt(codes.size())), random.nextInt(256), attributes, secret)
        .bytes();
  }

  private Attribute attribute() {
    var types =
        List.of(
            Type.USER_NAME,
            Type.USER_PASSWORD,
            Type.CHAP_PASSWORD,
            Type.CALLING_STATION_ID,
            Type.ACCT_STATUS_TYPE,
            Type.ACCT_SESSION_ID,
            Type.ACCT_INPUT_OCTETS,
            Type.CLASS,
            Type.ACCT_OUTPUT_GIGAWORDS,
            Type.FRAMED_IP_ADDRESS,
            Type.MS_CHAP2_RESPONSE,
            Type.MS_CHAP_CHALLENGE,
            Type.EAP_MESSAGE,
            Type.PROXY_STATE,
            Type.STATE);
    var type = types.get(random.nextInt(types.size()));
    return switch (random.nextInt(4)) {
      case 0 -> Attribute.of(type, random.nextInt(16));
      case 1 -> Attribute.of(type, "02-00-00-00-00-%02x".formatted(random.nextInt(256)));
      case 2 -> Attribute.of(type, "a\0' or 1=1 --\ud83d\ude00@example.com");
      default -> Attribute.of(type, noise(MOST_VALUE));
    };
  }

  private static Secret secretOf(String text) {
    return new Secret(text);
  }

  private byte[] mutated(byte[] sound) {
    var bytes = Arrays.copyOf(sound, Math.max(1, sound.length - random.nextInt(4)));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private byte[] noise(int most) {
    var bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void stillServes(RadiusHouse house) throws Exception {
    var point = house.points.getFirst();
    var asked =
        Wire.request(
            Code.STATUS_SERVER,
            1,
            List.of(Attribute.of(Type.NAS_IDENTIFIER, point.id().toString())),
            point.secret());
    try (var client = new RadiusClient(house.access)) {
      var unused = client.exchange(new RadiusLoad.Request(asked, point.secret()));
    }
  }

  /**
   * Reads what the log says since the last time, and keeps what the doors were given meanwhile if
   * it is an error. The MQTT library itself writes a line for a packet before CONNECT, and cuts it
   * off.
   */
  private void look(Path log) throws IOException {
    try (var file = FileChannel.open(log)) {
      var fresh = ByteBuffer.allocate((int) Math.min(file.size() - looked, MOST_LOG_BYTES));
      looked += Math.max(0, file.read(fresh, looked));
      var errors =
          new String(fresh.array(), 0, fresh.position(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains(" ERROR ") && !line.contains("CONNECT not sent yet"))
              .toList();
      if (!errors.isEmpty()) {
        errors.stream().limit(20).forEach(System.out::println);
        found += errors.size() - 1L;
        keep("doors", Stream.of(givenBefore, given).flatMap(List::stream).toList());
      }
    }
  }

  /** As lines of hexadecimal digits, the last of each round for the MQTT door. */
  private void keep(String door, List<byte[]> rounds) throws IOException {
    var lines = rounds.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining("\n"));
    keep(door, lines.getBytes(StandardCharsets.US_ASCII));
  }
}
