package byway.people.identity;

import byway.kit.json.Json;
import byway.people.identity.KeptPasskeys.Kept;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a browser and what it answers (WebAuthn level 3). Who made the authenticator is
 * not asked: any will do. A member of staff must have been recognised by it (a finger, a PIN); of a
 * customer that is wished for.
 */
@Singleton
final class WebAuthn {
  private static final Logger LOG = Logger.getLogger(WebAuthn.class);
  private static final int LONGEST_ANSWER = 16_000;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);

  /** A key that a browser has made. */
  record Made(
      byte[] credentialId,
      byte[] credential,
      long counter,
      boolean isVerifying,
      boolean isBackupEligible,
      boolean isBackedUp) {}

  /** How an answer was found to be. */
  sealed interface Signed {}

  record Right(long counter, boolean isVerified, boolean isBackedUp) implements Signed {}

  record Wrong() implements Signed {}

  /** The key is right, and its counter went back. */
  record Copied() implements Signed {}

  String toMake(Site site, String operator, Person person, byte[] challenge, List<Kept> has) {
    var json = options(challenge);
    json.putObject("rp").put("id", site.host()).put("name", operator);
    json.putObject("user")
        .put("id", BASE64.encodeToString(handle(person.id())))
        .put("name", person.email())
        .put("displayName", person.name());
    var algorithms = json.putArray("pubKeyCredParams");
    ALGORITHMS.forEach(
        one -> algorithms.addObject().put("type", "public-key").put("alg", one.getValue()));
    var excluded = json.putArray("excludeCredentials");
    has.stream()
        .filter(kept -> kept.host().equals(site.host()))
        .forEach(
            kept ->
                excluded
                    .addObject()
                    .put("type", "public-key")
                    .put("id", BASE64.encodeToString(kept.credentialId())));
    json.putObject("authenticatorSelection")
        .put("residentKey", "required")
        .put("requireResidentKey", true)
        .put("userVerification", verification(person.kind()));
    json.put("attestation", "none");
    return json.toString();
  }

  String toSign(Site site, PersonKind kind, byte[] challenge) {
    return options(challenge)
        .put("rpId", site.host())
        .put("userVerification", verification(kind))
        .toString();
  }

  private static ObjectNode options(byte[] challenge) {
    return Json.MAPPER
        .createObjectNode()
        .put("challenge", BASE64.encodeToString(challenge))
        .put("timeout", Challenges.GOOD.toMillis());
  }

  private static String verification(PersonKind kind) {
    return isVerificationNeeded(kind) ? "required" : "preferred";
  }

  private static boolean isVerificationNeeded(PersonKind kind) {
    return kind == PersonKind.STAFF;
  }

  /** The bytes by which an authenticator knows somebody. */
  static byte[] handle(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** What a browser answered that was to make a key; none where it cannot be read. */
  @Nullable RegistrationData made(String response) {
    try {
      return response.length() > LONGEST_ANSWER
          ? null
          : manager.parseRegistrationResponseJSON(response);
    } catch (RuntimeException e) { // whatever the library makes of what strangers send
      LOG.debugf("a browser's answer cannot be read: %s", e.getClass().getSimpleName());
      return null;
    }
  }

  /** The same of one that was to sign. */
  @Nullable AuthenticationData signed(String response) {
    try {
      return response.length() > LONGEST_ANSWER
          ? null
          : manager.parseAuthenticationResponseJSON(response);
    } catch (RuntimeException e) {
      LOG.debugf("a browser's answer cannot be read: %s", e.getClass().getSimpleName());
      return null;
    }
  }

  /** The key, where all of WebAuthn 7.1 holds. */
  @Nullable Made check(RegistrationData data, Site site, PersonKind kind, byte[] challenge) {
    var algorithms =
        ALGORITHMS.stream()
            .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
            .toList();
    try {
      var unused =
          manager.verify(
              data,
              new RegistrationParameters(
                  property(site, challenge), algorithms, isVerificationNeeded(kind), true));
    } catch (RuntimeException e) {
      LOG.debugf("a passkey is not taken: %s", e.getClass().getSimpleName());
      return null;
    }
    var object = data.getAttestationObject();
    var credential =
        object == null ? null : object.getAuthenticatorData().getAttestedCredentialData();
    if (object == null || credential == null) {
      return null;
    }
    var said = object.getAuthenticatorData();
    return new Made(
        credential.getCredentialId(),
        credentials.convert(credential),
        said.getSignCount(),
        said.isFlagUV(),
        said.isFlagBE(),
        said.isFlagBS());
  }

  /** Whether all of WebAuthn 7.2 holds. */
  Signed check(AuthenticationData data, Kept kept, Site site, PersonKind kind, byte[] challenge) {
    var known =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            kept.isVerifying(),
            kept.isBackupEligible(),
            kept.isBackedUp(),
            kept.counter(),
            credentials.convert(kept.credential()),
            new AuthenticationExtensionsAuthenticatorOutputs<>(),
            null,
            null,
            null);
    try {
      var unused =
          manager.verify(
              data,
              new AuthenticationParameters(
                  property(site, challenge), known, null, isVerificationNeeded(kind), true));
    } catch (MaliciousCounterValueException e) {
      return new Copied();
    } catch (RuntimeException e) {
      LOG.debugf("a passkey proves nothing: %s", e.getClass().getSimpleName());
      return new Wrong();
    }
    var said = data.getAuthenticatorData();
    return said == null
        ? new Wrong()
        : new Right(said.getSignCount(), said.isFlagUV(), said.isFlagBS());
  }

  private static ServerProperty property(Site site, byte[] challenge) {
    return new ServerProperty(
        new Origin(site.origin()), site.host(), new DefaultChallenge(challenge));
  }
}
