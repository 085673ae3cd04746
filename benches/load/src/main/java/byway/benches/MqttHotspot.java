package byway.benches;

import byway.charging.balances.ChargingHouse;
import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceUsageReport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A hotspot's side of MQTT 3.1.1, as little of it as a load needs. */
final class MqttHotspot implements AutoCloseable {
  private static final int STEP_BYTES = 100_000;

  private final UUID device;
  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  /** One that is let in by whatever it says, as the front alone does. */
  MqttHotspot(int port, UUID device) throws IOException {
    this(port, device, "t/" + device, "secret");
  }

  MqttHotspot(int port, UUID device, String user, String password) throws IOException {
    this.device = device;
    socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
    socket.setTcpNoDelay(true);
    // Small: there are thousands of them.
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
    this.out = socket.getOutputStream();
    var body = new ByteArrayOutputStream();
    var data = new DataOutputStream(body);
    data.writeUTF("MQTT");
    data.writeByte(4);
    data.writeByte(0xC2);
    data.writeShort(0);
    data.writeUTF(device.toString());
    data.writeUTF(user);
    data.writeUTF(password);
    send(0x10, body.toByteArray());
    if (packet(new byte[16]) != 0x20) {
      throw new IOException("no CONNACK");
    }
  }

  /** To orders, as every hotspot does: the new ceilings come on their topic. */
  void subscribe() throws IOException {
    var body = new ByteArrayOutputStream();
    var data = new DataOutputStream(body);
    data.writeShort(1);
    data.writeUTF("d/" + device + "/s");
    data.writeByte(1);
    send(0x82, body.toByteArray());
  }

  /** Which of the load's hotspots it is. */
  int number() {
    return ChargingHouse.number(device);
  }

  /** Reports of these sessions, one of each on the way at a time, until the time is over. */
  void report(List<UUID> sessions, long from, long endNanos, LongAdder done, @Nullable Times times)
      throws IOException {
    subscribe();
    long[] used = new long[sessions.size()];
    long[] sent = new long[sessions.size()];
    for (int i = 0; i < used.length; i++) {
      used[i] = from;
      publish(sessions, used, sent, i);
    }
    var body = new byte[20_000];
    int open = used.length;
    while (open > 0) {
      int type = packet(body);
      if (type == 0x40) {
        int i = ((body[0] & 0xff) << 8 | body[1] & 0xff) - 1;
        long now = System.nanoTime();
        done.increment();
        if (times != null) {
          times.add(now - sent[i]);
        }
        if (now < endNanos) {
          publish(sessions, used, sent, i);
        } else {
          open--;
        }
      } else if ((type & 0xF6) == 0x32) {
        int topic = (body[0] & 0xff) << 8 | body[1] & 0xff;
        send(0x40, new byte[] {body[topic + 2], body[topic + 3]});
      } else if (type < 0) {
        throw new IOException("the line was cut");
      }
    }
  }

  private void publish(List<UUID> sessions, long[] used, long[] sent, int i) throws IOException {
    used[i] += STEP_BYTES;
    sent[i] = System.nanoTime();
    publish(i + 1, List.of(new ClientUsage(sessions.get(i), 0, used[i], null)));
  }

  private void publish(int number, List<ClientUsage> usage) throws IOException {
    var payload = DeviceCodec.encode(new DeviceUsageReport(0, 0, usage));
    var topic = ("d/" + device + "/u").getBytes(StandardCharsets.US_ASCII);
    var body = new ByteArrayOutputStream();
    var data = new DataOutputStream(body);
    data.writeShort(topic.length);
    data.write(topic);
    data.writeShort(number);
    data.write(payload);
    send(0x32, body.toByteArray());
  }

  /** One report of all these sessions, each with so many bytes; returns when it is charged. */
  void reportTogether(List<UUID> sessions, long used) throws IOException {
    publish(1, sessions.stream().map(one -> new ClientUsage(one, 0, used, null)).toList());
    var body = new byte[20_000];
    for (int type = packet(body); type != 0x40; type = packet(body)) {
      if (type < 0) {
        throw new IOException("the line was cut");
      }
      if ((type & 0xF6) == 0x32) {
        int topic = (body[0] & 0xff) << 8 | body[1] & 0xff;
        send(0x40, new byte[] {body[topic + 2], body[topic + 3]});
      }
    }
  }

  /** Waits for as long as the line is there. */
  void idle() {
    var body = new byte[64];
    try {
      while (packet(body) >= 0) {
        // Nothing is sent to an idle hotspot that matters here.
      }
    } catch (IOException e) {
      // Over.
    }
  }

  private void send(int type, byte[] body) throws IOException {
    var packet = new byte[body.length + 5];
    int at = 0;
    packet[at++] = (byte) type;
    for (int length = body.length; ; length >>>= 7) {
      packet[at++] = (byte) (length > 127 ? length & 127 | 128 : length);
      if (length <= 127) {
        break;
      }
    }
    System.arraycopy(body, 0, packet, at, body.length);
    out.write(packet, 0, at + body.length);
  }

  /** The type and flags of the next packet, its rest in {@code body}; -1 at the end. */
  private int packet(byte[] body) throws IOException {
    int type = in.read();
    if (type < 0) {
      return type;
    }
    int length = 0;
    int shift = 0;
    int octet;
    do {
      octet = in.readUnsignedByte();
      length |= (octet & 127) << shift;
      shift += 7;
    } while ((octet & 128) != 0);
    in.readFully(body, 0, length);
    return type;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone anyway.
    }
  }
}
