package byway.hotspot.protocol;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The link address of a client device, six bytes.
 *
 * @param bits the 48 bits, first octet highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
  private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

  public MacAddress {
    ProtocolLimits.range("mac", bits, 0, 0xFFFF_FFFF_FFFFL);
  }

  /** From six pairs of hexadecimal digits with colons or hyphens between. */
  public static MacAddress parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("not a MAC address");
    }
    return new MacAddress(Long.parseLong(text.replaceAll("[:-]", ""), 16));
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  /** Lower case with colons, as {@code 02:00:5e:10:00:01}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%012x", bits).replaceAll("(..)(?!$)", "$1:");
  }
}
