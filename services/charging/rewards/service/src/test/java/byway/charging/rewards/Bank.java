package byway.charging.rewards;

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
import byway.kit.store.Store;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Balances, as far as rewards meets them: a key grants once. */
final class Bank implements Balances {
  final Map<UUID, Grant> grants = new ConcurrentHashMap<>();

  /** How many grants it takes before it dies. */
  final AtomicInteger lives = new AtomicInteger(Integer.MAX_VALUE);

  /** Accounts that nothing can ever be granted to. */
  final Set<UUID> full = ConcurrentHashMap.newKeySet();

  /** What was taken back, by what had granted it. */
  final Map<UUID, Long> withdrawn = new ConcurrentHashMap<>();

  /** What is used of an account, or promised to a session. */
  final Map<UUID, Long> used = new ConcurrentHashMap<>();

  final Map<UUID, Long> reserved = new ConcurrentHashMap<>();

  long of(UUID account) {
    return granted(account)
        - grants.values().stream()
            .filter(grant -> grant.accountId().equals(account))
            .mapToLong(grant -> withdrawn.getOrDefault(grant.key(), 0L))
            .sum();
  }

  private long granted(UUID account) {
    return grants.values().stream()
        .filter(grant -> grant.accountId().equals(account))
        .mapToLong(Grant::bytes)
        .sum();
  }

  @Override
  public Balance grant(Grant command) {
    if (Store.isOpen()) {
      throw new IllegalStateException("called inside a database transaction");
    }
    if (lives.getAndDecrement() <= 0) {
      throw Refusal.unavailable("unavailable", "balances is away");
    }
    if (full.contains(command.accountId())) {
      throw Refusal.conflict("balance_full", "the account holds as much as one can");
    }
    var known = grants.putIfAbsent(command.key(), command);
    if (known != null && !known.equals(command)) {
      throw Refusal.conflict("key_reused", "this key has granted something else");
    }
    return new Balance(command.accountId(), of(command.accountId()), 0, 0, 0);
  }

  @Override
  public Balance balance(UUID accountId) {
    return new Balance(
        accountId,
        of(accountId),
        0,
        used.getOrDefault(accountId, 0L),
        reserved.getOrDefault(accountId, 0L));
  }

  @Override
  public TakenBack takeBack(TakeBack command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Withdrawn withdraw(Withdraw command) {
    var account = command.accountId();
    long left = of(account) - used.getOrDefault(account, 0L);
    var lot = Objects.requireNonNull(grants.get(command.grantKey()));
    var back = withdrawn.computeIfAbsent(command.grantKey(), key -> Math.min(left, lot.bytes()));
    return new Withdrawn(back, null);
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
  public byway.charging.balances.api.Reconciliation reconciliation(int days) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<byway.charging.balances.api.BeyondCeiling> beyondCeilings(
      byway.charging.balances.api.AskBeyondCeilings question) {
    throw new UnsupportedOperationException();
  }
}
