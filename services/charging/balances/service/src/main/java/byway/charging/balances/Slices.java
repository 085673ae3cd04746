package byway.charging.balances;

import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** How much each operator wants reserved ahead; asked for at most twice a minute. */
@Singleton
class Slices {
  static final long USUAL_BYTES = TenantSettings.USUAL.sliceBytes();

  private static final Logger LOG = Logger.getLogger(Slices.class);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Tenants tenants;
  private final InstantSource clock;
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  Slices(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  private record Known(long bytes, Instant until) {}

  Map<UUID, Long> of(Collection<UUID> ids) {
    var sizes = new HashMap<UUID, Long>();
    ids.forEach(id -> sizes.put(id, of(id)));
    return sizes;
  }

  long of(UUID tenantId) {
    var now = clock.instant();
    var found = known.get(tenantId);
    // Not longer than it is fresh: a clock that was ahead said so.
    if (found != null && found.until.isAfter(now) && !found.until.isAfter(now.plus(FRESH))) {
      return found.bytes;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    long bytes = ask(tenantId, found == null ? USUAL_BYTES : found.bytes);
    known.put(tenantId, new Known(bytes, now.plus(FRESH)));
    return bytes;
  }

  /** Charging goes on when the tenants' service is away. */
  private long ask(UUID tenantId, long otherwise) {
    try {
      return tenants.get(tenantId).settings().sliceBytes();
    } catch (Refusal | CallFailed e) {
      LOG.warnf("slice of a tenant is not known, using %d: %s", otherwise, e.getMessage());
      return otherwise;
    }
  }
}
