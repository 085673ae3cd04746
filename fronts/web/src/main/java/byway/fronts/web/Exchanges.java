package byway.fronts.web;

import byway.kit.calls.ExpiringCache;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.Token;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Exchanges refresh tokens, once each. A browser that opens two pages at the moment its access
 * token runs out sends the same refresh token twice, which would look like theft and end the
 * session; so both are given the one answer, for half a minute.
 */
@Singleton
final class Exchanges {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final ExpiringCache<String, SignInResult> recent;

  Exchanges(Identity identity, InstantSource clock) {
    this.recent =
        new ExpiringCache<>(MOST, KEPT, clock, token -> identity.refresh(new Token(token)));
  }

  /** A call that broke may be tried again. */
  SignInResult exchange(String refreshToken) {
    return recent.of(refreshToken);
  }
}
