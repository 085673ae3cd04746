package byway.fronts.web;

import byway.people.identity.api.Identity;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.Token;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Exchanges refresh tokens, once each. A browser that opens two pages at the moment its access
 * token runs out sends the same refresh token twice, which would look like theft and end the
 * session; so both are given the one answer, for half a minute.
 */
@Singleton
final class Exchanges {
  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST = 10_000;

  private final Identity identity;
  private final InstantSource clock;
  private final Map<String, Exchange> recent = new LinkedHashMap<>();

  /** One exchange, done or being done. */
  private record Exchange(FutureTask<SignInResult> answer, Instant until) {}

  Exchanges(Identity identity, InstantSource clock) {
    this.identity = identity;
    this.clock = clock;
  }

  SignInResult exchange(String refreshToken) {
    var exchange = find(refreshToken);
    exchange.answer().run(); // does nothing where it has run
    try {
      return exchange.answer().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      synchronized (recent) {
        recent.remove(refreshToken, exchange); // a call that broke may be tried again
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  private Exchange find(String refreshToken) {
    var now = clock.instant();
    synchronized (recent) {
      for (var oldest = recent.values().iterator(); oldest.hasNext(); ) {
        boolean fresh = oldest.next().until().isAfter(now);
        if (fresh && recent.size() < MOST) {
          break;
        }
        oldest.remove();
      }
      return recent.computeIfAbsent(
          refreshToken,
          token ->
              new Exchange(
                  new FutureTask<>(() -> identity.refresh(new Token(token))), now.plus(KEPT)));
    }
  }
}
