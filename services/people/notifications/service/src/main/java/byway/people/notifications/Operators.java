package byway.people.notifications;

import byway.kit.calls.ExpiringCache;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Operators as their mail shows them: what they are called, how they look, where they are. */
@Singleton
final class Operators {
  private static final int MOST = 500;
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final ExpiringCache<UUID, Tenant> known;

  Operators(Tenants tenants, InstantSource clock) {
    this.known = new ExpiringCache<>(MOST, FRESH, clock, tenants::get);
  }

  Tenant get(UUID id) {
    return known.of(id);
  }
}
