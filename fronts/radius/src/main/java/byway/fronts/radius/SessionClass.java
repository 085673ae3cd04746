package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The session's id in the attribute Class, which an access point gives back with each report. */
final class SessionClass {
  private static final int MARK = 0x4259_5731; // BYW1
  private static final int LENGTH = 20;

  private SessionClass() {}

  static Attribute of(UUID sessionId) {
    return Attribute.of(Type.CLASS, bytes(sessionId));
  }

  static byte[] bytes(UUID sessionId) {
    return ByteBuffer.allocate(LENGTH)
        .putInt(MARK)
        .putLong(sessionId.getMostSignificantBits())
        .putLong(sessionId.getLeastSignificantBits())
        .array();
  }

  /** Another server's Class, beside or instead of ours, is none. */
  static Optional<UUID> in(Packet packet) {
    for (var attribute : packet.all(Type.CLASS)) {
      var found = in(attribute.bytes());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static Optional<UUID> in(byte[] bytes) {
    var value = ByteBuffer.wrap(bytes);
    return bytes.length == LENGTH && value.getInt() == MARK
        ? Optional.of(new UUID(value.getLong(), value.getLong()))
        : Optional.empty();
  }
}
