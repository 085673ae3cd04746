package byway.fronts.devicelink;

import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.Tenants;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Operators by their short names, asked for at most twice a minute each. */
@Singleton
class Operators {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Tenants tenants;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Operators(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  private record Known(Tenant tenant, Instant until) {}

  Tenant bySlug(String slug) {
    var now = clock.instant();
    var found = known.get(slug);
    if (found != null && found.until.isAfter(now)) {
      return found.tenant;
    }
    var tenant = Context.platform().call(() -> tenants.bySlug(slug));
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(slug, new Known(tenant, now.plus(FRESH)));
    return tenant;
  }
}
