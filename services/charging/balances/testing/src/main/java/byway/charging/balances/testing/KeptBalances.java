package byway.charging.balances.testing;

import byway.charging.balances.api.AskBeyondCeilings;
import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.charging.balances.api.BeyondCeiling;
import byway.charging.balances.api.Books;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.Reconciliation;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
import byway.kit.context.Context;
import byway.kit.values.Money;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each operator's balances, in memory: as exact as the real ones, and nothing of them lasts. {@link
 * KeptMeters} charges them.
 */
public final class KeptBalances implements Balances {
  private static final long MOST_BYTES = 1L << 50;
  private static final int LONGEST_NOTE = 200;

  private final Map<UUID, Map<UUID, KeptAccount>> accounts = new HashMap<>();

  /** What an account was granted and nobody took back, whoever's it is; for a look from outside. */
  public synchronized long granted(UUID accountId) {
    return ofAll(accountId)
        .mapToLong(account -> account.balance().grantedBytes() - account.balance().withdrawnBytes())
        .sum();
  }

  /** Every grant to an account, in order, whoever's it is. */
  public synchronized List<Grant> grants(UUID accountId) {
    return ofAll(accountId).flatMap(account -> account.grants.values().stream()).toList();
  }

  private Stream<KeptAccount> ofAll(UUID accountId) {
    return accounts.values().stream().map(ofOne -> ofOne.get(accountId)).filter(Objects::nonNull);
  }

  /** What was taken back of a lot, for each cause, whoever's it is. */
  public synchronized List<Withdrawn> taken(UUID grantKey) {
    return accounts.values().stream()
        .flatMap(ofOne -> ofOne.values().stream())
        .flatMap(account -> account.takings.getOrDefault(grantKey, Map.of()).values().stream())
        .toList();
  }

  /** Sessions somewhere use so much, of what the account has. */
  public synchronized void use(UUID accountId, long bytes) {
    ofAll(accountId).forEach(account -> account.usedElsewhere += bytes);
  }

  /** So much is promised to sessions somewhere, and no more and no less. */
  public synchronized void promise(UUID accountId, long bytes) {
    ofAll(accountId).forEach(account -> account.promisedElsewhere = bytes);
  }

  @Override
  public synchronized Balance balance(UUID accountId) {
    return account(accountId).balance();
  }

  @Override
  public synchronized Balance grant(Grant command) {
    var price = command.price();
    if (command.bytes() < 1
        || command.bytes() > MOST_BYTES
        || (price != null && price.minor() < 0)) {
      throw Refusal.invalid("amount_invalid", "this cannot be granted");
    }
    if (command.note().length() > LONGEST_NOTE) {
      throw Refusal.invalid("note_too_long", "a note has at most 200 characters");
    }
    var account = account(command.accountId());
    var known = known(command.key());
    if (known == null) {
      account.grants.put(command.key(), command);
      account.post("granted", "available", command.bytes(), "granted", command.key());
      account.meters.values().stream()
          .filter(KeptMeter::isDry)
          .forEach(meter -> meter.raise(account, KeptMeters.SLICE));
    } else if (!known.accountId().equals(command.accountId()) || known.bytes() != command.bytes()) {
      throw Refusal.conflict("key_reused", "this key has granted something else");
    }
    return account.balance();
  }

