package byway.charging.balances;

import byway.charging.balances.Ledger.Cause;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes lots back, and gives back what was taken: in the account, by cause, and in the ledger, in
 * one transaction. What open sessions were promised is theirs until they end.
 */
final class Takings {
  private static final String REFUND = "REFUND";

  /** Bytes and money that come again; their postings say so. */
  private static final String ENDED = "_ENDED";

  private final BalancesStore store;
  private final Slices slices;
  private final ChargingCache remembered;
  private final InstantSource clock;

  Takings(BalancesStore store, Slices slices, ChargingCache remembered, InstantSource clock) {
    this.store = store;
    this.slices = slices;
    this.remembered = remembered;
    this.clock = clock;
  }

  Withdrawn withdraw(Withdraw command) {
    var account = AccountKey.here(command.accountId());
    var withdrawn = store.<Withdrawn>write(tx -> withdraw(tx, account, command));
    remembered.forget(account);
    return withdrawn;
  }

  private Withdrawn withdraw(Tx tx, AccountKey key, Withdraw command) throws SQLException {
    var account = Accounts.lock(tx, key);
    var lot = lot(tx, account, command.grantKey());
    var cause = Objects.requireNonNullElse(command.causeKey(), command.grantKey());
    var before = Withdrawals.find(tx, command.grantKey(), cause);
    if (before.isPresent()) {
      return before.get();
    }
    long bytes = Math.min(lot.leftBytes(), account.available());
    var withdrawn = new Withdrawn(bytes, Withdrawals.value(lot, bytes));
    move(tx, account, command.grantKey(), cause, withdrawn, REFUND);
    return withdrawn;
  }

  TakenBack takeBack(TakeBack command) {
    var value = command.value();
    if (command.bytes() < 0 || (value != null && value.minor() < 0)) {
      throw Refusal.invalid("amount_invalid", "what is taken back is not less than nothing");
    }
    var account = AccountKey.here(command.accountId());
    long slice = slices.of(account.tenantId());
    var raised = new ArrayList<SessionKey>();
    var taken = store.<TakenBack>write(tx -> takeBack(tx, account, command, slice, raised));
    remembered.forget(raised);
    remembered.forget(account);
    return taken;
  }

  private TakenBack takeBack(
      Tx tx, AccountKey key, TakeBack command, long slice, List<SessionKey> raised)
      throws SQLException {
    var account = Accounts.lock(tx, key);
    var lot = lot(tx, account, command.grantKey());
    var before = Withdrawals.find(tx, command.grantKey(), command.causeKey());
    long had = before.map(Withdrawn::bytes).orElse(0L);
    long wanted = Math.min(command.bytes(), had + lot.leftBytes());
    long more = Math.min(wanted - had, account.available());
    var value = difference(command.value(), before.map(Withdrawn::value).orElse(null), lot);
    if (more != 0 || (value != null && value.minor() != 0)) {
      move(
          tx,
          account,
          command.grantKey(),
          command.causeKey(),
          new Withdrawn(more, value),
          command.reason().name());
      if (more < 0) {
        raised.addAll(RaiseCeilings.of(tx, account, slice, clock.instant()));
      }
    }
    return new TakenBack(had + more, wanted - had - more);
  }

  private static @Nullable Money difference(@Nullable Money now, @Nullable Money before, Lot lot) {
    var price = lot.price();
    if (price == null) {
      return null;
    }
    long minor = now == null ? 0 : now.minor();
    if ((now != null && !now.currency().equals(price.currency())) || minor > price.minor()) {
      throw Refusal.invalid("amount_invalid", "no more than the lot's price can have gone back");
    }
    return new Money(minor - (before == null ? 0 : before.minor()), price.currency());
  }

  private static Lot lot(Tx tx, Account account, UUID grantKey) {
    long consumed = account.consumed() + Meters.unsettled(tx, account.key());
    return Lots.of(tx, account.key(), consumed).stream()
        .filter(candidate -> candidate.grantKey().equals(grantKey))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("the lot"));
  }

  private void move(
      Tx tx, Account account, UUID grantKey, UUID causeKey, Withdrawn moved, String reason)
      throws SQLException {
    var now = clock.instant();
    var customer = account.key();
    Withdrawals.add(tx, customer, grantKey, causeKey, moved, now);
    account.withdraw(moved.bytes());
    Accounts.save(tx, List.of(account));
    var entries = new ArrayList<Ledger.Entry>();
    if (moved.bytes() != 0) {
      var why = moved.bytes() > 0 ? reason : reason + ENDED;
      entries.add(Ledger.takenBack(customer, now, moved.bytes(), new Cause(why, grantKey)));
    }
    var value = moved.value();
    if (value != null && value.minor() != 0) {
      var why = value.minor() > 0 ? reason : reason + ENDED;
      entries.add(Ledger.paidBack(customer, now, value, new Cause(why, grantKey)));
    }
    Ledger.post(tx, entries);
  }
}
