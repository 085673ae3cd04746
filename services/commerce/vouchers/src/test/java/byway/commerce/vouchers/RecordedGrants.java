package byway.commerce.vouchers;

import byway.contracts.balances.Balance;
import byway.contracts.balances.Balances;
import byway.contracts.balances.Books;
import byway.contracts.balances.Grant;
import byway.contracts.balances.Lot;
import byway.contracts.balances.Posting;
import byway.contracts.balances.Reconciliation;
import byway.contracts.balances.TakeBack;
import byway.contracts.balances.TakenBack;
import byway.contracts.balances.Withdraw;
import byway.contracts.balances.Withdrawn;
import byway.kit.values.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Grants each key once, and ends before or after it when told to. */
final class RecordedGrants implements Balances {
  private final Map<UUID, Grant> grants = new ConcurrentHashMap<>();
  boolean failing;
  boolean endingAfter;

  @Override
  public Balance grant(Grant command) {
    if (failing) {
      throw new IllegalStateException("ended before the grant");
    }
    grants.putIfAbsent(command.key(), command);
    if (endingAfter) {
      throw new IllegalStateException("ended after the grant");
    }
    return balance(command.accountId());
  }

  long bytes(UUID account) {
    return grants.values().stream()
        .filter(grant -> grant.accountId().equals(account))
        .mapToLong(Grant::bytes)
        .sum();
  }

  @Override
  public Balance balance(UUID accountId) {
    return new Balance(accountId, bytes(accountId), 0, 0, 0);
  }

  @Override
  public TakenBack takeBack(TakeBack command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Withdrawn withdraw(Withdraw command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Lot> lots(UUID accountId) {
    throw new UnsupportedOperationException();
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
  public Reconciliation reconciliation(int days) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<byway.contracts.balances.BeyondCeiling> beyondCeilings(
      byway.contracts.balances.AskBeyondCeilings question) {
    throw new UnsupportedOperationException();
  }
}
