package byway.kit.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is behind the proxies that this installation trusts, by X-Forwarded-* or by RFC
 * 7239. Each proxy adds to the right what it saw; so the list is read from the right, for as long
 * as it is a trusted proxy that was seen, and the next is the client. What stands left of that the
 * client may have made up, and nobody looks at it.
 */
public final class Forwarding {
  /** Host and port as they may stand in a request (RFC 3986, 3.2.2), without a user. */
  static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._~-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  /** Outside quotes a comma ends an element, a semicolon a pair (RFC 7239, 4). */
  private static final String UNQUOTED = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

  private static final int MOST_HOPS = 50;

  private final ProxySettings proxies;
  private final URI publicUrl;

  public Forwarding(ProxySettings proxies, URI publicUrl) {
    this.proxies = proxies;
    this.publicUrl = publicUrl;
  }

  /** One step towards us, as the proxy at its near end has told it; empty where it has not. */
  private record Hop(String from, String proto, String host) {}

  /**
   * @param peer who holds the connection
   * @param tls whether the connection is by TLS
   * @param authority what the request says itself
   * @param headers all values of a header, in order
   */
  public Caller caller(
      @Nullable InetAddress peer,
      boolean tls,
      String authority,
      Function<String, List<String>> headers) {
    var hops = peer != null && proxies.trusted().has(peer) ? hops(headers) : List.<Hop>of();
    var client = peer;
    var seen = new Hop("", "", "");
    for (var hop : hops.reversed()) {
      seen = hop;
      var from = address(hop.from());
      if (from == null) {
        break; // told by nobody whom we could believe
      }
      client = from;
      if (!proxies.trusted().has(from)) {
        break;
      }
    }
    boolean secure = tls || "https".equalsIgnoreCase(seen.proto()) || isPublicByProxy();
    var host = AUTHORITY.matcher(seen.host()).matches() ? seen.host() : authority;
    return new Caller(
        client == null ? "unknown" : client.getHostAddress(), secure, whole(host, secure));
  }

  /** The public address is by HTTPS, and it is a proxy that speaks it: we do not. */
  private boolean isPublicByProxy() {
    return "https".equals(publicUrl.getScheme()) && !TlsDoors.isAny();
  }

  private List<Hop> hops(Function<String, List<String>> headers) {
    var one = standard(headers);
    var other = xForwarded(headers);
    return switch (proxies.headers()) {
      case "forwarded" -> one;
      case "x-forwarded" -> other;
      default -> other.isEmpty() ? one : other;
    };
  }

  private static List<Hop> xForwarded(Function<String, List<String>> headers) {
    var from = listed(headers.apply("X-Forwarded-For"), ",");
    var proto = listed(headers.apply("X-Forwarded-Proto"), ",");
    var host = listed(headers.apply("X-Forwarded-Host"), ",");
    int hops = Math.max(from.size(), Math.max(proto.size(), host.size()));
    var found = new ArrayList<Hop>();
    for (int i = 0; i < hops; i++) {
      found.add(new Hop(nth(from, i, hops), nth(proto, i, hops), nth(host, i, hops)));
    }
    return found;
  }

  /** Where a list is shorter than the hops, its proxies overwrite: the last one holds for all. */
  private static String nth(List<String> list, int i, int hops) {
    return list.isEmpty() ? "" : list.size() == hops ? list.get(i) : list.getLast();
  }

  private static List<Hop> standard(Function<String, List<String>> headers) {
    return listed(headers.apply("Forwarded"), "," + UNQUOTED).stream()
        .map(
            element -> new Hop(pair(element, "for"), pair(element, "proto"), pair(element, "host")))
        .toList();
  }

  private static String pair(String element, String name) {
    for (String pair : element.split(";" + UNQUOTED, -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return pair.substring(equals + 1).strip().replaceAll("^\"|\"$", "");
      }
    }
    return "";
  }

  /** The nearest hops; whoever writes more of them is not followed further. */
  private static List<String> listed(List<String> values, String comma) {
    var all = new ArrayList<String>();
    for (String value : values) {
      for (String part : value.split(comma, -1)) {
        all.add(part.strip());
      }
    }
    return all.subList(Math.max(0, all.size() - MOST_HOPS), all.size());
  }

  /** Of {@code 10.0.0.1}, {@code 10.0.0.1:80}, {@code fd00::1} or {@code [fd00::1]:80}. */
  private static @Nullable InetAddress address(String text) {
    var bare = text;
    if (text.startsWith("[") && text.contains("]")) {
      bare = text.substring(1, text.indexOf(']'));
    } else if (text.indexOf(':') == text.lastIndexOf(':')) {
      bare = PORT.matcher(text).replaceFirst("");
    }
    try {
      return bare.isEmpty() || bare.contains("%") ? null : InetAddress.ofLiteral(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A proxy may leave out the port of the public address; browsers leave out the usual one. */
  private String whole(String authority, boolean secure) {
    var host = authority.toLowerCase(Locale.ROOT);
    var usual = secure ? ":443" : ":80";
    if (host.endsWith(usual)) {
      host = host.substring(0, host.length() - usual.length());
    }
    int port = publicUrl.getPort();
    boolean lacksPort =
        "https".equals(publicUrl.getScheme()) == secure
            && host.equalsIgnoreCase(publicUrl.getHost())
            && port > 0
            && port != (secure ? 443 : 80);
    return lacksPort ? host + ":" + port : host;
  }
}
