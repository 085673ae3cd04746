package byway.charging.usage;

import byway.charging.usage.api.UsageDay;
import byway.charging.usage.api.UsageHour;
import byway.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The roll-ups of the tenant whose transaction it is. */
final class History {
  private History() {}

  static List<UsageDay> accountDays(Tx tx, UUID accountId, LocalDate from, LocalDate to) {
    return days(tx, "account_days where account_id = :of", accountId, from, to);
  }

  static List<UsageDay> deviceDays(Tx tx, UUID deviceId, LocalDate from, LocalDate to) {
    return days(tx, "device_days where device_id = :of", deviceId, from, to);
  }

  private static List<UsageDay> days(Tx tx, String source, UUID of, LocalDate from, LocalDate to) {
    return tx.query(
            "select day, bytes_up, bytes_down from "
                + source
                + " and day >= :from and day < :to order by day")
        .bind("of", of)
        .bind("from", from)
        .bind("to", to)
        .mapTo(UsageDay.class)
        .list();
  }

  static List<UsageHour> accountHours(Tx tx, UUID accountId, Instant from, Instant to) {
    return tx.query(
            """
            select hour, bytes_up, bytes_down from account_hours
            where account_id = :of and hour >= :from and hour < :to order by hour
            """)
        .bind("of", accountId)
        .bind("from", from)
        .bind("to", to)
        .mapTo(UsageHour.class)
        .list();
  }
}
