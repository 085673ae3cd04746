package byway.fronts.web.words;

import byway.kit.values.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures as one reader writes them, outside of templates.
 *
 * @param locale the reader's language with the region
 */
public record ForReader(Locale locale) {
  public static ForReader of(Locale reader) {
    return new ForReader(reader);
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
    return Formats.dayIn(instant.atZone(ZoneOffset.UTC).toLocalDate(), locale);
  }

  public String day(LocalDate day) {
    return Formats.dayIn(day, locale);
  }

  public String time(Instant instant) {
    return Formats.timeIn(instant, locale);
  }

  /** Empty where it has not happened. */
  public String timeOrNone(@Nullable Instant instant) {
    return instant == null ? "" : time(instant);
  }
}
