package byway.kit.outgoing;

import java.util.Locale;

/** Why a call has no answer. Stable: programs and metrics go by it. */
public enum Code {
  /** No address that can be called: not absolute, no host, or with a name and password in it. */
  ADDRESS_INVALID,
  /** Not https; or a redirect that leads from https to http. */
  SCHEME_REFUSED,
  /** A port below 1024 that is not the scheme's own. */
  PORT_REFUSED,
  /**
   * It leads to an address that is not of the public internet, nor in a network that is allowed.
   */
  ADDRESS_REFUSED,
  /** A header that is no header, or one that is not the caller's to set. */
  HEADER_INVALID,
  REQUEST_TOO_LARGE,
  /** The last calls of this tenant there failed one after another; later. */
  BREAKER_OPEN,
  /** The tenant has made as many calls as it may in a minute; later. */
  BUDGET_SPENT,
  /** As many calls are under way as may be; later. */
  BUSY,
  /** No such name, or no answer from whoever knows. */
  HOST_UNKNOWN,
  CONNECT_FAILED,
  TLS_FAILED,
  TIMED_OUT,
  /** More hops than the request allows, or in a circle. */
  REDIRECTS_EXCEEDED,
  RESPONSE_TOO_LARGE,
  /** The line broke, or what came is not HTTP. */
  RESPONSE_BROKEN,
  /** The calling thread was interrupted. */
  INTERRUPTED;

  /** As it is told: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
