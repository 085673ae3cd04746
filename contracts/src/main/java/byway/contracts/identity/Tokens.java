package byway.contracts.identity;

import java.time.Instant;

/** A short-lived access token and the refresh token that gets the next one. */
public record Tokens(
    String accessToken, Instant accessExpiresAt, String refreshToken, Instant refreshExpiresAt) {}
