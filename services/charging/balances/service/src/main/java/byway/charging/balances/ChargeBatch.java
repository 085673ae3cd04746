package byway.charging.balances;

import byway.charging.balances.api.BalanceExhausted;
import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.MeterClosed;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many reports of many tenants, charged in one transaction: decided here in memory, in the order in
 * which the reports came, and written back as arrays.
 */
final class ChargeBatch {
  /** No session counts further than this: 2^50 bytes, a petabyte. */
  static final long MOST_BYTES = 1L << 50;

  private static final String SAVE =
      String.join(";", Accounts.SAVE, Meters.SAVE, Ledger.POST_CHARGES);

  private final Tx tx;
  private final Instant now;
  private final ToLongFunction<UUID> sliceBytes;
  private final Map<SessionKey, MeterRow> meters = new HashMap<>();
  private final Map<SessionKey, Account> accounts = new HashMap<>();
  private final Set<MeterRow> touched = new HashSet<>();
  private final Map<UUID, List<Charge>> charges = new LinkedHashMap<>();
  private final Map<UUID, List<Record>> facts = new LinkedHashMap<>();
  private final Set<SessionKey> raised = new HashSet<>();
  private final Set<Account> freed = new LinkedHashSet<>();

  /**
   * @param meters the meters of all reports, those that exist
   * @param accounts the accounts of all these meters
   */
  ChargeBatch(
      Tx tx,
      Instant now,
      ToLongFunction<UUID> sliceBytes,
      Collection<MeterRow> meters,
      Collection<Account> accounts) {
    this.tx = tx;
    this.now = now;
    this.sliceBytes = sliceBytes;
    meters.forEach(meter -> this.meters.put(meter.key(), meter));
    accounts.forEach(account -> this.accounts.put(account.key(), account));
  }

  /** A report and the tenant that its hotspot belongs to. */
  record TenantReport(SessionKey key, UsageReport report) {
    TenantReport(UUID tenantId, UsageReport report) {
      this(new SessionKey(tenantId, report.sessionId()), report);
    }

    UUID tenantId() {
      return key.tenantId();
    }
  }

  /** One answer for each report, in order. */
  List<ChargeAnswer> charge(List<TenantReport> reports) throws SQLException {
    var answers = new ArrayList<ChargeAnswer>(reports.size());
    for (var report : reports) {
      answers.add(decide(report));
    }
    save();
    return answers;
  }

  private ChargeAnswer decide(TenantReport from) {
    var report = from.report();
    var meter = meters.get(from.key());
    var refused = check(report, meter);
    if (refused != null || meter == null) {
      return new NotCharged(
          report.sessionId(), refused == null ? "unknown_session" : refused, false);
    }
    var account = accountOf(meter);
    long upBefore = meter.usedUp();
    long downBefore = meter.usedDown();
    meter.count(report.usedBytesUp(), report.usedBytesDown());
    account.charge(meter, now);
    if (!meter.isClosed()) {
      goOn(account, meter, report.closed());
    }
    note(account, meter, meter.usedUp() - upBefore, meter.usedDown() - downBefore);
    touched.add(meter);
    return new Charged(meter.sessionId, meter.used(), meter.ceiling(), meter.isClosed());
  }

  /** The checks in their order; the name of the first that fails, none where all hold. */
  private static @Nullable String check(UsageReport report, @Nullable MeterRow meter) {
    if (report.usedBytesUp() < 0 || report.usedBytesDown() < 0) {
      return "counter_negative";
    }
    if (report.usedBytesUp() > MOST_BYTES || report.usedBytesDown() > MOST_BYTES) {
      return "counter_out_of_range";
    }
    if (meter == null) {
      return "unknown_session";
    }
    return meter.deviceId.equals(report.deviceId()) ? null : "not_your_session";
  }

  private void goOn(Account account, MeterRow meter, boolean closing) {
    if (closing && meter.counted() <= meter.ceiling()) {
      close(account, meter);
      return;
    }
    if (!meter.isEnded()) {
      account.goOn(meter, sliceBytes.applyAsLong(meter.tenantId), now);
    }
    if (closing) {
      account.charge(meter, now);
      close(account, meter);
    } else if (meter.ceiling() == meter.used()) {
      fact(meter.tenantId, new BalanceExhausted(meter.accountId, meter.sessionId));
    }
  }

  private void close(Account account, MeterRow meter) {
    account.close(meter, now);
    freed.add(account);
    fact(meter.tenantId, new MeterClosed(meter.sessionId, meter.deviceId, meter.accountId, now));
  }

  private void note(Account account, MeterRow meter, long up, long down) {
    if (up + down > 0) {
      var charge = new Charge(meter.sessionId, account.accountId, meter.deviceId, up, down, now);
      charges.computeIfAbsent(meter.tenantId, id -> new ArrayList<>()).add(charge);
    }
  }

  private void fact(UUID tenantId, Record event) {
    facts.computeIfAbsent(tenantId, id -> new ArrayList<>()).add(event);
  }

  private void save() throws SQLException {
    if (!touched.isEmpty()) {
      write();
    }
    charges.forEach((tenant, list) -> publish(tenant, BytesCharged.of(list)));
    facts.forEach((tenant, list) -> list.forEach(event -> publish(tenant, event)));
    for (var account : freed) {
      raised.addAll(RaiseCeilings.of(tx, account, sliceBytes.applyAsLong(account.tenantId), now));
    }
  }

  /**
   * Meters, and the accounts that have changed with what is posted of them, in one message to the
   * database, rows in the order of locks.
   */
  private void write() throws SQLException {
    var rows = new ArrayList<>(touched);
    rows.sort(Comparator.comparing(MeterRow::key, SessionKey.ORDER));
    var changed =
        rows.stream()
            .map(this::accountOf)
            .filter(Account::isChanged)
            .distinct()
            .sorted(Comparator.comparing(Account::key, SessionKey.ORDER))
            .toList();
    if (changed.isEmpty()) {
      Meters.save(tx, rows);
      return;
    }
    var settlements = Accounts.settlements(changed);
    var arrays = Arrays.of(tx, SAVE);
    Accounts.bind(arrays, changed);
    Meters.bind(arrays, rows);
    Ledger.bind(arrays, settlements);
    arrays.execute(changed.size(), rows.size(), settlements.size());
    changed.forEach(Account::saved);
    rows.forEach(MeterRow::saved);
  }

  /** Sessions whose ceilings grew because others ended. */
  Set<SessionKey> raised() {
    return raised;
  }

  private Account accountOf(MeterRow meter) {
    var account = accounts.get(meter.accountKey());
    if (account == null) {
      throw new IllegalStateException("a meter without its account: " + meter.sessionId);
    }
    return account;
  }

  private void publish(UUID tenantId, Record event) {
    Context.current().withTenant(tenantId).run(() -> tx.publish(event));
  }
}
