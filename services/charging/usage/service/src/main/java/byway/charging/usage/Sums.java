package byway.charging.usage;

import byway.charging.balances.api.BytesCharged.Charge;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Charges added up before the database sees them, by whose they are and when they were: an account
 * that reports often is then one row to change. In the order of their keys, so that two batches
 * neither touch a row twice nor wait in a circle.
 */
final class Sums {
  private static final Comparator<Sum> ORDER =
      Comparator.comparing(Sum::ownerId).thenComparing(Sum::tenantId).thenComparing(Sum::period);

  private final Map<Key, Sum> sums = new HashMap<>();

  private Sums() {}

  private record Key(UUID tenantId, UUID ownerId, long period) {}

  /** What an account or a hotspot used in one hour or day. */
  static final class Sum {
    private final Key key;
    private long bytesUp;
    private long bytesDown;

    private Sum(Key key) {
      this.key = key;
    }

    UUID tenantId() {
      return key.tenantId;
    }

    UUID ownerId() {
      return key.ownerId;
    }

    /** Hours or days since 1970 in UTC. */
    long period() {
      return key.period;
    }

    long bytesUp() {
      return bytesUp;
    }

    long bytesDown() {
      return bytesDown;
    }
  }

  static List<Sum> of(
      List<TenantCharge> charges, Function<Charge, UUID> owner, ToLongFunction<Instant> period) {
    var all = new Sums();
    for (var one : charges) {
      var charge = one.charge();
      all.add(
          new Key(one.tenantId(), owner.apply(charge), period.applyAsLong(charge.at())), charge);
    }
    return all.sums.values().stream().sorted(ORDER).toList();
  }

  private void add(Key key, Charge charge) {
    var sum = sums.computeIfAbsent(key, Sum::new);
    sum.bytesUp += charge.bytesUp();
    sum.bytesDown += charge.bytesDown();
  }

  static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 3_600L);
  }

  static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 86_400L);
  }
}
