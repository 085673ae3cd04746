package byway.people.identity.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A short-lived access token and the refresh token that gets the next one.
 *
 * @param device to be kept after the session has ended, and sent with the next sign-in: it opens
 *     nothing, but keeps strangers' guesses apart from this browser's; none where it was refreshed
 */
public record Tokens(
    String accessToken,
    Instant accessExpiresAt,
    String refreshToken,
    Instant refreshExpiresAt,
    @Nullable String device) {
  @Override
  public String toString() {
    return "Tokens[hidden]";
  }
}
