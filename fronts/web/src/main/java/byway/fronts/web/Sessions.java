package byway.fronts.web;

import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.Token;
import byway.people.identity.api.TokenOwner;
import byway.people.identity.api.Tokens;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The session that a browser holds: an access token and the refresh token that gets the next one,
 * each in a cookie. Staff and customers have cookies of their own, so one browser can be both.
 */
@Singleton
final class Sessions {
  private final Identity identity;
  private final Cookies cookies;
  private final Exchanges exchanges;
  private final Origins origins;
  private final InstantSource clock;

  Sessions(
      Identity identity,
      Cookies cookies,
      Exchanges exchanges,
      Origins origins,
      InstantSource clock) {
    this.identity = identity;
    this.cookies = cookies;
    this.exchanges = exchanges;
    this.origins = origins;
    this.clock = clock;
  }

  /** The names and the reach of one kind's cookies. */
  private record Names(String access, String refresh, String path) {
    static Names of(PersonKind kind, Cookies cookies) {
      return switch (kind) {
        case CUSTOMER -> new Names("byway_session", "byway_again", "/");
        case STAFF -> new Names("byway_staff", "byway_staff_again", cookies.reachOfStaff());
      };
    }
  }

  /** Whose session the browser holds, exchanging an access token that has run out. */
  @Nullable TokenOwner find(PersonKind kind) {
    var names = Names.of(kind, cookies);
    var access = cookies.get(names.access());
    var owner = access == null ? null : owner(access);
    if (owner == null) {
      owner = exchange(names, kind);
    }
    return owner != null && owner.kind() == kind ? owner : null;
  }

  /** Says, as long as it is asked, whether the browser's session is still one. */
  BooleanSupplier watch(@Nullable TokenOwner of) {
    if (of == null) {
      return () -> true;
    }
    var token = cookies.get(Names.of(of.kind(), cookies).access());
    return () -> token != null && owner(token) != null;
  }

  /** Whose access token this is; none when it is not, or no longer, anybody's. */
  @Nullable TokenOwner owner(String accessToken) {
    try {
      return identity.verify(new Token(accessToken));
    } catch (Refusal e) {
      if (e.status() == 401) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable TokenOwner exchange(Names names, PersonKind kind) {
    var refresh = cookies.get(names.refresh());
    if (refresh == null) {
      return null;
    }
    return switch (exchanges.exchange(refresh)) {
      case SignInResult.SignedIn(var person, var tokens) -> {
        keep(kind, tokens);
        yield owner(tokens.accessToken());
      }
      case SignInResult.NotProven() -> {
        forget(names);
        yield null;
      }
      case SignInResult.Throttled(int seconds) -> null;
      case SignInResult.SecondFactorNeeded(var ticket) -> null;
      case SignInResult.Closed() -> null;
    };
  }

  void keep(PersonKind kind, Tokens tokens) {
    origins.known(kind, tokens);
    var names = Names.of(kind, cookies);
    var now = clock.instant();
    cookies.set(
        names.access(),
        tokens.accessToken(),
        names.path(),
        Duration.between(now, tokens.accessExpiresAt()));
    cookies.set(
        names.refresh(),
        tokens.refreshToken(),
        names.path(),
        Duration.between(now, tokens.refreshExpiresAt()));
  }

  /** Signs out: the tokens are worth nothing any more, here or elsewhere. */
  void end(PersonKind kind) {
    var names = Names.of(kind, cookies);
    var token = cookies.get(names.refresh());
    if (token == null) {
      token = cookies.get(names.access());
    }
    if (token != null) {
      identity.revoke(new Token(token));
    }
    forget(names);
  }

  private void forget(Names names) {
    cookies.clear(names.access(), names.path());
    cookies.clear(names.refresh(), names.path());
  }
}
