package byway.operations.installation.api;

import org.jspecify.annotations.Nullable;

/**
 * Where an installation is to be reached.
 *
 * @param origin scheme, host and port, such as {@code https://wifi.example}
 * @param nonce that a browser brings there
 * @param seenAs the origin at which it came; none before
 */
public record Place(String origin, String nonce, @Nullable String seenAs) {
  public boolean isReached() {
    return origin.equals(seenAs);
  }
}
