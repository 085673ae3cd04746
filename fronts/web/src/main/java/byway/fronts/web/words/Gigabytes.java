package byway.fronts.web.words;

import byway.fronts.web.words.Numbers.Range;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Data as people type it: in gigabytes, of which a byte is the ninth decimal. */
public final class Gigabytes {
  /** Nobody types more than a megabyte's decimals. */
  public static final Range RANGE = Range.decimal(1_000_000, 3);

  private static final int NINE_DIGITS = 9;

  private Gigabytes() {}

  public static long bytes(BigDecimal gigabytes) {
    return gigabytes.movePointRight(NINE_DIGITS).longValueExact();
  }

  public static String inWords(BigDecimal gigabytes, Locale reader) {
    return NumberFormat.getNumberInstance(reader).format(gigabytes) + "\u00a0GB";
  }
}
