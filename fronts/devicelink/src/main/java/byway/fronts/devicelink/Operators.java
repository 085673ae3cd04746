package byway.fronts.devicelink;

import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Operators by their short names and by their ids, asked for at most twice a minute each. */
@Singleton
class Operators {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final ExpiringCache<String, Tenant> known;
  private final ExpiringCache<UUID, Tenant> byId;

  Operators(Tenants tenants, InstantSource clock) {
    this.known =
        new ExpiringCache<>(
            MOST, FRESH, clock, slug -> Context.platform().call(() -> tenants.bySlug(slug)));
    this.byId =
        new ExpiringCache<>(
            MOST, FRESH, clock, id -> Context.platform().call(() -> tenants.get(id)));
  }

  Tenant get(UUID id) {
    return byId.of(id);
  }

  Tenant bySlug(String slug) {
    return known.of(slug);
  }
}
