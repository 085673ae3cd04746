package byway.kit.values;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * Codes as people type them: with gaps and dashes of every kind, in full-width or another script's
 * digits, with marks that keyboards and chat programs put in, and with letters and digits that are
 * mistaken for one another.
 */
public final class TypedCodes {
  /** Longer than any code with a gap after each character. */
  private static final int LONGEST = 200;

  private TypedCodes() {}

  /** A code of digits, in ASCII; what cannot be meant for a digit stays, so that it is wrong. */
  public static String digits(String typed) {
    var code = new StringBuilder();
    plain(typed)
        .codePoints()
        .forEach(
            c ->
                code.appendCodePoint(
                    switch (c) {
                      case 'O', 'o' -> '0';
                      case 'I', 'i', 'l', 'L', '|' -> '1';
                      default -> c;
                    }));
    return code.toString();
  }

  /** Without anything between its characters, and every digit and letter in its plain form. */
  public static String plain(String typed) {
    if (typed.length() > LONGEST) {
      return "";
    }
    var code = new StringBuilder();
    Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .codePoints()
        .filter(((IntPredicate) TypedCodes::isBetween).negate())
        .forEach(
            c -> {
              int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
              code.appendCodePoint(digit < 0 ? c : '0' + digit);
            });
    return code.toString();
  }

  /** Blanks, dashes, invisible marks, and the full stops that some keyboards make of two blanks. */
  private static boolean isBetween(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '.'
        || c == '_'
        || c == '\u2212' // minus
        || c == '\u30fc' // what a Japanese keyboard makes of a hyphen
        || switch (Character.getType(c)) {
          case Character.DASH_PUNCTUATION, Character.FORMAT -> true;
          default -> false;
        };
  }
}
