package byway.network.accesspoints.api;

import java.util.List;

/**
 * By which client certificates an access point is known that speaks RADIUS over TLS (RFC 6614
 * section 2.3).
 *
 * @param names at most 4, so that a new one is known before the old one ends; each is the SHA-256
 *     of a certificate in hexadecimal, or a DNS name in a certificate of one of the installation's
 *     authorities
 */
public record Certificates(List<String> names) {
  public Certificates {
    names = List.copyOf(names);
  }
}
