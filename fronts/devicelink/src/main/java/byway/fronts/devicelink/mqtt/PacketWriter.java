package byway.fronts.devicelink.mqtt;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packets to one client, as the version it has chosen has them. */
final class PacketWriter {
  static final Buffer PONG = Buffer.buffer(new byte[] {(byte) 0xD0, 0});
  private static final int SERVER_KEEP_ALIVE = 0x13;

  private final boolean five;

  PacketWriter(int version) {
    this.five = version == PacketReader.FIVE;
  }

  /** For a version that is none of ours there is one answer in the old form and one in the new. */
  static Buffer otherVersion(boolean newer) {
    return Buffer.buffer(
        newer ? new byte[] {0x20, 3, 0, (byte) 0x84, 0} : new byte[] {0x20, 2, 0, 1});
  }

  /**
   * What the client may not do is told here (3.2.2.3).
   *
   * @param keepAliveSeconds where another than it has asked for holds; 0 for its own
   */
  Buffer accepted(Connect connect, int keepAliveSeconds) {
    if (!five) {
      return Buffer.buffer(new byte[] {0x20, 2, 0, 0});
    }
    var properties = Buffer.buffer(32);
    if (connect.wants().sessionExpirySeconds() > 0) {
      properties.appendByte((byte) 0x11).appendInt(0);
    }
    properties.appendByte((byte) 0x21).appendUnsignedShort(Terms.RECEIVE_MAXIMUM);
    properties.appendByte((byte) 0x27).appendInt(Terms.PACKET_BYTES);
    properties.appendByte((byte) 0x28).appendByte((byte) 0); // no wildcards
    properties.appendByte((byte) 0x29).appendByte((byte) 0); // no subscription identifiers
    properties.appendByte((byte) 0x2A).appendByte((byte) 0); // no shared subscriptions
    if (keepAliveSeconds > 0) {
      properties.appendByte((byte) SERVER_KEEP_ALIVE).appendUnsignedShort(keepAliveSeconds);
    }
    return answer(0x20, new byte[] {0, 0}, properties);
  }

  Buffer refused(Reason reason, @Nullable String words) {
    return five
        ? answer(0x20, new byte[] {0, (byte) reason.code()}, reasonString(words))
        : Buffer.buffer(new byte[] {0x20, 2, 0, (byte) reason.returnCode()});
  }

  /** Only MQTT 5 lets a server say why it leaves (3.14). */
  Buffer goodbye(Reason reason, @Nullable String words) {
    return answer(0xE0, new byte[] {(byte) reason.code()}, reasonString(words));
  }

  private static Buffer reasonString(@Nullable String words) {
    var properties = Buffer.buffer();
    if (words != null) {
      var text = words.getBytes(StandardCharsets.UTF_8);
      properties.appendByte((byte) 0x1F).appendUnsignedShort(text.length).appendBytes(text);
    }
    return properties;
  }

  private static Buffer answer(int head, byte[] body, Buffer properties) {
    var rest = Buffer.buffer().appendBytes(body);
    appendVariable(rest, properties.length());
    rest.appendBuffer(properties);
    return packet(head, rest);
  }

  /** PUBACK, PUBREC, PUBREL and PUBCOMP. */
  Buffer acknowledgement(int type, int id, Reason reason) {
    byte head = (byte) (type << 4 | (type == Type.PUBREL ? 2 : 0));
    byte high = (byte) (id >> 8);
    return Buffer.buffer(
        five && reason != Reason.SUCCESS
            ? new byte[] {head, 3, high, (byte) id, (byte) reason.code()}
            : new byte[] {head, 2, high, (byte) id});
  }

  /** SUBACK; what is refused is 0x80 in MQTT 3.1.1 (3.9.3). */
  Buffer subscribed(int id, List<Reason> reasons) {
    var rest = Buffer.buffer(reasons.size() + 3).appendUnsignedShort(id);
    if (five) {
      rest.appendByte((byte) 0);
    }
    for (var reason : reasons) {
      rest.appendByte((byte) (five || !reason.isFailure() ? reason.code() : 0x80));
    }
    return packet(0x90, rest);
  }

  /** UNSUBACK; in MQTT 3.1.1 it has no reasons. */
  Buffer unsubscribed(int id, List<Reason> reasons) {
    var rest = Buffer.buffer(reasons.size() + 3).appendUnsignedShort(id);
    if (five) {
      rest.appendByte((byte) 0);
      reasons.forEach(reason -> rest.appendByte((byte) reason.code()));
    }
    return packet(0xB0, rest);
  }

  Buffer message(Message message, int id) {
    var topic = message.topic().getBytes(StandardCharsets.UTF_8);
    var rest =
        Buffer.buffer(topic.length + message.payload().length + 5)
            .appendUnsignedShort(topic.length)
            .appendBytes(topic);
    if (message.qos() > 0) {
      rest.appendUnsignedShort(id);
    }
    if (five) {
      rest.appendByte((byte) 0);
    }
    rest.appendBytes(message.payload());
    return packet(Type.PUBLISH << 4 | message.qos() << 1 | (message.retained() ? 1 : 0), rest);
  }

  /** A message of ours, on its way. */
  record Message(String topic, byte[] payload, int qos, boolean retained) {}

  private static Buffer packet(int head, Buffer rest) {
    var packet = Buffer.buffer(rest.length() + 5).appendByte((byte) head);
    appendVariable(packet, rest.length());
    return packet.appendBuffer(rest);
  }

  private static void appendVariable(Buffer to, int value) {
    int left = value;
    do {
      to.appendByte((byte) (left > 0x7F ? left & 0x7F | 0x80 : left));
      left >>= 7;
    } while (left > 0);
  }
}
