package byway.commerce.vouchers;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Books;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.Reconciliation;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
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
  public List<byway.charging.balances.api.BeyondCeiling> beyondCeilings(
      byway.charging.balances.api.AskBeyondCeilings question) {
    throw new UnsupportedOperationException();
  }
}
