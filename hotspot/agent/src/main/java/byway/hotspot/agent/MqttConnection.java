package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from CONNECT to its end (MQTT 3.1.1, OASIS 2014). Messages that do not fit into
 * the queue are lost, as those without a connection are: the agent sends anew what matters.
 */
final class MqttConnection {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int KEEP_ALIVE_SECONDS = 90;

  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBACK = 4;
  private static final int PUBREC = 5;
  private static final int PUBREL = 6;
  private static final int PUBCOMP = 7;
  private static final int SUBACK = 9;
  private static final int FAILED = 0x80;

  /** CONNACK, 3.2.2.3. */
  private static final int BAD_SECRET = 4;

  private static final int NOT_AUTHORISED = 5;

  /** How it came to its end. */
  enum End {
    NOT_REACHED,
    NOT_LET_IN,
    WAS_ON
  }

  private static final class NotLetIn extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final URI platform;
  private final DeviceLogin login;
  private final String secret;
  private final Tls tls;
  private final BiConsumer<String, byte[]> received;
  private final Socket socket = new Socket();
  private final MqttOutgoing outgoing = new MqttOutgoing();
  private final Map<Integer, Runnable> unacknowledged = new ConcurrentHashMap<>();
  private final Set<Integer> halfReceived = new HashSet<>();
  private volatile boolean ended;
  private int lastPacketId;

  MqttConnection(
      URI platform,
      DeviceLogin login,
      String secret,
      Tls tls,
      BiConsumer<String, byte[]> received) {
    this.platform = platform;
    this.login = login;
    this.secret = secret;
    this.tls = tls;
    this.received = received;
  }

  /**
   * Connects, subscribes, and stays until the connection ends.
   *
   * @param connected run once when connected and subscribed
   */
  End run(Runnable connected) {
    var end = End.NOT_REACHED;
    @Nullable Thread writer = null;
    try (var channel = open()) {
      var in = new DataInputStream(new BufferedInputStream(channel.getInputStream()));
      var out = channel.getOutputStream();
      out.write(connect());
      out.flush();
      expect(in, CONNACK, 1);
      out.write(subscribe());
      out.flush();
      expect(in, SUBACK, 2);
      channel.setSoTimeout(0);
      writer = Thread.ofVirtual().name("uplink out").start(() -> write(out));
      end = End.WAS_ON;
      connected.run();
      while (!ended) {
        read(in);
      }
    } catch (NotLetIn refused) {
      end = End.NOT_LET_IN;
    } catch (IOException | IllegalArgumentException gone) {
      // The next connection begins anew; the agent sends again what was not acknowledged.
    } finally {
      end();
      if (writer != null) {
        writer.interrupt();
      }
    }
    return end;
  }

  private Socket open() throws IOException {
    boolean isSafe = "mqtts".equals(platform.getScheme());
    int port = platform.getPort() > 0 ? platform.getPort() : isSafe ? 8_883 : 1_883;
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(platform.getHost(), port), CONNECT_MILLIS);
    socket.setSoTimeout(CONNECT_MILLIS);
    return isSafe ? tls.over(socket, platform.getHost(), port) : socket;
  }

  private byte[] connect() {
    var body = new MqttPacket();
    body.text("MQTT").octet(4);
    int flags = 0x80 | 0x40 | 0x20 | (DeviceTopic.PRESENCE.qos() << 3) | 0x04 | 0x02;
    body.octet(flags).number(KEEP_ALIVE_SECONDS);
    body.text(login.deviceId());
    body.text(DeviceTopic.PRESENCE.of(login.deviceId())).bytes(MqttUplink.will());
    body.text(login.userName()).bytes(secret.getBytes(StandardCharsets.UTF_8));
    return body.toPacket(0x10);
  }

  private byte[] subscribe() {
    var body = new MqttPacket().number(nextPacketId());
    for (var topic : DeviceTopic.down()) {
      body.text(topic.of(login.deviceId())).octet(topic.qos());
    }
    return body.toPacket(0x82);
  }

  /** Reads the answer to CONNECT or SUBSCRIBE, which must be good from its given byte on. */
  private void expect(DataInputStream in, int type, int from) throws IOException {
    while (true) {
      int head = in.readUnsignedByte();
      var body = MqttPacket.body(in);
      if (head >> 4 == type) {
        for (int i = from; i < body.length; i++) {
          if (type == CONNACK && (body[i] == BAD_SECRET || body[i] == NOT_AUTHORISED)) {
            throw new NotLetIn();
          }
          if (type == CONNACK ? body[i] != 0 : (body[i] & FAILED) != 0) {
            throw new IOException("refused");
          }
        }
        return;
      }
      handle(head, body);
    }
  }

  private void read(DataInputStream in) throws IOException {
    int head = in.readUnsignedByte();
    var body = MqttPacket.body(in);
    outgoing.heard();
    handle(head, body);
  }

  private void handle(int head, byte[] body) throws IOException {
    switch (head >> 4) {
      case PUBLISH -> take(head, body);
      case PUBACK -> {
        var acknowledged = unacknowledged.remove(MqttPacket.number(body, 0));
        if (acknowledged != null) {
          acknowledged.run();
        }
      }
      case PUBREL -> {
        halfReceived.remove(MqttPacket.number(body, 0));
        answer(PUBCOMP, MqttPacket.number(body, 0));
      }
      default -> {} // PINGRESP, and what only a platform would be sent
    }
  }

  private void take(int head, byte[] body) throws IOException {
    int qos = (head >> 1) & 3;
    int topicLength = MqttPacket.number(body, 0);
    int start = 2 + topicLength + (qos > 0 ? 2 : 0);
    if (start > body.length) {
      throw new IOException("a torn message");
    }
    int id = qos > 0 ? MqttPacket.number(body, 2 + topicLength) : 0;
    if (qos == 2 && !halfReceived.add(id)) {
      answer(PUBREC, id); // it has been handed on already
      return;
    }
    var topic = new String(body, 2, topicLength, StandardCharsets.UTF_8);
    received.accept(topic, Arrays.copyOfRange(body, start, body.length));
    if (qos > 0) {
      answer(qos == 1 ? PUBACK : PUBREC, id);
    }
  }

  private void answer(int type, int packetId) {
    var unused = outgoing.offer(new MqttPacket().number(packetId).toPacket(type << 4));
  }

  void publish(DeviceTopic topic, byte[] payload, Runnable acknowledged) {
    int qos = topic.qos();
    int id = qos == 0 ? 0 : nextPacketId();
    var body = new MqttPacket().text(topic.of(login.deviceId()));
    if (qos > 0) {
      body.number(id);
      unacknowledged.put(id, acknowledged);
    }
    int head = PUBLISH << 4 | qos << 1 | (topic.retained() ? 1 : 0);
    if (!outgoing.offer(body.raw(payload).toPacket(head))) {
      unacknowledged.remove(id);
    }
  }

  private synchronized int nextPacketId() {
    do {
      lastPacketId = lastPacketId % 0xFFFF + 1;
    } while (unacknowledged.containsKey(lastPacketId));
    return lastPacketId;
  }

  private void write(OutputStream out) {
    try {
      outgoing.writeTo(out);
    } catch (IOException | InterruptedException over) {
      // Over; the reader sees it too.
    } finally {
      end();
    }
  }

  /** Says what is still to be said, and goodbye; then the will is not carried out. */
  void finish() {
    if (!outgoing.offerGoodbye()) {
      end();
    }
  }

  /** Ends it, from any thread. */
  void end() {
    ended = true;
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing more to end.
    }
  }
}
