package byway.charging.balances;

import byway.charging.balances.api.BalanceExhausted;
import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.MeterClosed;
import byway.charging.balances.api.UsageReport;
import byway.charging.balances.api.UseHeld;
import byway.kit.context.Context;
import byway.kit.store.Coalesced;
import byway.kit.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
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
  private final Map<AccountKey, Account> accounts = new HashMap<>();
  private final Set<MeterRow> touched = new HashSet<>();
  private final Map<UUID, Charges> charges = new LinkedHashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final Set<SessionKey> raised = new HashSet<>();
  private final Set<Account> freed = new LinkedHashSet<>();
  private final Plausibility plausibility;
  private final Map<HeldReason, Long> heldBytes = new EnumMap<>(HeldReason.class);

  /**
   * @param meters the meters of all reports, those that exist
   * @param accounts the accounts of all these meters
   */
  ChargeBatch(
      Tx tx,
      Instant now,
      ToLongFunction<UUID> sliceBytes,
      Plausibility plausibility,
      Collection<MeterRow> meters,
      Collection<Account> accounts) {
    this.tx = tx;
    this.now = now;
    this.plausibility = plausibility;
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

  /** What is charged of one operator's, and whence. */
  private static final class Charges {
    final List<Charge> made = new ArrayList<>();
    final List<Context> from = new ArrayList<>();
  }

  /** What a report has led to, and its context. */
  private record Fact(Context context, Record event) {}

  /** One answer for each report, in order. */
  List<ChargeAnswer> charge(List<Coalesced<TenantReport, ChargeAnswer>> reports)
      throws SQLException {
    var answers = new ArrayList<ChargeAnswer>(reports.size());
    for (var report : reports) {
      answers.add(decide(report.question(), report.context()));
    }
    save();
    return answers;
  }

  private ChargeAnswer decide(TenantReport asked, Context from) {
    var report = asked.report();
    var meter = meters.get(asked.key());
    var refused = check(report, meter);
    if (refused != null || meter == null) {
      return new NotCharged(
          report.sessionId(), refused == null ? "unknown_session" : refused, false);
    }
    var account = accountOf(meter);
    long upBefore = meter.usedUp();
    long downBefore = meter.usedDown();
    meter.count(report.usedBytesUp(), report.usedBytesDown());
    boolean isBelieved = charge(account, meter, from);
    if (!meter.isClosed()) {
      goOn(account, meter, new Going(report.closed(), isBelieved), from);
    }
    note(meter, meter.usedUp() - upBefore, meter.usedDown() - downBefore, from);
    touched.add(meter);
    return new Charged(meter.sessionId, meter.used(), meter.ceiling(), meter.isClosed());
  }

  /**
   * What is due, so far as it is believed; the rest is held back.
   *
   * @return whether all was
   */
  private boolean charge(Account account, MeterRow meter, Context from) {
    long due = account.takeDue(meter);
    long believed = plausibility.believed(meter, due, account.isLast(meter, due));
    account.charge(meter, believed, now);
    if (believed == due) {
      return true;
    }
    var why = plausibility.why();
    if (meter.held() == 0) {
      facts.add(
          new Fact(
              from,
              new UseHeld(meter.sessionId, meter.accountId, meter.deviceId, List.copyOf(why))));
    }
    account.hold(meter, due - believed, why, now);
    why.forEach(reason -> heldBytes.merge(reason, due - believed, Long::sum));
    return false;
  }

  /** What was held back here, by each of its reasons. */
  Map<HeldReason, Long> heldBytes() {
    return heldBytes;
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

  /**
   * How a session goes on.
   *
   * @param isBelieved whether all was that its hotspot has just said; where it was not, it is
   *     promised nothing more on that
   */
  private record Going(boolean closing, boolean isBelieved) {}

  private void goOn(Account account, MeterRow meter, Going going, Context from) {
    if (going.closing && meter.counted() <= meter.ceiling()) {
      close(account, meter, from);
      return;
    }
    if (!meter.isEnded() && going.isBelieved) {
      account.goOn(meter, sliceBytes.applyAsLong(meter.tenantId), now);
    }
    if (going.closing) {
      var unused = charge(account, meter, from);
      close(account, meter, from);
    } else if (meter.ahead() == 0 && going.isBelieved) {
      facts.add(new Fact(from, new BalanceExhausted(meter.accountId, meter.sessionId)));
    }
  }

  private void close(Account account, MeterRow meter, Context from) {
    account.close(meter, now);
    freed.add(account);
    var closed = new MeterClosed(meter.sessionId, meter.deviceId, meter.accountId, now);
    facts.add(new Fact(from, closed));
  }

  private void note(MeterRow meter, long up, long down, Context from) {
    if (up + down > 0) {
      var of = charges.computeIfAbsent(meter.tenantId, id -> new Charges());
      of.made.add(new Charge(meter.sessionId, meter.accountId, meter.deviceId, up, down, now));
      of.from.add(from);
    }
  }

  private void save() throws SQLException {
    if (!touched.isEmpty()) {
      write();
    }
    charges.values().forEach(this::publish);
    facts.forEach(fact -> fact.context.run(() -> tx.publish(fact.event)));
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
            .sorted(Comparator.comparing(Account::key, AccountKey.ORDER))
            .toList();
    if (changed.isEmpty()) {
      Meters.save(tx, rows);
      return;
    }
    var held = rows.stream().filter(MeterRow::isHeldBackChanged).toList();
    var settlements = Accounts.settlements(changed);
    var arrays = Arrays.of(tx, SAVE);
    Accounts.bind(arrays, changed);
    Meters.bind(arrays, rows);
    Ledger.bind(arrays, settlements);
    arrays.execute(changed.size(), rows.size(), settlements.size());
    Meters.saveHeldBack(tx, held);
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

  /** One fact of many reports, which keeps the trace of each. */
  private void publish(Charges of) {
    var traces = of.from.stream().map(context -> context.trace().traceId()).toList();
    Context.shared(of.from).run(() -> tx.publish(BytesCharged.of(of.made, traces)));
  }
}
