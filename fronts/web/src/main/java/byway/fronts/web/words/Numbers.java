package byway.fronts.web.words;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people type them, in the manner in which the page writes them to the same
 * reader: {@code 1,234.50} in English, {@code 1.234,50} in Dutch and Spanish. Groups are of three
 * or they are none; blanks and apostrophes group as well, and digits may be of any script. What
 * could mean two things is refused, never guessed: {@code 75.000} on an English page.
 */
public final class Numbers {
  private static final int LONGEST = 40;
  private static final int GROUP = 3;
  private static final Pattern SPACES = Pattern.compile("[ \\u00a0\\u2007\\u2009\\u202f]");
  private static final Pattern APOSTROPHES = Pattern.compile("['\\u2019\\uff07]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern MINUS = Pattern.compile("^[-\\u2212\\u2013\\ufe63\\uff0d].*");

  private Numbers() {}

  /** What may be typed. */
  public record Range(BigDecimal least, BigDecimal most, int decimals, @Nullable String currency) {
    public static Range whole(long least, long most) {
      return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0, null);
    }

    /** More than nothing. */
    public static Range decimal(long most, int decimals) {
      return new Range(smallest(decimals), BigDecimal.valueOf(most), decimals, null);
    }

    /** A price of more than nothing, in as many decimals as the currency has (ISO 4217). */
    public static Range price(String currency, long most) {
      int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
      return new Range(smallest(decimals), BigDecimal.valueOf(most), decimals, currency);
    }

    private static BigDecimal smallest(int decimals) {
      return BigDecimal.ONE.movePointLeft(decimals);
    }
  }

  /** What is wrong with what was typed. */
  public enum Wrong {
    /** Nothing, or not a number. */
    NONE,
    /** It could mean two things, or is grouped as nobody groups. */
    UNCLEAR,
    /** More decimals than there are. */
    FINE,
    SMALL,
    LARGE
  }

  /** What was understood. */
  public sealed interface Read {
    /**
     * @param isPlain typed so that it need not be shown before it counts: without groups or signs
     */
    record Number(BigDecimal value, boolean isPlain) implements Read {}

    record Problem(Wrong wrong) implements Read {}
  }

  public static Read read(String typed, Locale reader, Range range) {
    var bare = typed.strip();
    if (bare.isEmpty() || bare.length() > LONGEST) {
      return new Read.Problem(bare.isEmpty() ? Wrong.NONE : Wrong.LARGE);
    }
    var text = ascii(withoutSign(bare, reader, range.currency));
    if (MINUS.matcher(text).matches()) {
      var rest = read(text.substring(1), reader, range);
      return new Read.Problem(rest instanceof Read.Number ? Wrong.SMALL : wrong(rest));
    }
    var symbols = DecimalFormatSymbols.getInstance(reader);
    char point = symbols.getDecimalSeparator();
    var other = point == '.' ? "," : ".";
    var halves = text.split(Pattern.quote(String.valueOf(point)), -1);
    if (!text.matches("[\\d.,\\s']*") || !text.matches(".*\\d.*")) {
      return new Read.Problem(Wrong.NONE);
    }
    if (halves.length > 2) {
      return new Read.Problem(Wrong.UNCLEAR);
    }
    var whole = halves[0].isEmpty() ? "0" : ungrouped(halves[0], other);
    var decimals = halves.length == 2 ? halves[1] : "";
    boolean hasNoDecimals = halves.length == 2 && !DIGITS.matcher(decimals).matches();
    if (whole == null || hasNoDecimals || looksGrouped(halves, range)) {
      return new Read.Problem(Wrong.UNCLEAR);
    }
    var value = new BigDecimal(decimals.isEmpty() ? whole : whole + "." + decimals);
    boolean isPlain = bare.equals(text) && halves[0].equals(whole);
    return judged(value, isPlain, range);
  }

  private static Wrong wrong(Read read) {
    return read instanceof Read.Problem(var wrong) ? wrong : Wrong.NONE;
  }

  private static Read judged(BigDecimal value, boolean isPlain, Range range) {
    if (value.stripTrailingZeros().scale() > range.decimals) {
      return new Read.Problem(Wrong.FINE);
    }
    if (value.compareTo(range.least) < 0) {
      return new Read.Problem(Wrong.SMALL);
    }
    return value.compareTo(range.most) > 0
        ? new Read.Problem(Wrong.LARGE)
        : new Read.Number(value, isPlain);
  }

  /** As others write thousands, where this field has no such thousandths by nature. */
  private static boolean looksGrouped(String[] halves, Range range) {
    boolean isOfThree = range.currency != null && range.decimals == GROUP;
    return halves.length == 2
        && !isOfThree
        && halves[1].length() == GROUP
        && halves[0].matches("[1-9]\\d{0,2}");
  }

  /** The digits of groups of three with one sign between; null where they are none. */
  private static @Nullable String ungrouped(String text, String sign) {
    if (DIGITS.matcher(text).matches()) {
      return text;
    }
    for (var between : List.of(sign, " ", "'")) {
      if (text.matches("[1-9]\\d{0,2}(" + Pattern.quote(between) + "\\d{3})+")) {
        return text.replace(between, "");
      }
    }
    return null;
  }

  /** The currency's code or sign may stand before or after; another's is no number. */
  private static String withoutSign(String text, Locale reader, @Nullable String currency) {
    if (currency == null) {
      return text;
    }
    var known = Currency.getInstance(currency);
    for (var sign :
        List.of(
            currency,
            known.getSymbol(reader),
            known.getSymbol(reader.stripExtensions()),
            known.getSymbol(Locale.of(reader.getLanguage(), currency.substring(0, 2))),
            NARROW.getOrDefault(currency, currency))) {
      if (text.regionMatches(true, 0, sign, 0, sign.length())) {
        return strip(text.substring(sign.length()));
      }
      int rest = text.length() - sign.length();
      if (rest >= 0 && text.regionMatches(true, rest, sign, 0, sign.length())) {
        return strip(text.substring(0, rest));
      }
    }
    return text;
  }

  private static final Map<String, String> NARROW =
      Map.of("EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥", "INR", "₹", "KRW", "₩");

  private static String strip(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String ascii(String text) {
    var ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isDigit(point)) {
                ascii.append(Character.digit(point, 10));
              } else {
                ascii.appendCodePoint(
                    switch (point) {
                      case 0x066B, 0xFF0E -> '.';
                      case 0x066C, 0xFF0C -> ',';
                      default -> point;
                    });
              }
            });
    return APOSTROPHES.matcher(SPACES.matcher(ascii).replaceAll(" ")).replaceAll("'").strip();
  }
}
