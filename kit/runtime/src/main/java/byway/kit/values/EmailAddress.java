package byway.kit.values;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * E-mail addresses (RFC 5321, and RFC 6531 for letters of every script) in the one form in which
 * they are kept and compared: the part before the at sign composed (NFC) and in small letters, the
 * domain as IDNA2008 writes it for the wire (RFC 5891), so that {@code xn--} and the letters that
 * it stands for are one. {@code java.net.IDN} is not asked: it follows IDNA2003, which turns ß, ς
 * and joiners into something else, and so names another's domain.
 */
public final class EmailAddress {
  /** Octets, RFC 5321 section 4.5.3.1. */
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST = 254;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_TYPED = 1_000;
  private static final String ACE = "xn--";

  /** Hebrew, Arabic and all that come after them; none before needs joiners. */
  private static final char FIRST_JOINED = '\u0590';

  private EmailAddress() {}

  /** None where nobody can have it. */
  public static Optional<String> normal(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    var text = PlainText.trimmed(typed).replace('\uff20', '@').replace('\ufe6b', '@');
    int at = text.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    var local = small(text.substring(0, at));
    return domain(text.substring(at + 1))
        .filter(domain -> isLocal(local))
        .map(domain -> local + "@" + domain)
        .filter(address -> octets(address) <= LONGEST);
  }

  private static String small(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static boolean isLocal(String local) {
    return octets(local) <= LONGEST_LOCAL
        && local.indexOf('@') < 0
        && joinsLetters(local)
        && local.codePoints().noneMatch(c -> PlainText.isHidden(c) || Character.isWhitespace(c))
        && local.codePoints().noneMatch(Character::isSpaceChar);
  }

  /**
   * Joiners stand after letters of scripts that need them (RFC 5892, appendix A.1 and A.2), and
   * nowhere else: there they are not seen, and make another of an address that looks the same.
   */
  private static boolean joinsLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean isJoiner = text.charAt(i) == '\u200c' || text.charAt(i) == '\u200d';
      if (isJoiner && (i == 0 || i == text.length() - 1 || !isJoined(text.charAt(i - 1)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJoined(char before) {
    return before >= FIRST_JOINED && before != '\u200c' && before != '\u200d';
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Two labels at least; an address of one is nobody's who could be written to from here. */
  private static Optional<String> domain(String typed) {
    var mapped = small(Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('\u3002', '.'));
    var labels = new ArrayList<String>();
    for (var label : mapped.split("\\.", -1)) {
      var written = label(label);
      if (written.isEmpty()) {
        return Optional.empty();
      }
      labels.add(written.get());
    }
    return labels.size() < 2 ? Optional.empty() : Optional.of(String.join(".", labels));
  }

  private static Optional<String> label(String label) {
    boolean isAscii = label.chars().allMatch(c -> c < 0x80);
    var written = isAscii ? label : ACE + Punycode.encode(label);
    boolean isOne =
        !label.isEmpty()
            && !label.startsWith("-")
            && !label.endsWith("-")
            && written.length() <= LONGEST_LABEL
            && label.codePoints().allMatch(EmailAddress::isOfALabel)
            && joinsLetters(label)
            && !isMark(label.codePointAt(0));
    return isOne ? Optional.of(written) : Optional.empty();
  }

  /** Letters, marks and digits, as RFC 5892 permits them, and the hyphen. */
  private static boolean isOfALabel(int c) {
    return c == '-'
        || switch (Character.getType(c)) {
          case Character.LOWERCASE_LETTER,
              Character.MODIFIER_LETTER,
              Character.OTHER_LETTER,
              Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.DECIMAL_DIGIT_NUMBER ->
              true;
          default -> c == '_' || c == '\u200c' || c == '\u200d' || c == '\u00b7';
        };
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
