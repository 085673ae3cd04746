package byway.people.identity;

import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.people.identity.ProviderCalls.Json200;
import byway.people.identity.ProviderCalls.Trouble;
import byway.people.identity.ProviderMetadata.Bad;
import byway.people.identity.ProviderMetadata.Good;
import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SetProviderResult.NotTaken;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;

/** What providers say of themselves, with their keys, kept for a while. */
@Singleton
final class Providers {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration TROUBLE_FRESH = Duration.ofSeconds(5);

  /**
   * A key that is not known may be a new one: asked for again, and not by each who makes one up.
   */
  private static final Duration KEYS_AT_MOST_EACH = Duration.ofSeconds(30);

  private static final int MOST = 1_000;

  private final ProviderCalls calls;
  private final InstantSource clock;
  private final ExpiringCache<Key, Look> looks;

  Providers(ProviderCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
    this.looks =
        new ExpiringCache<>(
            MOST, look -> look instanceof Known ? FRESH : TROUBLE_FRESH, clock, this::find);
  }

  private record Key(UUID tenant, String issuer) {}

  /** What was found there. */
  sealed interface Look {}

  record Known(ProviderMetadata metadata, JsonWebKeySet keys, Instant at) implements Look {}

  record Away(NotTaken why) implements Look {}

  Look look(String issuer) {
    return looks.of(new Key(Context.tenantId(), issuer));
  }

  /** Whatever was found before is not good enough. */
  Look lookAgain(String issuer) {
    looks.forget(new Key(Context.tenantId(), issuer));
    return look(issuer);
  }

  /** The same for a signature under a key that is not known; none where it was asked of late. */
  Optional<Known> withNewKeys(String issuer, Known before) {
    if (before.at().plus(KEYS_AT_MOST_EACH).isAfter(clock.instant())) {
      return Optional.empty();
    }
    return lookAgain(issuer) instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  private Look find(Key key) {
    return switch (calls.description(key.issuer())) {
      case Trouble trouble -> away(trouble);
      case Json200(var json) ->
          switch (ProviderMetadata.read(json, key.issuer())) {
            case Bad(var why) -> new Away(why);
            case Good(var metadata) -> withKeys(metadata);
          };
    };
  }

  private Look withKeys(ProviderMetadata metadata) {
    return switch (calls.keys(metadata.keys())) {
      case Trouble trouble -> away(trouble);
      case Json200(var json) ->
          ProviderCalls.keySet(json)
              .<Look>map(keys -> new Known(metadata, keys, clock.instant()))
              .orElseGet(
                  () -> new Away(new NotTaken(Fault.KEYS_BROKEN, metadata.keys().toString())));
    };
  }

  private static Look away(Trouble trouble) {
    return new Away(new NotTaken(trouble.fault(), trouble.words()));
  }
}
