package byway.operations.flags.publicapi;

import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.values.Recent;
import byway.kit.values.Refusal;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.ShownToken;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which program asks, and whether it asks too often; each process counts for itself. */
@Singleton
class FlagPrograms {
  /** So long a token that was revoked may still be good. */
  private static final Duration BELIEVED = Duration.ofSeconds(10);

  private static final int MOST = 10_000;
  static final int MOST_A_MINUTE = 6_000;
  private static final String BEARER = "Bearer ";

  private final CurrentVertxRequest request;
  private final InstantSource clock;
  private final ExpiringCache<Shown, Optional<UUID>> tokens;
  private final Recent<UUID, Minute> asked = new Recent<>(MOST);

  FlagPrograms(Flags flags, CurrentVertxRequest request, InstantSource clock) {
    this.request = request;
    this.clock = clock;
    this.tokens = new ExpiringCache<>(MOST, BELIEVED, clock, shown -> ask(flags, shown));
  }

  private record Shown(UUID tenant, String token) {}

  private record Minute(Instant began, int asked) {}

  private static Optional<UUID> ask(Flags flags, Shown shown) {
    try {
      return Optional.of(flags.admit(new ShownToken(shown.token)).id());
    } catch (Refusal refusal) {
      if (refusal.status() == 401) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** Refuses with {@code unauthenticated} and {@code too_many_requests}. */
  UUID current() {
    var token = token();
    if (token == null || token.length() > 200) {
      throw Refusal.unauthenticated("send a token for flags as a bearer token or X-API-Key");
    }
    var id =
        tokens
            .of(new Shown(Context.tenantId(), token))
            .orElseThrow(() -> Refusal.unauthenticated("this token is not good"));
    take(id);
    return id;
  }

  private @Nullable String token() {
    var headers = request.getCurrent().request().headers();
    var bearer = headers.get("Authorization");
    return bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? bearer.substring(BEARER.length()).strip()
        : headers.get("X-API-Key");
  }

  private void take(UUID id) {
    var now = clock.instant();
    var minute =
        asked.compute(
            id,
            (key, before) ->
                before == null || Duration.between(before.began, now).abs().toSeconds() >= 60
                    ? new Minute(now, 1)
                    : new Minute(before.began, before.asked + 1));
    if (minute != null && minute.asked > MOST_A_MINUTE) {
      long left = 60 - Duration.between(minute.began, now).toSeconds();
      throw Refusal.tooMany("too_many_requests", "this token asks too often").after((int) left);
    }
  }
}
