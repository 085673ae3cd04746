package byway.people.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** What a provider signs about who has signed in there (OpenID Connect Core 1.0, 3.1.3.7). */
final class IdTokens {
  /** With keys that only the provider has: nothing that is signed with a shared secret, or none. */
  static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  private static final Logger LOG = Logger.getLogger(IdTokens.class);
  private static final int SKEW_SECONDS = 60;
  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST = 16_384;

  private IdTokens() {}

  /**
   * Who has signed in there.
   *
   * @param authenticatedAt when they were asked for it; none where that is not told
   * @param email none where the token does not tell one
   */
  record Claims(
      String subject,
      @Nullable Instant authenticatedAt,
      @Nullable String email,
      boolean isEmailProven) {}

  /** None where it cannot be believed; why is for the log of who runs the platform. */
  static Optional<Claims> read(
      String token, JsonWebKeySet keys, String issuer, String clientId, String nonce, Instant now) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    var consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)))
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
            .setExpectedIssuer(true, issuer)
            .setExpectedAudience(true, clientId)
            .setRequireSubject()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
            .setAllowedClockSkewInSeconds(SKEW_SECONDS)
            .build();
    try {
      return claims(consumer.processToClaims(token), clientId, nonce);
    } catch (InvalidJwtException | MalformedClaimException e) {
      LOG.infof("a provider's token is not believed: %s", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Optional<Claims> claims(JwtClaims claims, String clientId, String nonce)
      throws MalformedClaimException {
    var given = claims.getStringClaimValue("nonce");
    var authorized = claims.getStringClaimValue("azp");
    boolean isForUs =
        authorized == null ? claims.getAudience().size() == 1 : authorized.equals(clientId);
    var subject = claims.getSubject();
    if (given == null
        || !MessageDigest.isEqual(bytes(given), bytes(nonce))
        || !isForUs
        || subject.isEmpty()
        || subject.length() > LONGEST_SUBJECT) {
      return Optional.empty();
    }
    var authenticated = claims.getNumericDateClaimValue("auth_time");
    return Optional.of(
        new Claims(
            subject,
            authenticated == null ? null : Instant.ofEpochSecond(authenticated.getValue()),
            claims.getStringClaimValue("email"),
            isTrue(claims.getClaimValue("email_verified"))));
  }

  /** Some write it as a text. */
  static boolean isTrue(@Nullable Object said) {
    return Boolean.TRUE.equals(said) || "true".equals(said);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
