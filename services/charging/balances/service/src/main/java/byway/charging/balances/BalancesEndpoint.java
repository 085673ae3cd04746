package byway.charging.balances;

import byway.charging.balances.Ledger.Cause;
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
  private final GiveAlone alone;
  private final InstantSource clock;

  BalancesEndpoint(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      LineNumbers numbers,
      GiveAlone alone,
      InstantSource clock) {
    this.store = store;
    this.slices = slices;
    this.remembered = remembered;
    this.numbers = numbers;
    this.alone = alone;
    this.takings = new Takings(store, slices, remembered, clock);
    this.clock = clock;
  }

  @Override
  public Balance balance(UUID accountId) {
    return store
        .read(tx -> Accounts.find(tx, AccountKey.here(accountId)))
        .orElseGet(() -> new Balance(accountId, 0, 0, 0, 0));
  }

  @Override
  public Balance grant(Grant command) {
    check(command);
    alone.check(command);
    var account = AccountKey.here(command.accountId());
    long slice = slices.of(account.tenantId());
    var raised = new ArrayList<SessionKey>();
    var balance = store.<Balance>write(tx -> grant(tx, account, command, slice, raised));
    remembered.forget(raised);
    remembered.forget(account);
    return balance;
  }

  private Balance grant(Tx tx, AccountKey key, Grant command, long slice, List<SessionKey> raised)
      throws SQLException {
    var account = Accounts.lock(tx, key);
    var now = clock.instant();
    if (!Lots.add(tx, key.tenantId(), command, now)) {
      var taken = Lots.taken(tx, command.key()).orElseThrow();
      if (!taken.accountId().equals(command.accountId()) || taken.bytes() != command.bytes()) {
        throw Refusal.conflict("key_reused", "this key has granted something else");
      }
      return account.balance(Meters.unsettled(tx, key));
    }
    account.grant(command.bytes());
    Accounts.save(tx, List.of(account));
    Ledger.post(tx, entries(key, command));
    tx.publish(
        new BytesGranted(command.accountId(), command.key(), command.bytes(), command.reason()));
    raised.addAll(RaiseCeilings.of(tx, account, slice, now));
    return account.balance(Meters.unsettled(tx, key));
  }

  private List<Ledger.Entry> entries(AccountKey account, Grant command) {
    var now = clock.instant();
    var entries = new ArrayList<Ledger.Entry>();
    entries.add(
        Ledger.granted(
            account, now, command.bytes(), new Cause(command.reason().name(), command.key())));
    var price = command.price();
    if (price != null && price.isPositive()) {
      entries.add(Ledger.sold(account, now, price, command.key()));
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
    var key = AccountKey.here(accountId);
    return store.read(
        tx -> {
          var account = Accounts.find(tx, key);
          return account.isEmpty() ? List.of() : Lots.of(tx, key, account.get().consumedBytes());
        });
  }

  @Override
  public Page<Posting> postings(UUID accountId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var account = AccountKey.here(accountId);
    long before = cursor == null ? Long.MAX_VALUE : numbers.known(account, Page.number(cursor));
    var lines =
        store.read(tx -> Statement.of(tx, account, before, most + 1)).stream()
            .map(line -> line.numbered(numbers.shown(account, line.number())))
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
