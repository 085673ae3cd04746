package byway.fronts.web;

import byway.kit.web.Caller;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Small notes that the browser keeps for us. No script can read them, they do not travel with
 * requests that other sites start, and where people come by HTTPS they never travel in the clear.
 * There their names say so too (RFC 6265bis, 4.1.3), so that no neighbouring host and no page in
 * the clear can plant one.
 */
@Singleton
public final class Cookies {
  private static final String HOST_ONLY = "__Host-";
  private static final String SECURE = "__Secure-";
  private static final String ADMINISTRATORS = "/platform";
  private static final int MOST_CHARACTERS = 1_024;

  private final CurrentVertxRequest request;

  Cookies(CurrentVertxRequest request) {
    this.request = request;
  }

  /** What the browser sent under this name; what is longer than we ever set counts as absent. */
  public @Nullable String get(String name) {
    var jar = request.getCurrent().request();
    var cookie = jar.getCookie(Caller.of(request).secure() ? HOST_ONLY + name : name);
    if (cookie == null && Caller.of(request).secure()) {
      cookie = jar.getCookie(SECURE + name);
    }
    var value = cookie == null ? null : cookie.getValue();
    return value == null || value.isEmpty() || value.length() > MOST_CHARACTERS ? null : value;
  }

  public void set(String name, String value, String path, Duration age) {
    boolean secure = Caller.of(request).secure();
    var unused =
        request
            .getCurrent()
            .response()
            .addCookie(
                Cookie.cookie(secure ? (path.equals("/") ? HOST_ONLY : SECURE) + name : name, value)
                    .setPath(path)
                    .setMaxAge(age.toSeconds())
                    .setHttpOnly(true)
                    .setSameSite(CookieSameSite.LAX)
                    .setSecure(secure));
  }

  /** Keeps any text, which a cookie's own alphabet does not. */
  public void setText(String name, String text, String path, Duration age) {
    var encoded = Base64.getUrlEncoder().withoutPadding();
    set(name, encoded.encodeToString(text.getBytes(StandardCharsets.UTF_8)), path, age);
  }

  public @Nullable String getText(String name) {
    var value = get(name);
    try {
      return value == null
          ? null
          : new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Where the notes of staff reach: those of an operator's staff, and of who administers the
   * installation, never meet.
   */
  String reachOfStaff() {
    var path = request.getCurrent().normalizedPath();
    return path.equals(ADMINISTRATORS) || path.startsWith(ADMINISTRATORS + "/")
        ? ADMINISTRATORS
        : "/console";
  }

  public void clear(String name, String path) {
    set(name, "", path, Duration.ZERO);
  }
}
