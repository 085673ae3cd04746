package byway.fronts.look;

import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.Tenants;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which operator's pages are at a host name. Answers are kept for ten seconds, and for one that
 * there is none, so that neither many visitors nor made-up host names become as many calls.
 */
@Singleton
final class Hosts {
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration NONE_KEPT = Duration.ofSeconds(1);
  private static final int MOST = 1_000;
  private static final int MOST_CHARACTERS = 260;

  private final Tenants tenants;
  private final InstantSource clock;
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** An answer and until when it holds. */
  private record Known(Optional<Tenant> tenant, Instant until) {}

  Hosts(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  Optional<Tenant> find(String host) {
    if (host.isEmpty() || host.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    var name = host.toLowerCase(Locale.ROOT);
    var now = clock.instant();
    synchronized (known) {
      var answer = known.get(name);
      if (answer != null && answer.until().isAfter(now)) {
        return answer.tenant();
      }
    }
    var tenant = ask(name);
    synchronized (known) {
      known.remove(name);
      if (known.size() >= MOST) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(name, new Known(tenant, now.plus(tenant.isPresent() ? KEPT : NONE_KEPT)));
    }
    return tenant;
  }

  private Optional<Tenant> ask(String host) {
    try {
      return Optional.of(Context.platform().call(() -> tenants.byHost(host)));
    } catch (Refusal e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
