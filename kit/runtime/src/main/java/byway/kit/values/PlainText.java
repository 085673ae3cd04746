package byway.kit.values;

import java.text.Normalizer;
import java.util.Optional;

/** Names and other single lines that people write, in the one form in which they are kept. */
public final class PlainText {
  /** Letters and signs that look like nothing: fillers of Hangul, and the blank of Braille. */
  private static final String FILLERS = "\u115f\u1160\u3164\uffa0\u2800";

  /** With these a flag says of which part of a country it is. */
  private static final int FIRST_TAG = 0xE0020;

  private static final int LAST_TAG = 0xE007F;

  private PlainText() {}

  /**
   * Composed (NFC), without blanks of any kind around it.
   *
   * @param most characters, as people count them: code points
   * @return none where it is longer, or has something in it that is not seen and changes how the
   *     rest is read
   */
  public static Optional<String> line(String typed, int most) {
    // a character is two units at most, and composing makes none longer than three times as long
    if (typed.length() > 8L * most + 100) {
      return Optional.empty();
    }
    var text = trimmed(Normalizer.normalize(typed, Normalizer.Form.NFC));
    return text.codePointCount(0, text.length()) <= most
            && text.codePoints().noneMatch(PlainText::isHidden)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Without blanks of any kind around it, nor marks that are not seen. */
  public static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && isBlank(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(int c) {
    return (Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || c == '\u200b'
            || c == '\ufeff'
            || FILLERS.indexOf(c) >= 0)
        && !(Character.isISOControl(c) && c == '\0');
  }

  /**
   * Controls, halves of characters, ends of lines, and whatever else is not seen (Unicode's format
   * characters, such as marks that turn the direction of what follows, UAX 9), with which one name
   * is made to look like another. Joiners stay, since some scripts need them, and so do the signs
   * of some scripts that are seen, and what flags are made of.
   */
  static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !isSeen(c);
      default -> FILLERS.indexOf(c) >= 0;
    };
  }

  private static boolean isSeen(int c) {
    return c == '\u200c'
        || c == '\u200d'
        || (c >= '\u0600' && c <= '\u0605')
        || c == '\u06dd'
        || c == '\u070f'
        || c == '\u0890'
        || c == '\u0891'
        || c == '\u08e2'
        || (c >= FIRST_TAG && c <= LAST_TAG);
  }
}
