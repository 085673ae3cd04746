package byway.kit.values;

import java.util.Optional;

/** Link addresses (IEEE 802), which every vendor writes in a way of its own. */
public final class MacAddress {
  private static final int DIGITS = 12;
  private static final int LONGEST = 17;
  private static final String NOBODYS = "00:00:00:00:00:00";

  private MacAddress() {}

  /**
   * One device's, as six bytes in lower-case hexadecimal with colons. None where it is not twelve
   * hexadecimal digits, with or without colons, dashes, dots or blanks between them, and where it
   * can be no single device's: all zeros, and addresses of groups (the I/G bit).
   */
  public static Optional<String> ofDevice(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    // hundreds are read at a time, and nearly all of them are plain
    var text = typed.chars().allMatch(c -> c < 0x80) ? typed : TypedCodes.plain(typed);
    var normal = new StringBuilder(LONGEST);
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '-' || c == '.' || c == ' ') {
        continue;
      }
      int digit = c > 'f' ? -1 : Character.digit(c, 16);
      if (digit < 0 || digits == DIGITS || (digits == 1 && (digit & 1) != 0)) {
        return Optional.empty();
      }
      if (digits > 0 && digits % 2 == 0) {
        normal.append(':');
      }
      normal.append(Character.forDigit(digit, 16));
      digits++;
    }
    var mac = normal.toString();
    return digits == DIGITS && !mac.equals(NOBODYS) ? Optional.of(mac) : Optional.empty();
  }
}
