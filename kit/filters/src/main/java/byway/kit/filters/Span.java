package byway.kit.filters;

import byway.kit.filters.Kind.Unreadable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as it is typed, which is never a point: a day has 24 hours, or 23 or 25. So "after a day"
 * is after its end, and "on it" is within.
 *
 * @param to exclusive
 */
record Span(Instant from, Instant to) {
  private static final Pattern AGO = Pattern.compile("([0-9]{1,4})([mhd])");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MOMENT =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:[0-9]{2})?(\\.[0-9]{1,6})?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})?");
  private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final String[] EXAMPLES = {
    "2026-03-01", "2026-03", "2026-03-01T18:30", "7d", "12h"
  };

  /**
   * @param zone of who typed it
   */
  static Span read(String typed, Instant now, ZoneId zone) throws Unreadable {
    try {
      var span = of(typed, now, zone);
      if (span.from.isAfter(EARLIEST) && span.to.isBefore(LATEST)) {
        return span;
      }
    } catch (DateTimeException e) {
      // such as a 30th of February, refused with the others
    }
    throw unreadable();
  }

  private static Span of(String typed, Instant now, ZoneId zone) throws Unreadable {
    var ago = AGO.matcher(typed);
    if (ago.matches()) {
      return moment(now.minus(duration(ago)).truncatedTo(ChronoUnit.MICROS));
    }
    if (MONTH.matcher(typed).matches()) {
      var month = YearMonth.parse(typed);
      return days(month.atDay(1), month.plusMonths(1).atDay(1), zone);
    }
    if (DAY.matcher(typed).matches()) {
      var day = LocalDate.parse(typed);
      return days(day, day.plusDays(1), zone);
    }
    var moment = MOMENT.matcher(typed);
    if (!moment.matches() || (moment.group(2) == null && moment.group(3) != null)) {
      throw unreadable();
    }
    var digits = typed.substring(0, moment.start(4) < 0 ? typed.length() : moment.start(4));
    var offset = moment.group(4) == null ? zone : ZoneOffset.of(moment.group(4));
    var from = LocalDateTime.parse(digits).atZone(offset).toInstant();
    if (moment.group(3) != null) {
      return moment(from);
    }
    return new Span(from, from.plusSeconds(moment.group(2) == null ? 60 : 1));
  }

  private static Unreadable unreadable() {
    return new Unreadable("a time is needed here", EXAMPLES);
  }

  private static Duration duration(Matcher ago) {
    long many = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "m" -> Duration.ofMinutes(many);
      case "h" -> Duration.ofHours(many);
      default -> Duration.ofDays(many);
    };
  }

  private static Span days(LocalDate from, LocalDate to, ZoneId zone) {
    return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
  }

  private static Span moment(Instant at) {
    return new Span(at, at.plus(1, ChronoUnit.MICROS));
  }
}
