package byway.kit.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Where a request came from and at what address, as the person who sent it sees it. The one place
 * that says so: behind a proxy the frame's own figures are the proxy's.
 *
 * @param address of the client, as text; limits count by {@link #network}
 * @param secure whether the person's browser speaks HTTPS
 * @param authority host, and port unless it is the scheme's usual one, in small letters
 */
public record Caller(String address, boolean secure, String authority) {
  private static final String KEY = "byway.caller";
  private static final int NETWORK_BYTES = 8;

  /** Of the request that is being answered. */
  public static Caller of(CurrentVertxRequest request) {
    return of(request.getCurrent());
  }

  /** Of this request. */
  public static Caller of(RoutingContext call) {
    Caller caller = call.get(KEY);
    if (caller == null) {
      throw new IllegalStateException("this request was not looked at first");
    }
    return caller;
  }

  static boolean isKnown(RoutingContext call) {
    return call.get(KEY) instanceof Caller;
  }

  void keep(RoutingContext call) {
    call.put(KEY, this);
  }

  public String scheme() {
    return secure ? "https" : "http";
  }

  /** Scheme, host and port, such as {@code https://wifi.example}. */
  public String origin() {
    return scheme() + "://" + authority;
  }

  /**
   * What one client has for itself: an IPv4 address, or the first 64 bits of an IPv6 address,
   * within which everybody makes up addresses at will (RFC 8981).
   */
  public String network() {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      if (bytes.length > 4) {
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
      }
    } catch (IllegalArgumentException | java.net.UnknownHostException e) {
      return address; // no address at all, such as a test's
    }
    return address;
  }
}
