package byway.fronts.web.words;

import byway.kit.values.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures as one reader writes them, outside of templates.
 *
 * @param locale the reader's language with the region
 * @param zone in which times are told, and said
 */
public record ForReader(Locale locale, ZoneId zone) {
  public static ForReader of(Locale reader) {
    return new ForReader(reader, Formats.UTC);
  }

  public String bytes(long bytes) {
    return Formats.bytesIn(bytes, locale);
  }

  public String money(Money money) {
    return Formats.moneyIn(money, locale);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  public String date(Instant instant) {
    return Formats.dayIn(instant.atZone(zone).toLocalDate(), locale);
  }

  public String day(LocalDate day) {
    return Formats.dayIn(day, locale);
  }

  public String time(Instant instant) {
    return Formats.timeIn(instant, locale, zone);
  }

  /** Empty where it has not happened. */
  public String timeOrNone(@Nullable Instant instant) {
    return instant == null ? "" : time(instant);
  }
}
