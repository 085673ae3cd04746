package byway.fronts.web.words;

import byway.kit.values.Money;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * Bytes, money and dates in the reader's manner; in templates {@code {fmt:bytes(n)}}. Times are in
 * the operator's time zone, or UTC, and say so, because the server does not know the reader's
 * clock.
 */
@TemplateExtension(namespace = "fmt")
public final class Formats {
  /** The reader's language and region, as the attribute of a template. */
  public static final String READER = "reader";

  /** The operator's time zone, as the attribute of a template. */
  public static final String ZONE = "zone";

  static final ZoneId UTC = ZoneId.of("UTC");

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Formats() {}

  static String bytes(long bytes, @TemplateAttribute(READER) Object locale) {
    return bytesIn(bytes, (Locale) locale);
  }

  static String money(Money money, @TemplateAttribute(READER) Object locale) {
    return moneyIn(money, (Locale) locale);
  }

  static String number(int number, @TemplateAttribute(READER) Object locale) {
    return number((long) number, locale);
  }

  static String number(long number, @TemplateAttribute(READER) Object locale) {
    return NumberFormat.getIntegerInstance((Locale) locale).format(number);
  }

  /** One figure behind the mark. */
  static String decimal(double number, @TemplateAttribute(READER) Object locale) {
    var format = NumberFormat.getNumberInstance((Locale) locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(number);
  }

  static String date(
      Instant instant,
      @TemplateAttribute(READER) Object locale,
      @TemplateAttribute(ZONE) Object zone) {
    return dayIn(LocalDate.ofInstant(instant, (ZoneId) zone), (Locale) locale);
  }

  static String time(
      Instant instant,
      @TemplateAttribute(READER) Object locale,
      @TemplateAttribute(ZONE) Object zone) {
    return timeIn(instant, (Locale) locale, (ZoneId) zone);
  }

  static String day(LocalDate day, @TemplateAttribute(READER) Object locale) {
    return dayIn(day, (Locale) locale);
  }

  /** How much of it that is, from 0 to 100. */
  static int percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp(Math.round(100.0 * part / whole), 0, 100);
  }

  /** Where the surface of water stands in the drawing of a glass (tag {@code tank}). */
  static int level(int percent) {
    return percent <= 0
        ? 130
        : Math.toIntExact(Math.round(108 - 0.86 * Math.clamp(percent, 4, 100)));
  }

  /** Hours and minutes (UTC). */
  static String clock(Instant instant, @TemplateAttribute(READER) Object locale) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale((Locale) locale)
        .format(instant.atZone(ZoneOffset.UTC));
  }

  /**
   * Three figures and a decimal unit (1 MB is a million bytes), never more than there is: 1.25 GB,
   * 812 MB, 64 kB.
   */
  public static String bytesIn(long bytes, Locale locale) {
    if (bytes == 0) {
      return "0\u00a0MB";
    }
    var value = BigDecimal.valueOf(bytes);
    int unit = 0;
    while (value.abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
      value = value.movePointLeft(3);
      unit++;
    }
    int whole = value.abs().toBigInteger().toString().length();
    var short3 = value.setScale(unit == 0 ? 0 : Math.max(0, 3 - whole), RoundingMode.DOWN);
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(short3) + "\u00a0" + UNITS[unit];
  }

  /** With the currency's symbol; whole amounts without decimals. */
  public static String moneyIn(Money money, Locale locale) {
    var currency = Currency.getInstance(money.currency());
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    var amount = BigDecimal.valueOf(money.minor(), digits);
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int shown = amount.stripTrailingZeros().scale() <= 0 ? 0 : digits;
    format.setMinimumFractionDigits(shown);
    format.setMaximumFractionDigits(shown);
    return format.format(amount);
  }

  public static String dayIn(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
  }

  public static String timeIn(Instant instant, Locale locale, ZoneId zone) {
    var there = instant.atZone(zone);
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .format(there)
        + " "
        + DateTimeFormatter.ofPattern("zzz", locale).format(there);
  }
}
