package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Tokens that are believed, and those of who would like to be. */
class IdTokensTest {
  private static final String ISSUER = "https://login.example";
  private static final String CLIENT = "byway";
  private static final String NONCE = "the nonce of this sign-in";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final RsaJsonWebKey KEY = key("theirs");
  private static final JsonWebKeySet KEYS = new JsonWebKeySet(KEY);

  private static RsaJsonWebKey key(String id) {
    try {
      var key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JwtClaims claims(Consumer<JwtClaims> changed) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(CLIENT);
    claims.setSubject("248289761001");
    claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 300));
    claims.setStringClaim("nonce", NONCE);
    changed.accept(claims);
    return claims;
  }

  private static String signed(RsaJsonWebKey key, Consumer<JwtClaims> changed) {
    return signed(
        changed,
        jws -> {
          jws.setKey(key.getPrivateKey());
          jws.setKeyIdHeaderValue("theirs");
          jws.setAlgorithmHeaderValue("RS256");
        });
  }

  private static String signed(Consumer<JwtClaims> changed, Consumer<JsonWebSignature> by) {
    var jws = new JsonWebSignature();
    jws.setPayload(claims(changed).toJson());
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    by.accept(jws);
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<IdTokens.Claims> read(String token) {
    return IdTokens.read(token, KEYS, ISSUER, CLIENT, NONCE, NOW);
  }

  @Test
  void one_that_the_provider_has_signed_for_us_now_is_believed() {
    var token =
        signed(
            KEY,
            claims -> {
              claims.setStringClaim("email", "sam@example.org");
              claims.setClaim("email_verified", "true");
              claims.setClaim("auth_time", NOW.getEpochSecond() - 60);
            });
    assertThat(read(token))
        .contains(
            new IdTokens.Claims("248289761001", NOW.minusSeconds(60), "sam@example.org", true));
    assertThat(read(signed(KEY, claims -> {})).orElseThrow().isEmailProven()).isFalse();
  }

  @Test
  void another_key_no_signature_and_one_with_what_everybody_can_read_are_not() {
    assertThat(read(signed(key("theirs"), claims -> {}))).isEmpty();
    assertThat(read(signed(claims -> {}, jws -> jws.setAlgorithmHeaderValue("none")))).isEmpty();
    var shared =
        signed(
            claims -> {},
            jws -> {
              jws.setKey(new HmacKey(KEY.getPublicKey().getEncoded()));
              jws.setKeyIdHeaderValue("theirs");
              jws.setAlgorithmHeaderValue("HS256");
            });
    assertThat(read(shared)).as("the public key as a shared secret").isEmpty();
    for (var rubbish : List.of("", ".", "a.b.c", "x".repeat(20_000))) {
      assertThat(read(rubbish)).isEmpty();
    }
  }

  @Test
  void one_for_another_of_another_or_of_another_time_is_not() {
    List<Consumer<JwtClaims>> wrong =
        List.of(
            claims -> claims.setIssuer("https://login.example/"),
            claims -> claims.setAudience("another"),
            claims -> claims.setAudience(List.of(CLIENT, "another")),
            claims -> claims.setStringClaim("azp", "another"),
            claims -> claims.setStringClaim("nonce", "of another sign-in"),
            claims -> claims.unsetClaim("nonce"),
            claims -> claims.unsetClaim("sub"),
            claims -> claims.setSubject("x".repeat(256)),
            claims -> claims.unsetClaim("exp"),
            claims -> claims.unsetClaim("iat"),
            claims -> claims.setClaim("email", 7),
            claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 61)),
            claims -> claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 61)));
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(read(signed(KEY, wrong.get(i)))).as("the wrong one number %d", i).isEmpty();
    }
    var shared =
        signed(
            KEY,
            claims -> {
              claims.setAudience(List.of(CLIENT, "another"));
              claims.setStringClaim("azp", CLIENT);
            });
    assertThat(read(shared)).as("for several, and given to us").isPresent();
  }
}
