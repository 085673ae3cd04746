package byway.charging.balances;

import byway.kit.store.Tx;
import byway.kit.values.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The books: append-only, double-entry by construction. */
final class Ledger {
  static final String BYTES = "B";

  private static final String ISSUED = "issued";
  private static final String TAKEN_BACK = "taken-back";
  private static final String PROCESSOR = "processor";
  private static final String SALES = "sales";

  private Ledger() {}

  /** One row of the books. */
  record Entry(AccountKey account, Instant at, Way way, Amount amount, Cause cause) {}

  /** From which ledger to which. */
  record Way(String from, String to) {
    Way back() {
      return new Way(to, from);
    }
  }

  /** So much of what. */
  record Amount(String unit, long units) {}

  /** Why, and for what. */
  record Cause(String reason, UUID reference) {}

  /** The row's own customer: its id is in the row, and is not written a second time. */
  private static final String CUSTOMER = "customer";

  static Entry granted(AccountKey account, Instant at, long bytes, Cause cause) {
    return new Entry(account, at, new Way(ISSUED, CUSTOMER), new Amount(BYTES, bytes), cause);
  }

  /** Bytes that one session used, of one account. */
  record Charged(AccountKey account, Instant at, long bytes, UUID sessionId) {}

  /** Taken back, or given back where it is less than nothing. */
  static Entry takenBack(AccountKey account, Instant at, long bytes, Cause cause) {
    return eitherWay(account, at, new Way(CUSTOMER, TAKEN_BACK), new Amount(BYTES, bytes), cause);
  }

  static Entry sold(AccountKey account, Instant at, Money price, UUID grantKey) {
    var amount = new Amount(price.currency(), price.minor());
    return new Entry(
        account, at, new Way(PROCESSOR, SALES), amount, new Cause("PURCHASE", grantKey));
  }

  /** Money that went back, or came again where it is less than nothing. */
  static Entry paidBack(AccountKey account, Instant at, Money value, Cause cause) {
    var amount = new Amount(value.currency(), value.minor());
    return eitherWay(account, at, new Way(SALES, PROCESSOR), amount, cause);
  }

  private static Entry eitherWay(
      AccountKey account, Instant at, Way way, Amount amount, Cause cause) {
    return amount.units > 0
        ? new Entry(account, at, way, amount, cause)
        : new Entry(account, at, way.back(), new Amount(amount.unit, -amount.units), cause);
  }

  /** Charges as they are settled: from each customer to what is used. */
  static final String POST_CHARGES =
      """
      insert into postings (tenant_id, at, account_id, from_ledger, to_ledger, unit, amount,
                            reason, reference)
      select unnest(?::uuid[]), timestamptz 'epoch' + unnest(?::bigint[]) * interval '1 microsecond',
        unnest(?::uuid[]), 'customer', 'used', 'B', unnest(?::bigint[]), 'USE', unnest(?::uuid[])
      """;

  static void bind(Arrays arrays, List<Charged> charges) throws SQLException {
    arrays
        .uuids(charges, charge -> charge.account.tenantId())
        .longs(charges, charge -> ChronoUnit.MICROS.between(Instant.EPOCH, charge.at))
        .uuids(charges, charge -> charge.account.accountId())
        .longs(charges, Charged::bytes)
        .uuids(charges, Charged::sessionId);
  }

  static void postCharges(Tx tx, List<Charged> charges) throws SQLException {
    if (!charges.isEmpty()) {
      var arrays = Arrays.of(tx, POST_CHARGES);
      bind(arrays, charges);
      arrays.execute(charges.size());
    }
  }

  /** Writes all entries in one statement. */
  static void post(Tx tx, List<Entry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    var sql =
        """
        insert into postings (tenant_id, at, account_id, from_ledger, to_ledger, unit, amount,
                              reason, reference)
        select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[],
                             ?::text[], ?::bigint[], ?::text[], ?::uuid[])
        """;
    Arrays.of(tx, sql)
        .uuids(entries, entry -> entry.account.tenantId())
        .instants(entries, Entry::at)
        .uuids(entries, entry -> entry.account.accountId())
        .texts(entries, entry -> entry.way.from)
        .texts(entries, entry -> entry.way.to)
        .texts(entries, entry -> entry.amount.unit)
        .longs(entries, entry -> entry.amount.units)
        .texts(entries, entry -> entry.cause.reason)
        .uuids(entries, entry -> entry.cause.reference)
        .execute(entries.size());
  }
}
