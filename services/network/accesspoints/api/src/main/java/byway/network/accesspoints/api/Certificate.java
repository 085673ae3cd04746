package byway.network.accesspoints.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that a client has proven to hold.
 *
 * @param names at most 16: its SHA-256 in lower-case hexadecimal; and, where an authority of the
 *     installation vouches for it, its DNS names
 * @param nasIdentifier what the access point calls itself, empty where it does not; none to ask
 *     whether anybody is known by it
 */
public record Certificate(List<String> names, @Nullable String nasIdentifier) {
  public Certificate {
    names = List.copyOf(names);
  }
}
