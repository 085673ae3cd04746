package byway.commerce.orders;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Books;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
import byway.kit.values.Money;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants and takes back each key once, and fails when told to. */
final class RecordedBalances implements Balances {
  final Map<UUID, Grant> grants = new HashMap<>();
  final Map<UUID, Withdrawn> withdrawals = new HashMap<>();
  final Map<UUID, Long> used = new HashMap<>();
  long reservedBytes;
  @Nullable Refusal fails;

  @Override
  public Balance grant(Grant command) {
    if (fails != null) {
      throw fails;
    }
    grants.putIfAbsent(command.key(), command);
    return balance(command.accountId());
  }

  @Override
  public Balance balance(UUID accountId) {
    var lots = lots(accountId);
    return new Balance(
        accountId,
        lots.stream().mapToLong(Lot::bytes).sum(),
        lots.stream().mapToLong(Lot::withdrawnBytes).sum(),
        lots.stream().mapToLong(Lot::usedBytes).sum(),
        reservedBytes);
  }

  @Override
  public Withdrawn withdraw(Withdraw command) {
    var before = withdrawals.get(command.grantKey());
    if (before != null) {
      return before;
    }
    var withdrawn = takeBack(command.grantKey());
    withdrawals.put(command.grantKey(), withdrawn);
    return withdrawn;
  }

  /** To an open session, of what is left. */
  long promisedBytes;

  final Map<UUID, Map<UUID, TakeBack>> takings = new HashMap<>();

  /** What is left of the lot is taken, whatever else is reserved. */
  @Override
  public TakenBack takeBack(TakeBack command) {
    if (fails != null) {
      throw fails;
    }
    if (command.bytes() == 0 && command.causeKey().equals(command.grantKey())) {
      withdrawals.remove(command.grantKey());
    }
    var ofLot = takings.computeIfAbsent(command.grantKey(), key -> new HashMap<>());
    ofLot.remove(command.causeKey());
    long left =
        lots(command.accountId()).stream()
            .filter(lot -> lot.grantKey().equals(command.grantKey()))
            .mapToLong(Lot::leftBytes)
            .sum();
    long free = Math.max(0, Math.min(left, left - promisedBytes));
    long bytes = Math.min(command.bytes(), free);
    ofLot.put(
        command.causeKey(),
        new TakeBack(
            command.accountId(),
            command.grantKey(),
            command.causeKey(),
            bytes,
            command.value(),
            command.reason()));
    return new TakenBack(bytes, Math.min(command.bytes() - bytes, left - bytes));
  }

  long taken(UUID key) {
    return takings.getOrDefault(key, Map.of()).values().stream().mapToLong(TakeBack::bytes).sum();
  }

  private Withdrawn takeBack(UUID key) {
    var grant = Objects.requireNonNull(grants.get(key));
    var price = Objects.requireNonNull(grant.price());
    long left =
        Math.min(
            grant.bytes() - used.getOrDefault(key, 0L),
            balance(grant.accountId()).availableBytes());
    return new Withdrawn(left, new Money(price.minor() * left / grant.bytes(), price.currency()));
  }

  @Override
  public List<Lot> lots(UUID accountId) {
    return grants.values().stream()
        .filter(grant -> grant.accountId().equals(accountId))
        .map(
            grant -> {
              var withdrawn = withdrawals.get(grant.key());
              return new Lot(
                  grant.key(),
                  grant.reason(),
                  grant.note(),
                  grant.price(),
                  Instant.EPOCH,
                  grant.bytes(),
                  (withdrawn == null ? 0 : withdrawn.bytes()) + taken(grant.key()),
                  used.getOrDefault(grant.key(), 0L));
            })
        .toList();
  }

  @Override
  public Page<Posting> postings(UUID accountId, int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Books books() {
    throw new UnsupportedOperationException();
  }

  @Override
  public byway.charging.balances.api.Reconciliation reconciliation(int days) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<byway.charging.balances.api.BeyondCeiling> beyondCeilings(
      byway.charging.balances.api.AskBeyondCeilings question) {
    throw new UnsupportedOperationException();
  }
}
