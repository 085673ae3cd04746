package byway.charging.usage.console;

import byway.kit.values.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whole days (UTC) that are looked at together.
 *
 * @param from the first of them; it has begun
 * @param days 1 to 35, which is what the parts compare
 * @param today when it is looked at
 */
public record Period(LocalDate from, int days, LocalDate today) {
  static final int MOST = 35;
  private static final int USUAL = 7;
  private static final int MONTH = 30;

  /** The ledger tells its charges three months back, which are never fewer days. */
  private static final int OLDEST = 89;

  /** So many days from a day on, or up to today; the last week where nothing is said. */
  static Period of(@Nullable LocalDate from, int days, LocalDate today) {
    int many = days == 0 ? USUAL : Math.clamp(days, 1, MOST);
    return new Period(from == null ? today.minusDays(many - 1L) : from, many, today);
  }

  /** As {@link #of}, of what somebody may have typed into the address: what cannot be is left. */
  static Period ofText(@Nullable String from, @Nullable String days, LocalDate today) {
    var first = from == null ? null : day(from);
    return of(
        first == null || first.isAfter(today) || first.isBefore(today.minusDays(OLDEST))
            ? null
            : first,
        days != null && days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0,
        today);
  }

  /** For tools, which have to be told: refuses with {@code range_invalid} what cannot be read. */
  static Period ofTool(@Nullable String from, @Nullable String days, LocalDate today) {
    var first = from == null ? null : day(from);
    if ((from != null && first == null) || (days != null && !days.matches("\\d{1,3}"))) {
      throw Refusal.invalid("range_invalid", "from is a day such as 2026-11-20, days a number");
    }
    return of(first, days == null ? 0 : Integer.parseInt(days), today);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A period that all of these days are in, as one of the usual lengths where it can be. */
  static Period around(LocalDate earliest, LocalDate latest, LocalDate today) {
    long back = ChronoUnit.DAYS.between(earliest, today) + 1;
    if (back <= USUAL) {
      return of(null, USUAL, today);
    }
    if (back <= MONTH || back > OLDEST) {
      return of(null, MONTH, today);
    }
    long span = ChronoUnit.DAYS.between(earliest, latest) + 1;
    return of(earliest, (int) Math.clamp(span, 1, MOST), today);
  }

  /** How many days back the first one is: sessions are compared from then on. */
  int back() {
    return (int) Math.clamp(ChronoUnit.DAYS.between(from, today) + 1, 1, MOST);
  }

  public LocalDate last() {
    var last = from.plusDays(days - 1L);
    return last.isAfter(today) ? today : last;
  }

  /** The last so many days. */
  public boolean isLast(int many) {
    return days == many && from.equals(today.minusDays(many - 1L));
  }

  public boolean isUpToToday() {
    return !from.plusDays(days).isBefore(today.plusDays(1));
  }

  /** Whether the days before these can be asked for. */
  public boolean hasEarlier() {
    return !earlier().from().isBefore(today.minusDays(OLDEST));
  }

  public Period earlier() {
    return new Period(from.minusDays(days), days, today);
  }

  public Period later() {
    var next = from.plusDays(days);
    var latest = today.minusDays(days - 1L);
    return new Period(next.isAfter(latest) ? latest : next, days, today);
  }

  /** As the end of an address. */
  public String query() {
    return "?from=" + from + "&days=" + days;
  }
}
