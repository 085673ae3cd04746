package byway.kit.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call to an address that a person gave.
 *
 * @param network name of the private networks that may be called too, such as {@code carriers}
 * @param redirects most hops that are followed, each checked like the first; only GET and HEAD
 *     follow any, for a body is not carried to where nobody meant it to go
 * @param limit for all of it, looking the name up and redirects included
 * @param mostResponseBytes a larger answer is none
 */
public record OutgoingRequest(
    String method,
    URI address,
    Map<String, String> headers,
    byte[] body,
    Optional<String> network,
    int redirects,
    Duration limit,
    int mostResponseBytes) {
  /** Most bytes of a body, either way. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  public static final int MOST_REDIRECTS = 5;
  public static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final int USUAL_BYTES = 1024 * 1024;

  /** Limits beyond what may be are a defect of the caller. */
  public OutgoingRequest {
    headers = Map.copyOf(headers);
    within("redirects", redirects, MOST_REDIRECTS);
    within("mostResponseBytes", mostResponseBytes, MOST_BYTES);
    if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("limit is " + limit + ", at most " + LONGEST);
    }
    if (!method.matches("GET|HEAD|POST|PUT|PATCH|DELETE")) {
      throw new IllegalArgumentException("no method for this: " + method);
    }
  }

  public static OutgoingRequest get(URI address) {
    return of("GET", address, new byte[0], Map.of(), 3);
  }

  public static OutgoingRequest post(URI address, String contentType, byte[] body) {
    return of("POST", address, body, Map.of("Content-Type", contentType), 0);
  }

  private static OutgoingRequest of(
      String method, URI address, byte[] body, Map<String, String> headers, int redirects) {
    return new OutgoingRequest(
        method, address, headers, body, Optional.empty(), redirects, USUAL, USUAL_BYTES);
  }

  public OutgoingRequest withMethod(String other) {
    return new OutgoingRequest(
        other, address, headers, body, network, redirects, limit, mostResponseBytes);
  }

  public OutgoingRequest withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new OutgoingRequest(
        method, address, more, body, network, redirects, limit, mostResponseBytes);
  }

  /** Also addresses in the networks that the installation has given this name. */
  public OutgoingRequest withNetwork(String name) {
    return new OutgoingRequest(
        method, address, headers, body, Optional.of(name), redirects, limit, mostResponseBytes);
  }

  public OutgoingRequest withRedirects(int most) {
    return new OutgoingRequest(
        method, address, headers, body, network, most, limit, mostResponseBytes);
  }

  public OutgoingRequest withLimit(Duration longest) {
    return new OutgoingRequest(
        method, address, headers, body, network, redirects, longest, mostResponseBytes);
  }

  public OutgoingRequest withMostResponseBytes(int most) {
    return new OutgoingRequest(method, address, headers, body, network, redirects, limit, most);
  }

  private static void within(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(name + " is " + value + ", from 0 to " + most);
    }
  }
}
