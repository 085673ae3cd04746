package byway.hotspot.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes the parts messages are made of. */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  WireWriter octet(int value) {
    out.write(value);
    return this;
  }

  WireWriter code(WireCode code) {
    return octet(code.wireCode());
  }

  /** Seven bits an octet, lowest first, the high bit on all but the last. */
  WireWriter varint(long value) {
    long rest = value;
    while (rest > 0x7F) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  WireWriter time(long epochSeconds) {
    return varint(epochSeconds == 0 ? 0 : epochSeconds - ProtocolLimits.EPOCH_SECONDS);
  }

  WireWriter bits(long value, int octets) {
    for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  WireWriter uuid(UUID id) {
    return bits(id.getMostSignificantBits(), 8).bits(id.getLeastSignificantBits(), 8);
  }

  WireWriter mac(MacAddress mac) {
    return bits(mac.bits(), 6);
  }

  WireWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  byte[] toBytes() {
    if (out.size() > ProtocolLimits.PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "message of " + out.size() + " bytes, more than " + ProtocolLimits.PAYLOAD_BYTES);
    }
    return out.toByteArray();
  }
}
