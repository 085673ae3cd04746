package byway.fronts.web;

import byway.kit.web.Caller;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.Tokens;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in: the part of the network that is one subscriber's, and what the
 * browser has kept. A browser in which somebody has signed in keeps a word that says so for half a
 * year; and one that asks for a code gets a challenge, without which the code is worth nothing.
 */
@Singleton
public final class Origins {
  private static final Duration KNOWN_KEPT = Duration.ofDays(180);
  private static final Duration CHALLENGE_KEPT = Duration.ofMinutes(15);
  private static final String BEARER = "Bearer ";
  private static final int MOST_OF_BROWSER = 300;
  private static final int CHALLENGE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Cookies cookies;
  private final CurrentVertxRequest request;

  Origins(Cookies cookies, CurrentVertxRequest request) {
    this.cookies = cookies;
    this.request = request;
  }

  /** The names and the reach of one kind's cookies. */
  private record Names(String known, String challenge, String session, String path) {
    static Names of(PersonKind kind, Cookies cookies) {
      return switch (kind) {
        case CUSTOMER -> new Names("byway_known", "byway_asked", "byway_session", "/");
        case STAFF ->
            new Names(
                "byway_staff_known", "byway_staff_asked", "byway_staff", cookies.reachOfStaff());
      };
    }
  }

  /** Of an app, which keeps what a browser keeps in cookies itself. */
  public CameFrom ofApp(@Nullable String device, @Nullable String challenge) {
    return new CameFrom(source(), device, challenge, null, browser());
  }

  /** Of an app that is signed in, by the token that came along. */
  public CameFrom ofSignedInApp() {
    var header = request.getCurrent().request().getHeader("Authorization");
    boolean isBearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    var token = isBearer ? header.substring(BEARER.length()).strip() : null;
    return new CameFrom(source(), null, null, token, browser());
  }

  /** Of the browser that has sent this request. */
  public CameFrom of(PersonKind kind) {
    var names = Names.of(kind, cookies);
    return new CameFrom(
        source(),
        cookies.get(names.known()),
        cookies.get(names.challenge()),
        cookies.get(names.session()),
        browser());
  }

  /**
   * The same, with the challenge that the browser keeps for the code that is asked for now. One
   * that is there stays, or a doubled press of a button would outdate the first one's code.
   */
  CameFrom asking(PersonKind kind) {
    var names = Names.of(kind, cookies);
    var kept = cookies.get(names.challenge());
    var challenge = kept == null ? newChallenge() : kept;
    cookies.set(names.challenge(), challenge, names.path(), CHALLENGE_KEPT);
    return new CameFrom(
        source(), cookies.get(names.known()), challenge, cookies.get(names.session()), browser());
  }

  /** 128 random bits. */
  public static String newChallenge() {
    var bits = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Somebody has signed in from this browser. */
  void known(PersonKind kind, Tokens tokens) {
    var device = tokens.device();
    if (device != null) {
      var names = Names.of(kind, cookies);
      cookies.set(names.known(), device, names.path(), KNOWN_KEPT);
    }
  }

  private @Nullable String browser() {
    var said = request.getCurrent().request().getHeader("User-Agent");
    return said == null || said.length() <= MOST_OF_BROWSER
        ? said
        : said.substring(0, MOST_OF_BROWSER);
  }

  private String source() {
    return Caller.of(request).network();
  }
}
