package byway.hotspot.agent;

import byway.hotspot.agent.JournalEntry.CommandObeyed;
import byway.hotspot.agent.JournalEntry.SessionSettled;
import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.agent.JournalEntry.SettingsRefused;
import byway.hotspot.agent.JournalEntry.SettingsTaken;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.ProtocolLimits;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How an entry lies in the file: length (4), CRC32C of length and body (4), body. The length is
 * under the checksum, because zeros, as a file system leaves them after power loss, would otherwise
 * be a valid empty entry.
 */
final class JournalForm {
  static final int HEAD_BYTES = 8;
  private static final int MOST_BODY_BYTES = ProtocolLimits.PAYLOAD_BYTES + 16;
  private static final long NO_MAC = -1;

  private JournalForm() {}

  static ByteBuffer write(JournalEntry entry) {
    ByteBuffer out =
        ByteBuffer.allocate(
            HEAD_BYTES
                + switch (entry) {
                  case SettingsTaken t -> 1 + t.message().length;
                  case SettingsRefused r -> 1 + r.message().length;
                  default -> 128;
                });
    out.position(HEAD_BYTES);
    switch (entry) {
      case SessionStands s -> {
        MacAddress mac = s.mac();
        CloseReason closed = s.closed();
        uuid(out.put((byte) 1), s.sessionId());
        out.putLong(mac == null ? NO_MAC : mac.bits())
            .putLong(s.ceilingBytes())
            .putInt(s.rateLimitKbps());
        out.putLong(s.usedBytesUp()).putLong(s.usedBytesDown());
        out.putLong(s.chargedBytesUp()).putLong(s.chargedBytesDown());
        out.put((byte) (closed == null ? 0 : closed.wireCode()));
        out.putLong(s.generation()).putLong(s.seen().bytesUp()).putLong(s.seen().bytesDown());
      }
      case SessionSettled s ->
          uuid(out.put((byte) 2), s.sessionId())
              .putLong(s.usedBytesUp())
              .putLong(s.usedBytesDown());
      case CommandObeyed c -> out.put((byte) 3).putLong(c.commandId());
      case SettingsTaken t -> out.put((byte) 4).put(t.message());
      case SettingsRefused r -> out.put((byte) 5).put(r.message());
    }
    out.flip();
    out.putInt(0, out.limit() - HEAD_BYTES);
    out.putInt(4, checksum(out, 0, out.limit() - HEAD_BYTES));
    return out;
  }

  /** The next entry; empty, with the position unmoved, when what follows is no whole one. */
  static Optional<JournalEntry> read(ByteBuffer in) {
    int start = in.position();
    if (in.remaining() < HEAD_BYTES) {
      return Optional.empty();
    }
    int length = in.getInt(start);
    if (length < 1
        || length > MOST_BODY_BYTES
        || length > in.remaining() - HEAD_BYTES
        || in.getInt(start + 4) != checksum(in, start, length)) {
      return Optional.empty();
    }
    JournalEntry entry = body(in.slice(start + HEAD_BYTES, length));
    if (entry == null) {
      return Optional.empty();
    }
    in.position(start + HEAD_BYTES + length);
    return Optional.of(entry);
  }

  private static int checksum(ByteBuffer buffer, int start, int length) {
    var crc = new CRC32C();
    crc.update(buffer.slice(start, 4));
    crc.update(buffer.slice(start + HEAD_BYTES, length));
    return (int) crc.getValue();
  }

  /** Null for an entry of a kind or size this version does not know. */
  private static @Nullable JournalEntry body(ByteBuffer in) {
    int length = in.remaining();
    int kind = in.get();
    if (kind == 1 && length == 1 + 16 + 8 + 8 + 4 + 4 * 8 + 1 + 3 * 8) {
      UUID id = uuid(in);
      long mac = in.getLong();
      return new SessionStands(
          id,
          mac == NO_MAC ? null : new MacAddress(mac),
          in.getLong(),
          in.getInt(),
          in.getLong(),
          in.getLong(),
          in.getLong(),
          in.getLong(),
          closed(in.get()),
          in.getLong(),
          new Enforcement.Counters(in.getLong(), in.getLong()));
    }
    if (kind == 2 && length == 1 + 16 + 16) {
      return new SessionSettled(uuid(in), in.getLong(), in.getLong());
    }
    if (kind == 3 && length == 1 + 8) {
      return new CommandObeyed(in.getLong());
    }
    if (kind == 4 || kind == 5) {
      byte[] message = new byte[in.remaining()];
      in.get(message);
      return kind == 4 ? new SettingsTaken(message) : new SettingsRefused(message);
    }
    return null;
  }

  private static @Nullable CloseReason closed(int code) {
    for (CloseReason reason : CloseReason.values()) {
      if (reason.wireCode() == code) {
        return reason;
      }
    }
    return null;
  }

  private static ByteBuffer uuid(ByteBuffer out, UUID id) {
    return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
