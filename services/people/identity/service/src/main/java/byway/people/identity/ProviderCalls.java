package byway.people.identity;

import byway.kit.json.Json;
import byway.kit.outgoing.Code;
import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingRequest;
import byway.kit.outgoing.Reply;
import byway.people.identity.api.SetProviderResult.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** What is asked of an operator's provider, all of it through the one guarded client. */
@Singleton
final class ProviderCalls {
  private static final String NETWORK = "sign-in";
  private static final String DESCRIBED_AT = "/.well-known/openid-configuration";

  /** Three of them follow one another while somebody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_WORDS = 200;

  private final Outgoing outgoing;

  ProviderCalls(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /** What came of a question. */
  sealed interface Answer {}

  record Json200(JsonNode json) implements Answer {}

  record Trouble(Fault fault, int status, String words) implements Answer {}

  /** OpenID Connect Discovery 1.0, 4. */
  Answer description(String issuer) {
    var root = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return ask(OutgoingRequest.get(URI.create(root + DESCRIBED_AT)));
  }

  Answer keys(URI at) {
    return ask(OutgoingRequest.get(at));
  }

  /** RFC 6749, 4.1.3, with the client as it says by itself that it takes one. */
  Answer exchange(
      ProviderMetadata metadata, String clientId, String secret, Map<String, String> of) {
    var form = new LinkedHashMap<>(of);
    form.put("grant_type", "authorization_code");
    if (metadata.takesBasic()) {
      var pair = encoded(clientId) + ":" + encoded(secret);
      var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
      return ask(post(metadata.token(), form).withHeader("Authorization", "Basic " + basic));
    }
    form.put("client_id", clientId);
    form.put("client_secret", secret);
    return ask(post(metadata.token(), form));
  }

  private static OutgoingRequest post(URI to, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return OutgoingRequest.post(
        to, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
  }

  /** OpenID Connect Core 1.0, 5.3. */
  Answer person(URI at, String accessToken) {
    return ask(OutgoingRequest.get(at).withHeader("Authorization", "Bearer " + accessToken));
  }

  private Answer ask(OutgoingRequest request) {
    var reply =
        outgoing.send(
            request
                .withHeader("Accept", "application/json")
                .withNetwork(NETWORK)
                .withRedirects(0)
                .withLimit(PATIENCE)
                .withMostResponseBytes(MOST_BYTES));
    return switch (reply) {
      case Reply.Answered answer -> answered(answer);
      case Reply.NotSent not -> new Trouble(fault(not.code()), 0, not.detail());
      case Reply.Unanswered un -> new Trouble(fault(un.code()), 0, un.detail());
    };
  }

  private static Answer answered(Reply.Answered answer) {
    var json = json(answer.body());
    if (answer.status() == 200 && json.isObject()) {
      return new Json200(json);
    }
    var fault = answer.status() >= 500 ? Fault.AWAY : Fault.NOT_DESCRIBED;
    var said = json.path("error").asText("") + " " + json.path("error_description").asText("");
    return new Trouble(fault, answer.status(), words(answer.status() + " " + said));
  }

  /** Of theirs, for a page and a log: one line, and no more than that. */
  private static String words(String said) {
    var line = said.replaceAll("[^\\x20-\\x7e]", " ").strip();
    return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS);
  }

  static JsonNode json(byte[] body) {
    try {
      var read = Json.MAPPER.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** None where they cannot be read. */
  static Optional<JsonWebKeySet> keySet(JsonNode json) {
    try {
      var keys = new JsonWebKeySet(json.toString());
      return keys.getJsonWebKeys().isEmpty() ? Optional.empty() : Optional.of(keys);
    } catch (JoseException e) {
      return Optional.empty();
    }
  }

  private static Fault fault(Code code) {
    return switch (code) {
      case ADDRESS_REFUSED, ADDRESS_INVALID, PORT_REFUSED, SCHEME_REFUSED -> Fault.ADDRESS_REFUSED;
      case TLS_FAILED -> Fault.TLS_FAILED;
      case RESPONSE_TOO_LARGE, RESPONSE_BROKEN -> Fault.NOT_DESCRIBED;
      default -> Fault.AWAY;
    };
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
