package byway.kit.outgoing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One address to call on the way of a request, with what is carried there.
 *
 * @param host in lower case, without brackets
 * @param port as it is connected to
 */
record Hop(URI address, String host, int port, Map<String, String> headers) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LEAST_FREE_PORT = 1024;
  private static final int LONGEST_ADDRESS = 2_048;
  private static final int LONGEST_VALUE = 8_192;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

  /** The client's own to set. */
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection");

  /** What says nothing of who asks, and so may go on to another host. */
  private static final Set<String> HARMLESS = Set.of("accept", "accept-language", "user-agent");

  /** A code and its words where the hop is refused. */
  record Refused(Code code, String detail) {}

  /** Why nothing is sent there; none where all is well so far. */
  static Optional<Refused> refusal(URI address, Map<String, String> headers, boolean plainHttp) {
    if (address.toString().length() > LONGEST_ADDRESS) {
      return refused(Code.ADDRESS_INVALID, "the address is longer than " + LONGEST_ADDRESS);
    }
    var host = address.getHost();
    if (host == null || host.isEmpty() || host.contains("%") || address.getRawUserInfo() != null) {
      return refused(
          Code.ADDRESS_INVALID, "the address needs a host, and can hold no name and password");
    }
    var scheme = scheme(address);
    if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
      return refused(Code.SCHEME_REFUSED, "the address must begin with https://");
    }
    int port = port(address);
    if (port > 65_535 || (port < LEAST_FREE_PORT && port != usualPort(scheme))) {
      return refused(
          Code.PORT_REFUSED,
          "the port must be %d, or %d to 65535".formatted(usualPort(scheme), LEAST_FREE_PORT));
    }
    for (var header : headers.entrySet()) {
      boolean ours = RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT));
      if (ours
          || !NAME.matcher(header.getKey()).matches()
          || header.getValue().length() > LONGEST_VALUE
          || !VALUE.matcher(header.getValue()).matches()) {
        return refused(Code.HEADER_INVALID, "a header cannot be sent as it is");
      }
    }
    return Optional.empty();
  }

  /** Of an address that is not refused. */
  static Hop to(URI address, Map<String, String> headers) {
    var host = address.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    return new Hop(address, host, port(address), headers);
  }

  /** Where an answer leads to; empty where that is no address. */
  Optional<URI> next(String location) {
    try {
      var next = address.resolve(new URI(location));
      return Optional.of(new URI(next.toString().replaceFirst("#.*", "")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** What may be carried there: all of it only where it is the same origin. */
  Map<String, String> headersFor(URI next) {
    boolean same =
        scheme(next).equals(scheme(address))
            && address.getHost().equalsIgnoreCase(next.getHost())
            && port(next) == port;
    return same
        ? headers
        : headers.entrySet().stream()
            .filter(header -> HARMLESS.contains(header.getKey().toLowerCase(Locale.ROOT)))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  boolean isSecure() {
    return scheme(address).equals("https");
  }

  private static Optional<Refused> refused(Code code, String detail) {
    return Optional.of(new Refused(code, detail));
  }

  private static String scheme(URI address) {
    return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? usualPort(scheme(address)) : address.getPort();
  }

  private static int usualPort(String scheme) {
    return scheme.equals("http") ? HTTP : HTTPS;
  }
}
