package byway.fronts.web;

import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Which operator's pages are at a host name. Answers are kept for ten seconds, and for one that
 * there is none, so that neither many visitors nor made-up host names become as many calls.
 */
@Singleton
final class Hosts {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration NONE_FRESH = Duration.ofSeconds(1);
  private static final int MOST = 1_000;
  private static final int MOST_CHARACTERS = 260;

  private final Tenants tenants;
  private final ExpiringCache<String, Optional<Tenant>> known;
  private final ExpiringCache<String, Boolean> anybody;

  Hosts(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.known =
        new ExpiringCache<>(
            MOST, found -> found.isPresent() ? FRESH : NONE_FRESH, clock, this::ask);
    this.anybody = new ExpiringCache<>(1, NONE_FRESH, clock, once -> askForAnybody());
  }

  /** Whether there is an operator at all, at whatever host name. */
  boolean hasOperators() {
    return anybody.of("");
  }

  private boolean askForAnybody() {
    return Context.platform().call(() -> !tenants.list(1, null).items().isEmpty());
  }

  Optional<Tenant> find(String host) {
    return host.isEmpty() || host.length() > MOST_CHARACTERS
        ? Optional.empty()
        : known.of(host.toLowerCase(Locale.ROOT));
  }

  private Optional<Tenant> ask(String host) {
    try {
      return Optional.of(Context.platform().call(() -> tenants.byHost(host)));
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
