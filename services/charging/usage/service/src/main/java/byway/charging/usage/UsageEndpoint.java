package byway.charging.usage;

import byway.charging.usage.Records.Numbered;
import byway.charging.usage.Records.Place;
import byway.charging.usage.api.Usage;
import byway.charging.usage.api.UsageDay;
import byway.charging.usage.api.UsageHour;
import byway.charging.usage.api.UsageRecord;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(UsageEndpoint.class)
class UsageEndpoint implements Usage {
  private static final int USUAL_DAYS = 31;
  private static final int MOST_DAYS = 400;
  private static final int USUAL_HOURS = 24;
  private static final int MOST_HOURS = 24 * 32;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final UsageStore store;

  UsageEndpoint(UsageStore store) {
    this.store = store;
  }

  @Override
  public List<UsageDay> accountDays(UUID accountId, @Nullable LocalDate from, int days) {
    var first = checked(from);
    var end = first.plusDays(bounded(days, USUAL_DAYS, MOST_DAYS));
    return store.read(tx -> History.accountDays(tx, accountId, first, end));
  }

  @Override
  public List<UsageHour> accountHours(UUID accountId, @Nullable Instant from, int hours) {
    if (from == null || from.isBefore(start(EARLIEST)) || from.isAfter(start(LATEST))) {
      throw outOfRange();
    }
    var first = from.truncatedTo(ChronoUnit.HOURS);
    var end = first.plus(Duration.ofHours(bounded(hours, USUAL_HOURS, MOST_HOURS)));
    return store.read(tx -> History.accountHours(tx, accountId, first, end));
  }

  @Override
  public List<UsageDay> deviceDays(UUID deviceId, @Nullable LocalDate from, int days) {
    var first = checked(from);
    var end = first.plusDays(bounded(days, USUAL_DAYS, MOST_DAYS));
    return store.read(tx -> History.deviceDays(tx, deviceId, first, end));
  }

  @Override
  public Page<UsageRecord> records(UUID accountId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var before = cursor == null ? null : Place.parse(cursor);
    var page =
        Page.of(
            store.read(tx -> Records.newest(tx, Context.tenantId(), accountId, before, most + 1)),
            most,
            Numbered::cursor);
    return new Page<>(page.items().stream().map(Numbered::record).toList(), page.next());
  }

  /** A query parameter that was left out is none. */
  private static LocalDate checked(@Nullable LocalDate from) {
    if (from == null || from.isBefore(EARLIEST) || from.isAfter(LATEST)) {
      throw outOfRange();
    }
    return from;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Refusal outOfRange() {
    return Refusal.invalid("range_invalid", "from is missing, or out of the years 2000 to 2199");
  }

  private static int bounded(int asked, int usual, int most) {
    return asked <= 0 ? usual : Math.min(asked, most);
  }
}
