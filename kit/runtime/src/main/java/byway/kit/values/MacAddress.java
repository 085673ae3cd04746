package byway.kit.values;

import java.util.Optional;

/** Link addresses (IEEE 802), which every vendor writes in a way of its own. */
public final class MacAddress {
  private static final int DIGITS = 12;
  private static final int LONGEST = 17;

  private MacAddress() {}

  /**
   * Six bytes in lower-case hexadecimal with colons; none where it is not twelve hexadecimal
   * digits, with or without colons, hyphens or dots between them.
   */
  public static Optional<String> normal(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var normal = new StringBuilder(LONGEST);
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = Character.digit(c, 16);
      if (digit < 0 || c > 'f') {
        if (c != ':' && c != '-' && c != '.') {
          return Optional.empty();
        }
        continue;
      }
      if (digits == DIGITS) {
        return Optional.empty();
      }
      if (digits > 0 && digits % 2 == 0) {
        normal.append(':');
      }
      normal.append(Character.forDigit(digit, 16));
      digits++;
    }
    return digits == DIGITS ? Optional.of(normal.toString()) : Optional.empty();
  }
}
