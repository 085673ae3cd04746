package byway.kit.web;

import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of every request, whatever it asks for: it says once and clearly at which host
 * (RFC 9112, 3.2), and its path can be read in one way only. Here it is also found out who asks,
 * and browsers that came by HTTPS are told to stay with it (RFC 6797).
 */
@Singleton
final class FirstLook {
  static final int BEFORE_ALL = -2_000_000;

  private static final Logger LOG = Logger.getLogger(FirstLook.class);
  private static final String HSTS = "Strict-Transport-Security";
  private static final String ONE_YEAR = "max-age=31536000";
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*).*");

  /** Ways to spell one address as another: what a filter and the frame could read differently. */
  private static final Pattern TWO_WAYS =
      Pattern.compile(
          "(?i).*(?:;|\\\\|//|%2f|%5c|%3b|%2e|%00|%0a|%0d|%(?![0-9a-f]{2})"
              + "|/\\.{1,2}(?:/|$)|[^\\x21-\\x7e]).*");

  private static final int DEPTH = 8;
  private static final String ACCEPT = "Accept";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final String PARAMETER =
      "[ \\t]*;[ \\t]*" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")";

  /** RFC 9110, 12.5.1. */
  private static final Pattern MEDIA_TYPES =
      Pattern.compile(
          "(?:[ \\t]*(?:" + TOKEN + "/" + TOKEN + "|[*])(?:" + PARAMETER + ")*+[ \\t]*(?:,|$))++");

  /** RFC 9110, 8.3.1; a semicolon may have nothing behind it (5.6.6). */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[ \\t]*" + TOKEN + "/" + TOKEN + "(?:" + PARAMETER + "|[ \\t]*;)*+[ \\t]*");

  /** A half escape, or a fragment, which stays with who asks. */
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})|#");

  /** For probes of old balancers, which speak HTTP/1.0 and name no host. */
  private static final Set<String> FOR_NOBODY = Set.of("/health", "/ready");

  private final Forwarding forwarding;
  private final Doorstep doorstep;

  FirstLook(Settings settings, MeterRegistry metrics) {
    this.forwarding = new Forwarding(settings.of(ProxySettings.class), settings.publicUrl());
    this.doorstep = new Doorstep(metrics);
  }

  void open(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(this::look).failureHandler(this::failed);
  }

  /**
   * What nobody else has made an answer of: the frame would say it in a form of its own, with a
   * stack trace in the log for what anybody may have sent.
   */
  private void failed(RoutingContext call) {
    int status = call.statusCode();
    if (status == Problem.TOO_LARGE.status()) {
      doorstep.refuse(call, Problem.TOO_LARGE);
    } else if (status >= 400 && status < 500 || isOfWhoAsks(call.failure())) {
      doorstep.refuse(call, Problem.MALFORMED);
    } else {
      LOG.error("a request was not answered", call.failure());
      doorstep.refuse(call, Problem.INTERNAL);
    }
  }

  /** A request that is none, or a connection that broke in the middle of it. */
  private static boolean isOfWhoAsks(@Nullable Throwable failure) {
    var seen = failure;
    for (int i = 0; seen != null && i < DEPTH; i++) {
      if (seen instanceof VertxException || seen instanceof IOException) {
        return true;
      }
      seen = seen.getCause();
    }
    return false;
  }

  private void look(RoutingContext call) {
    var request = call.request();
    var authority = authority(request);
    if (authority == null || authority.isEmpty() && !FOR_NOBODY.contains(path(request.uri()))) {
      doorstep.refuse(call, Problem.HOST_INVALID);
      return;
    }
    var caller =
        forwarding.caller(
            peer(request),
            TlsDoors.isAt(request.localAddress().port()),
            authority,
            request.headers()::getAll);
    caller.keep(call);
    if (caller.secure()) {
      call.response().putHeader(HSTS, ONE_YEAR);
    }
    var accepted = request.headers().getAll(ACCEPT);
    var read = accepted.stream().filter(line -> MEDIA_TYPES.matcher(line).matches()).toList();
    if (read.size() < accepted.size()) {
      request.headers().remove(ACCEPT); // what cannot be read is not said (RFC 9110, 12.5.1)
      if (!read.isEmpty()) {
        request.headers().set(ACCEPT, read);
      }
    }
    var types = request.headers().getAll(CONTENT_TYPE);
    if (types.size() > 1 || types.stream().anyMatch(type -> !isMediaType(type))) {
      doorstep.refuse(call, Problem.MEDIA_TYPE_INVALID);
      return;
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

  static boolean isMediaType(String type) {
    return MEDIA_TYPE.matcher(type).matches();
  }

  /** Whether the path can be read in one way only. */
  static boolean isPlain(String target) {
    var path = path(target);
    return (path.startsWith("/") || path.isEmpty() && ABSOLUTE.matcher(target).matches())
        && !TWO_WAYS.matcher(path).matches();
  }

  /** What is no target of a request to us (RFC 9112, 3.2), or has an escape that is none. */
  static boolean isBroken(String target) {
    return NO_ESCAPE.matcher(target).find();
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
