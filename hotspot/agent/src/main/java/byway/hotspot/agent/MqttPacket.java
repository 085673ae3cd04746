package byway.hotspot.agent;

import byway.hotspot.protocol.ProtocolLimits;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An MQTT control packet being written, or read (MQTT 3.1.1, chapter 2). */
final class MqttPacket {
  private static final int MOST_BYTES = ProtocolLimits.PAYLOAD_BYTES + 256;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(64);

  MqttPacket octet(int value) {
    body.write(value);
    return this;
  }

  MqttPacket number(int value) {
    return octet(value >> 8).octet(value);
  }

  MqttPacket text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  MqttPacket bytes(byte[] value) {
    return number(value.length).raw(value);
  }

  MqttPacket raw(byte[] value) {
    body.writeBytes(value);
    return this;
  }

  byte[] toPacket(int head) {
    var packet = new ByteArrayOutputStream(body.size() + 5);
    packet.write(head);
    int left = body.size();
    do {
      packet.write(left > 0x7F ? left & 0x7F | 0x80 : left);
      left >>= 7;
    } while (left > 0);
    packet.writeBytes(body.toByteArray());
    return packet.toByteArray();
  }

  /** What follows the first byte, without its length. */
  static byte[] body(DataInputStream in) throws IOException {
    return in.readNBytes(length(in));
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int octet = in.readUnsignedByte();
      length |= (octet & 0x7F) << shift;
      if (octet < 0x80) {
        if (length > MOST_BYTES) {
          throw new IOException("a packet of " + length + " bytes");
        }
        return length;
      }
    }
    throw new IOException("a length that does not end");
  }

  static int number(byte[] body, int at) {
    if (at + 2 > body.length) {
      throw new IllegalArgumentException("a torn packet");
    }
    return (body[at] & 0xFF) << 8 | body[at + 1] & 0xFF;
  }
}
