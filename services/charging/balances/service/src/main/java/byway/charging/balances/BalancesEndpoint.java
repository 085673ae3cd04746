package byway.charging.balances;

import byway.charging.balances.api.AskBeyondCeilings;
import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.BeyondCeiling;
import byway.charging.balances.api.Books;
import byway.charging.balances.api.BytesGranted;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.Reconciliation;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(BalancesEndpoint.class)
class BalancesEndpoint implements Balances {
  private static final int LONGEST_NOTE = 200;
  private static final int MOST_DAYS = 35;

  private final BalancesStore store;
  private final Slices slices;
  private final ChargingCache remembered;
  private final LineNumbers numbers;
  private final Takings takings;
  private final InstantSource clock;

  BalancesEndpoint(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      LineNumbers numbers,
      InstantSource clock) {
    this.store = store;
    this.slices = slices;
    this.remembered = remembered;
    this.numbers = numbers;
    this.takings = new Takings(store, slices, remembered, clock);
    this.clock = clock;
  }

  @Override
  public Balance balance(UUID accountId) {
    return store
        .read(tx -> Accounts.find(tx, accountId))
        .orElseGet(() -> new Balance(accountId, 0, 0, 0, 0));
  }

  @Override
  public Balance grant(Grant command) {
    check(command);
    var tenant = Context.tenantId();
    long slice = slices.of(tenant);
    var raised = new ArrayList<UUID>();
    var balance = store.<Balance>write(tx -> grant(tx, tenant, command, slice, raised));
    remembered.forget(tenant, command.accountId(), raised);
    return balance;
  }

  private Balance grant(Tx tx, UUID tenant, Grant command, long slice, List<UUID> raised)
      throws SQLException {
    var account = Accounts.lock(tx, tenant, command.accountId());
    var now = clock.instant();
    if (!Lots.add(tx, tenant, command, now)) {
      var taken = Lots.taken(tx, command.key()).orElseThrow();
      if (!taken.accountId().equals(command.accountId()) || taken.bytes() != command.bytes()) {
        throw Refusal.conflict("key_reused", "this key has granted something else");
      }
      return account.balance(Meters.unsettled(tx, tenant, account.accountId));
    }
    account.grant(command.bytes());
    Accounts.save(tx, List.of(account));
    Ledger.post(tx, entries(tenant, command));
    tx.publish(
        new BytesGranted(command.accountId(), command.key(), command.bytes(), command.reason()));
    RaiseCeilings.of(tx, account, slice, now).forEach(key -> raised.add(key.sessionId()));
    return account.balance(Meters.unsettled(tx, tenant, account.accountId));
  }

  private List<Ledger.Entry> entries(UUID tenant, Grant command) {
    var now = clock.instant();
    var account = command.accountId();
    var entries = new ArrayList<Ledger.Entry>();
    entries.add(
        Ledger.granted(
            tenant, now, account, command.bytes(), command.reason().name(), command.key()));
    var price = command.price();
    if (price != null && price.isPositive()) {
      entries.add(
          Ledger.sold(tenant, now, account, price.minor(), price.currency(), command.key()));
    }
    return entries;
  }

  private static void check(Grant command) {
    if (command.bytes() < 1 || command.bytes() > ChargeBatch.MOST_BYTES) {
      throw Refusal.invalid(
          "amount_invalid", "1 to " + ChargeBatch.MOST_BYTES + " bytes can be granted");
    }
    var price = command.price();
    if (price != null && price.minor() < 0) {
      throw Refusal.invalid("amount_invalid", "a price is not negative");
    }
    if (command.note().length() > LONGEST_NOTE) {
      throw Refusal.invalid("note_too_long", "a note has at most " + LONGEST_NOTE + " characters");
    }
  }

  @Override
  public Withdrawn withdraw(Withdraw command) {
    return takings.withdraw(command);
  }

  @Override
  public TakenBack takeBack(TakeBack command) {
    return takings.takeBack(command);
  }

  @Override
  public List<Lot> lots(UUID accountId) {
    return store.read(
        tx -> {
          var account = Accounts.find(tx, accountId);
          return account.isEmpty()
              ? List.of()
              : Lots.of(tx, accountId, account.get().consumedBytes());
        });
  }

  @Override
  public Page<Posting> postings(UUID accountId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var tenant = Context.tenantId();
    long before =
        cursor == null ? Long.MAX_VALUE : numbers.known(tenant, accountId, Page.number(cursor));
    var lines =
        store.read(tx -> Statement.of(tx, tenant, accountId, before, most + 1)).stream()
            .map(line -> line.numbered(numbers.shown(tenant, accountId, line.number())))
            .toList();
    return Page.of(lines, most, line -> Long.toString(line.number()));
  }

  @Override
  public Books books() {
    return store.read(BooksProof::of);
  }

  @Override
  public Reconciliation reconciliation(int days) {
    var now = clock.instant();
    var since = now.minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS)));
    return store.read(tx -> Reconcile.of(tx, since, now));
  }

  @Override
  public List<BeyondCeiling> beyondCeilings(AskBeyondCeilings question) {
    var devices = question.deviceIds();
    if (devices.size() > AskBeyondCeilings.MOST) {
      throw Refusal.invalid("too_many", "at most " + AskBeyondCeilings.MOST + " hotspots at once");
    }
    return store.read(tx -> Reconcile.beyond(tx, devices, question.since()));
  }
}
