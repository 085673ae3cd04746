package byway.fronts.devicelink;

import byway.kit.calls.Kept;
import byway.kit.context.Context;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Operators by their short names, asked for at most twice a minute each. */
@Singleton
class Operators {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Kept<String, Tenant> known;

  Operators(Tenants tenants, InstantSource clock) {
    this.known =
        new Kept<>(MOST, FRESH, clock, slug -> Context.platform().call(() -> tenants.bySlug(slug)));
  }

  Tenant bySlug(String slug) {
    return known.of(slug);
  }
}
