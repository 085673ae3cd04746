package byway.operations.flags.api.asking;

import java.net.InetAddress;
import java.util.Optional;

/** Addresses that begin alike (RFC 4632); a single one is a range of one. */
final class AddressRange {
  private final byte[] address;
  private final int bits;

  private AddressRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  static Optional<AddressRange> of(String text) {
    var parts = text.strip().split("/", -1);
    var address = address(parts[0]);
    if (address.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int all = address.get().length * 8;
    if (parts.length == 1) {
      return Optional.of(new AddressRange(address.get(), all));
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
      return Optional.empty();
    }
    return Optional.of(new AddressRange(address.get(), Integer.parseInt(parts[1])));
  }

  /** Its bytes; none of what is no address as it is written, so no name is ever looked up. */
  static Optional<byte[]> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.strip()).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(byte[] other) {
    if (other.length != address.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((address[i / 8] & mask) != (other[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
