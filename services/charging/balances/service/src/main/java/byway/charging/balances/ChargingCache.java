package byway.charging.balances;

import byway.kit.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Meters and accounts as this process last wrote them, so that a report need not be read for. Only
 * memory: each row has a version, and what is changed on the strength of an old one is refused by
 * the database and read again. An account, and each meter on it, is changed by one writer alone.
 */
@Singleton
class ChargingCache {
  /** About what a meter, its account and both their places take. */
  private static final int BYTES_EACH = 550;

  private static final int LEAST = 10_000;
  private static final int AT_ONCE = 1_000;

  private final int most;
  private final Map<SessionKey, MeterRow> meters = new ConcurrentHashMap<>();
  private final Map<AccountKey, Account> accounts = new ConcurrentHashMap<>();

  private final Paces paces;

  @Inject
  ChargingCache(Settings settings) {
    this(mostInQuarterOfHeap(), settings.of(HeldSettings.class));
  }

  ChargingCache() {
    this(mostInQuarterOfHeap());
  }

  ChargingCache(int most) {
    this(most, HeldSettings.USUAL);
  }

  ChargingCache(int most, HeldSettings settings) {
    this.most = most;
    this.paces = new Paces(settings);
  }

  private static int mostInQuarterOfHeap() {
    return (int) Math.clamp(Runtime.getRuntime().maxMemory() / 4 / BYTES_EACH, LEAST, 4_000_000);
  }

  /** What hotspots may have carried. */
  Paces paces() {
    return paces;
  }

  @Nullable MeterRow meter(SessionKey key) {
    return meters.get(key);
  }

  @Nullable Account account(AccountKey key) {
    return accounts.get(key);
  }

  void keep(MeterRow meter) {
    makeRoom(meters);
    meters.put(meter.key(), meter);
  }

  void keep(Account account) {
    makeRoom(accounts);
    accounts.put(account.key(), account);
  }

  /** After a change that went past the writers. */
  void forget(AccountKey account) {
    accounts.remove(account);
  }

  /** With their accounts. */
  void forget(Collection<SessionKey> sessions) {
    for (var key : sessions) {
      var meter = meters.remove(key);
      if (meter != null) {
        accounts.remove(meter.accountKey());
      }
    }
  }

  /** Any may go: what goes is read again. */
  private <K, V> void makeRoom(Map<K, V> from) {
    if (from.size() >= most) {
      var keys = from.keySet().iterator();
      for (int i = 0; i < AT_ONCE && keys.hasNext(); i++) {
        keys.next();
        keys.remove();
      }
    }
  }
}