  private @Nullable Grant known(UUID key) {
    return ours().stream()
        .map(account -> account.grants.get(key))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized Withdrawn withdraw(Withdraw command) {
    var account = account(command.accountId());
    var lot = account.lot(command.grantKey());
    var cause = Objects.requireNonNullElse(command.causeKey(), command.grantKey());
    var before = account.takings.getOrDefault(lot.grantKey(), Map.of()).get(cause);
    if (before != null) {
      return before;
    }
    long bytes = Math.min(lot.leftBytes(), account.available());
    var price = lot.price();
    var value =
        price == null ? null : new Money(price.minor() * bytes / lot.bytes(), price.currency());
    return take(account, lot.grantKey(), cause, new Withdrawn(bytes, value));
  }

  @Override
  public synchronized TakenBack takeBack(TakeBack command) {
    var value = command.value();
    if (command.bytes() < 0 || (value != null && value.minor() < 0)) {
      throw Refusal.invalid("amount_invalid", "what is taken back is not less than nothing");
    }
    var account = account(command.accountId());
    var lot = account.lot(command.grantKey());
    var before = account.takings.getOrDefault(lot.grantKey(), Map.of()).get(command.causeKey());
    long had = before == null ? 0 : before.bytes();
    long wanted = Math.min(command.bytes(), had + lot.leftBytes());
    long more = Math.min(wanted - had, account.available());
    var unused =
        take(account, lot.grantKey(), command.causeKey(), new Withdrawn(had + more, value));
    return new TakenBack(had + more, wanted - had - more);
  }

  private static Withdrawn take(KeptAccount account, UUID grant, UUID cause, Withdrawn taken) {
    account.takings.computeIfAbsent(grant, key -> new LinkedHashMap<>()).put(cause, taken);
    account.post("available", "granted", taken.bytes(), "taken back", grant);
    return taken;
  }

  @Override
  public synchronized List<Lot> lots(UUID accountId) {
    return account(accountId).lots();
  }

  @Override
  public synchronized Page<Posting> postings(UUID accountId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var fetched =
        account(accountId).postings.reversed().stream()
            .filter(posting -> posting.number() < before)
            .limit(most + 1L)
            .toList();
    return Page.of(fetched, most, posting -> Long.toString(posting.number()));
  }

  @Override
  public synchronized Books books() {
    var all = ours().stream().map(KeptAccount::balance).toList();
    return new Books(
        all.size(),
        ours().stream().mapToLong(account -> account.postings.size()).sum(),
        all.stream().mapToLong(Balance::grantedBytes).sum(),
        all.stream().mapToLong(Balance::withdrawnBytes).sum(),
        all.stream().mapToLong(Balance::consumedBytes).sum(),
        all.stream().mapToLong(Balance::reservedBytes).sum(),
        Map.of("B", 0L),
        List.of());
  }

  @Override
  public synchronized Reconciliation reconciliation(int days) {
    var meters = ours().stream().flatMap(account -> account.meters.values().stream()).toList();
    long charged = meters.stream().mapToLong(KeptMeter::used).sum();
    long beyond = meters.stream().mapToLong(KeptMeter::beyond).sum();
    return new Reconciliation(
        Instant.EPOCH,
        meters.size(),
        charged + beyond,
        charged,
        beyond,
        charged,
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public synchronized List<BeyondCeiling> beyondCeilings(AskBeyondCeilings question) {
    if (question.deviceIds().size() > AskBeyondCeilings.MOST) {
      throw Refusal.invalid("too_many", "too many hotspots at once");
    }
    return question.deviceIds().stream()
        .distinct()
        .map(device -> new BeyondCeiling(device, beyond(device)))
        .filter(found -> found.bytes() > 0)
        .toList();
  }

  private long beyond(UUID device) {
    return ours().stream()
        .flatMap(account -> account.meters.values().stream())
        .filter(meter -> meter.opened.deviceId().equals(device))
        .mapToLong(KeptMeter::beyond)
        .sum();
  }

  synchronized List<KeptMeter> meters(UUID accountId) {
    return ofAll(accountId).flatMap(account -> account.meters.values().stream()).toList();
  }

  synchronized KeptAccount account(UUID id) {
    return accounts
        .computeIfAbsent(Context.tenantId(), tenant -> new LinkedHashMap<>())
        .computeIfAbsent(id, KeptAccount::new);
  }

  synchronized Collection<KeptAccount> ours() {
    return accounts.getOrDefault(Context.tenantId(), Map.of()).values();
  }
}
