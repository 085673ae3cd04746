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
  record Entry(
      UUID tenantId,
      Instant at,
      UUID accountId,
      String from,
      String to,
      String unit,
      long amount,
      String reason,
      UUID reference) {}

  /** The row's own customer: its id is in the row, and is not written a second time. */
  private static final String CUSTOMER = "customer";

  static Entry granted(
      UUID tenantId, Instant at, UUID account, long bytes, String reason, UUID grantKey) {
    return new Entry(tenantId, at, account, ISSUED, CUSTOMER, BYTES, bytes, reason, grantKey);
  }

  /** Bytes that one session used, of one account. */
  record Charged(UUID tenantId, Instant at, UUID accountId, long bytes, UUID sessionId) {}

  /** Taken back, or given back where it is less than nothing. */
  static Entry takenBack(
      UUID tenantId, Instant at, UUID account, long bytes, String reason, UUID grantKey) {
    return bytes > 0
        ? new Entry(tenantId, at, account, CUSTOMER, TAKEN_BACK, BYTES, bytes, reason, grantKey)
        : new Entry(tenantId, at, account, TAKEN_BACK, CUSTOMER, BYTES, -bytes, reason, grantKey);
  }

  static Entry sold(
      UUID tenantId, Instant at, UUID account, long minor, String currency, UUID grantKey) {
    return new Entry(
        tenantId, at, account, PROCESSOR, SALES, currency, minor, "PURCHASE", grantKey);
  }

  /** Money that went back, or came again where it is less than nothing. */
  static Entry paidBack(
      UUID tenantId, Instant at, UUID account, Money value, String reason, UUID grantKey) {
    long minor = value.minor();
    var unit = value.currency();
    return minor > 0
        ? new Entry(tenantId, at, account, SALES, PROCESSOR, unit, minor, reason, grantKey)
        : new Entry(tenantId, at, account, PROCESSOR, SALES, unit, -minor, reason, grantKey);
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
        .uuids(charges, Charged::tenantId)
        .longs(charges, charge -> ChronoUnit.MICROS.between(Instant.EPOCH, charge.at))
        .uuids(charges, Charged::accountId)
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
        .uuids(entries, Entry::tenantId)
        .instants(entries, Entry::at)
        .uuids(entries, Entry::accountId)
        .texts(entries, Entry::from)
        .texts(entries, Entry::to)
        .texts(entries, Entry::unit)
        .longs(entries, Entry::amount)
        .texts(entries, Entry::reason)
        .uuids(entries, Entry::reference)
        .execute(entries.size());
  }
}
