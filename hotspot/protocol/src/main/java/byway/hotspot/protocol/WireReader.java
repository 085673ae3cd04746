package byway.hotspot.protocol;

import byway.hotspot.protocol.MalformedMessage.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads the parts messages are made of, and trusts none of them. */
final class WireReader {
  private final ByteBuffer in;

  WireReader(byte[] payload) {
    in = ByteBuffer.wrap(payload);
  }

  int octet() throws MalformedMessage {
    need(1);
    return in.get() & 0xFF;
  }

  long varint(String name, long min, long max) throws MalformedMessage {
    long value = 0;
    // Nine octets carry 63 bits: more than any limit, and never a negative number.
    for (int shift = 0; shift < 63; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        if (octet == 0 && shift > 0) {
          throw new MalformedMessage(Reason.BAD_VARINT, name + " has more octets than it needs");
        }
        return range(name, value, min, max);
      }
    }
    throw new MalformedMessage(Reason.BAD_VARINT, name + " has more than nine octets");
  }

  long counter(String name) throws MalformedMessage {
    return varint(name, 0, ProtocolLimits.COUNTER_BYTES);
  }

  int rate() throws MalformedMessage {
    return (int) varint("rateLimitKbps", 0, ProtocolLimits.RATE_KBPS);
  }

  long time(String name) throws MalformedMessage {
    long offset = varint(name, 0, ProtocolLimits.LAST_EPOCH_SECONDS - ProtocolLimits.EPOCH_SECONDS);
    return offset == 0 ? 0 : offset + ProtocolLimits.EPOCH_SECONDS;
  }

  int count(String name, int min, int max) throws MalformedMessage {
    long count = varint(name, 0, Long.MAX_VALUE);
    if (count < min || count > max) {
      throw new MalformedMessage(Reason.BAD_COUNT, name + " is " + count);
    }
    return (int) count;
  }

  static long range(String name, long value, long min, long max) throws MalformedMessage {
    if (value < min || value > max) {
      throw new MalformedMessage(Reason.OUT_OF_RANGE, name + " is " + value);
    }
    return value;
  }

  UUID uuid() throws MalformedMessage {
    need(16);
    return new UUID(in.getLong(), in.getLong());
  }

  MacAddress mac() throws MalformedMessage {
    need(6);
    return new MacAddress(((in.getShort() & 0xFFFFL) << 32) | (in.getInt() & 0xFFFF_FFFFL));
  }

  <E extends WireCode> E code(E[] known) throws MalformedMessage {
    int code = octet();
    for (E value : known) {
      if (value.wireCode() == code) {
        return value;
      }
    }
    throw new MalformedMessage(Reason.UNKNOWN_CODE, "code " + code);
  }

  String text(String name, int min, int max) throws MalformedMessage {
    int length = (int) varint(name + " length", min, max);
    need(length);
    try {
      ByteBuffer bytes = in.slice(in.position(), length);
      in.position(in.position() + length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notText) {
      throw new MalformedMessage(Reason.BAD_TEXT, name + " is not UTF-8");
    }
  }

  String token(String name) throws MalformedMessage {
    String token = text(name, 1, ProtocolLimits.TOKEN_CHARS);
    if (!Tokens.valid(token)) {
      throw new MalformedMessage(Reason.BAD_TEXT, name + " is not a token");
    }
    return token;
  }

  /** Where a message may end, or go on with what was added later. */
  boolean isAtEnd() {
    return !in.hasRemaining();
  }

  void end() throws MalformedMessage {
    if (in.hasRemaining()) {
      throw new MalformedMessage(Reason.TRAILING_BYTES, in.remaining() + " bytes too many");
    }
  }

  private void need(int bytes) throws MalformedMessage {
    if (in.remaining() < bytes) {
      throw new MalformedMessage(
          Reason.TRUNCATED, "needs " + bytes + " more bytes, has " + in.remaining());
    }
  }
}
