package byway.charging.usage;

import byway.charging.balances.api.ChargedDay;
import byway.charging.balances.api.Charges;
import byway.charging.usage.api.UsageReconciliation.Difference;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether each charge of the ledger came to the history, and came once: account by account. */
final class CompareHistory {
  /** The news of a charge takes no longer; what takes longer is in the dead letters. */
  static final Duration ON_THE_WAY = Duration.ofHours(1);

  private static final int A_PAGE = 1_000;
  private static final UUID FIRST = new UUID(0, 0);

  private final UsageStore store;
  private final Charges charges;
  private final Instant now;
  private final List<Difference> explained = new ArrayList<>();
  private final List<Difference> unexplained = new ArrayList<>();
  private long charged;
  private long known;

  CompareHistory(UsageStore store, Charges charges, Instant now) {
    this.store = store;
    this.charges = charges;
    this.now = now;
  }

  long charged() {
    return charged;
  }

  long known() {
    return known;
  }

  List<Difference> explained() {
    return explained;
  }

  List<Difference> unexplained() {
    return unexplained;
  }

  /** Page by page of the ledger, each with the same stretch of accounts in the history. */
  void day(LocalDate day) {
    @Nullable UUID after = null;
    @Nullable String cursor = null;
    do {
      var page = charges.of(day, A_PAGE, cursor);
      cursor = page.next();
      var last = cursor == null ? null : UUID.fromString(cursor);
      var from = after;
      compare(day, page.items(), store.read(tx -> history(tx, day, from, last)));
      after = last;
    } while (cursor != null);
  }

  private void compare(LocalDate day, List<ChargedDay> ledger, List<ChargedDay> history) {
    Map<UUID, Long> left = new HashMap<>();
    history.forEach(row -> left.put(row.accountId(), row.bytes()));
    for (var row : ledger) {
      long found = left.getOrDefault(row.accountId(), 0L);
      left.remove(row.accountId());
      note(day, row.accountId(), row.bytes(), found);
    }
    left.forEach((account, found) -> note(day, account, 0, found));
  }

  private void note(LocalDate day, UUID account, long ledger, long found) {
    charged += ledger;
    known += found;
    if (ledger != found) {
      boolean fresh =
          day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).isAfter(now.minus(ON_THE_WAY));
      var reason = fresh ? "under_way" : found < ledger ? "history_lacks" : "history_has_more";
      (fresh ? explained : unexplained)
          .add(new Difference(account, null, day, ledger, found, reason));
    }
  }

  /** Accounts after one and up to another; from the first where it is none, or to the last. */
  private static List<ChargedDay> history(
      Tx tx, LocalDate day, @Nullable UUID after, @Nullable UUID upTo) {
    return tx.query(
            """
            select account_id, bytes_up + bytes_down as bytes from account_days
            where day = :day and (account_id > :after or :first) and (account_id <= :to or :last)
            """)
        .bind("day", day)
        .bind("after", after == null ? FIRST : after)
        .bind("first", after == null)
        .bind("to", upTo == null ? FIRST : upTo)
        .bind("last", upTo == null)
        .mapTo(ChargedDay.class)
        .list();
  }
}
