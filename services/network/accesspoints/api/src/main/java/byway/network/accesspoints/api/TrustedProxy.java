package byway.network.accesspoints.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server in front of the platform that an operator trusts.
 *
 * @param vouches whether it is believed that somebody has proven who they are
 * @param checksKeys whether it is given hashes of network keys
 * @param hasSecret whether a secret has been made, without which it is nobody
 * @param accessPoints how many are behind it
 * @param usedAt when it last proved itself, to within a minute; none where it never has
 */
public record TrustedProxy(
    UUID proxyId,
    String name,
    List<String> ranges,
    boolean vouches,
    boolean checksKeys,
    boolean hasSecret,
    long accessPoints,
    @Nullable Instant usedAt) {
  public TrustedProxy {
    ranges = List.copyOf(ranges);
  }
}
