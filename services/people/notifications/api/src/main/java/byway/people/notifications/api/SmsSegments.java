package byway.people.notifications.api;

/**
 * How a text travels as text messages (3GPP TS 23.038 and 23.040): each part is paid for.
 *
 * @param characters as the alphabet counts them; a few signs of GSM's count twice
 * @param unicode whether one letter is beyond GSM's alphabet, so that less fits in a part
 */
public record SmsSegments(int segments, int characters, boolean unicode) {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€\f";
  private static final int ALONE = 160;
  private static final int JOINED = 153;
  private static final int ALONE_UNICODE = 70;
  private static final int JOINED_UNICODE = 67;

  public static SmsSegments of(String text) {
    boolean unicode =
        !text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    int alone = unicode ? ALONE_UNICODE : ALONE;
    int joined = unicode ? JOINED_UNICODE : JOINED;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      length += size(text.charAt(i), unicode);
    }
    if (length <= alone) {
      return new SmsSegments(text.isEmpty() ? 0 : 1, length, unicode);
    }
    int parts = 1;
    int inPart = 0;
    for (int i = 0; i < text.length(); ) {
      // neither an escaped sign nor a pair of surrogates is torn apart
      int units = unicode ? Character.charCount(text.codePointAt(i)) : 1;
      int size = unicode ? units : size(text.charAt(i), false);
      if (inPart + size > joined) {
        parts++;
        inPart = 0;
      }
      inPart += size;
      i += units;
    }
    return new SmsSegments(parts, length, unicode);
  }

  private static int size(char c, boolean unicode) {
    return !unicode && EXTENDED.indexOf(c) >= 0 ? 2 : 1;
  }
}
