package byway.fronts.web;

import byway.kit.web.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from sending our forms in a visitor's name, with no JavaScript and nothing kept
 * on the server: a form repeats the random value of a cookie that other sites cannot read, and must
 * say, where the browser tells, that it came from this very site. The second test is also why the
 * cookie needs no signature: whoever could plant one from a neighbouring host still is not us.
 */
@Singleton
final class FormTokens {
  static final String FIELD = "csrf";
  private static final String COOKIE = "byway_form";
  private static final String FRESH = "byway.form-token";
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int BYTES = 18;

  private final Cookies cookies;
  private final CurrentVertxRequest request;
  private final SecureRandom random = new SecureRandom();

  FormTokens(Cookies cookies, CurrentVertxRequest request) {
    this.cookies = cookies;
    this.request = request;
  }

  /** The visitor's token; a first visit gets one. */
  String current() {
    var token = cookies.get(COOKIE);
    if (token != null) {
      return token;
    }
    String fresh = request.getCurrent().get(FRESH);
    if (fresh == null) {
      var bytes = new byte[BYTES];
      random.nextBytes(bytes);
      fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      request.getCurrent().put(FRESH, fresh);
      cookies.set(COOKIE, fresh, "/", KEPT);
    }
    return fresh;
  }

  /** Whether a form with this token may be acted on. */
  boolean allows(@Nullable String given) {
    var kept = cookies.get(COOKIE);
    var headers = request.getCurrent().request();
    return kept != null
        && given != null
        && MessageDigest.isEqual(bytes(kept), bytes(given))
        && isOurs(
            headers.getHeader("Origin"), headers.getHeader("Sec-Fetch-Site"), Caller.of(request));
  }

  /**
   * An old browser sends neither header, and then the token alone decides. Where people come by
   * HTTPS, a page of the same host that came in the clear is not one of ours.
   */
  static boolean isOurs(@Nullable String origin, @Nullable String fetchSite, Caller caller) {
    if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
      return false;
    }
    return origin == null
        || caller.origin().equalsIgnoreCase(origin)
        || (!caller.secure() && ("https://" + caller.authority()).equalsIgnoreCase(origin));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
