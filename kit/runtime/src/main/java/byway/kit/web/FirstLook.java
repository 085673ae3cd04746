package byway.kit.web;

import byway.kit.platform.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of every request, whatever it asks for: it says once and clearly at which host
 * (RFC 9112, 3.2), and its path can be read in one way only. Here it is also found out who asks,
 * and browsers that came by HTTPS are told to stay with it (RFC 6797).
 */
@Singleton
final class FirstLook {
  static final int BEFORE_ALL = -2_000_000;

  private static final String HSTS = "Strict-Transport-Security";
  private static final String ONE_YEAR = "max-age=31536000";
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*).*");

  /** Ways to spell one address as another: what a filter and the frame could read differently. */
  private static final Pattern TWO_WAYS =
      Pattern.compile(
          "(?i).*(?:;|\\\\|//|%2f|%5c|%3b|%2e|%00|%0a|%0d|%(?![0-9a-f]{2})"
              + "|/\\.{1,2}(?:/|$)|[^\\x21-\\x7e]).*");

  private final Forwarding forwarding;
  private final Doorstep doorstep;

  FirstLook(Settings settings, MeterRegistry metrics) {
    this.forwarding = new Forwarding(settings.proxies(), settings.publicUrl());
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::look);
  }

  private void look(RoutingContext call) {
    var request = call.request();
    var authority = authority(request);
    if (authority == null) {
      doorstep.refuse(call, Problem.HOST_INVALID);
      return;
    }
    var caller = forwarding.caller(peer(request), authority, request.headers()::getAll);
    caller.keep(call);
    if (caller.secure()) {
      call.response().putHeader(HSTS, ONE_YEAR);
    }
    call.response().putHeader("Vary", "Accept-Encoding"); // every answer may come compressed
    if (!isPlain(request.uri())) {
      doorstep.refuse(call, Problem.PATH_INVALID);
      return;
    }
    call.next();
  }

  private static @Nullable String authority(HttpServerRequest request) {
    return authority(
        request.headers().getAll("Host"), request.version() == HttpVersion.HTTP_1_1, request.uri());
  }

  /**
   * The target's own host wins over the header (RFC 9112, 3.2.2); none where it is not clear.
   *
   * @param needed whether a request without the header is none (HTTP/1.1)
   */
  static @Nullable String authority(List<String> hosts, boolean needed, String target) {
    if (hosts.size() > 1 || (hosts.isEmpty() && needed)) {
      return null;
    }
    var absolute = ABSOLUTE.matcher(target);
    if (absolute.matches()) {
      return checked(absolute.group(1));
    }
    return hosts.isEmpty() ? "" : checked(hosts.getFirst());
  }

  /** Whether the path can be read in one way only. */
  static boolean isPlain(String target) {
    return !TWO_WAYS.matcher(path(target)).matches();
  }

  private static @Nullable String checked(String authority) {
    return authority.isEmpty() || Forwarding.AUTHORITY.matcher(authority).matches()
        ? authority
        : null;
  }

  private static String path(String target) {
    var absolute = ABSOLUTE.matcher(target);
    var rest =
        absolute.matches()
            ? target.substring(target.indexOf("//") + 2 + absolute.group(1).length())
            : target;
    int end = rest.indexOf('?');
    return end < 0 ? rest : rest.substring(0, end);
  }

  private static @Nullable InetAddress peer(HttpServerRequest request) {
    var remote = request.remoteAddress();
    var literal = remote == null ? null : remote.hostAddress();
    return literal == null ? null : InetAddress.ofLiteral(literal);
  }
}
