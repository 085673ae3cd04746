package byway.people.identity;

import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SetProviderResult.NotTaken;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, 3), as far as it matters here.
 *
 * @param person where it tells more of who signed in
 * @param takesBasic whether the client shows itself in a header, as is usual
 * @param namesItself whether each of its answers says that it is from there (RFC 9207)
 */
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    @Nullable URI person,
    boolean takesBasic,
    boolean namesItself) {
  private static final String BASIC = "client_secret_basic";
  private static final String POST = "client_secret_post";

  /** What it is, or why it will not do. */
  sealed interface Read {}

  record Good(ProviderMetadata metadata) implements Read {}

  record Bad(NotTaken why) implements Read {}

  static Read read(JsonNode json, String issuer) {
    var said = json.path("issuer").asText("");
    if (!said.equals(issuer)) {
      return bad(Fault.ISSUER_OTHER, said.length() > 200 ? said.substring(0, 200) : said);
    }
    var authorization = uri(json, "authorization_endpoint");
    var token = uri(json, "token_endpoint");
    var keys = uri(json, "jwks_uri");
    if (authorization.isEmpty() || token.isEmpty() || keys.isEmpty()) {
      return bad(
          Fault.NOT_ENOUGH, "authorization_endpoint, token_endpoint and jwks_uri are needed");
    }
    if (!texts(json, "response_types_supported", "code").contains("code")) {
      return bad(Fault.NOT_ENOUGH, "response_types_supported has no code");
    }
    // Where it is not said, RFC 8414 has it as unknown and not as unsupported.
    if (!texts(json, "code_challenge_methods_supported", "S256").contains("S256")) {
      return bad(Fault.NOT_ENOUGH, "code_challenge_methods_supported has no S256");
    }
    var methods = texts(json, "token_endpoint_auth_methods_supported", BASIC);
    if (!methods.contains(BASIC) && !methods.contains(POST)) {
      return bad(Fault.NOT_ENOUGH, "token_endpoint_auth_methods_supported has no client_secret");
    }
    var signed = texts(json, "id_token_signing_alg_values_supported", "RS256");
    if (signed.stream().noneMatch(IdTokens.ALGORITHMS::contains)) {
      return bad(Fault.NOT_ENOUGH, "id_token_signing_alg_values_supported has none that we know");
    }
    return new Good(
        new ProviderMetadata(
            authorization.get(),
            token.get(),
            keys.get(),
            uri(json, "userinfo_endpoint").orElse(null),
            methods.contains(BASIC),
            json.path("authorization_response_iss_parameter_supported").asBoolean(false)));
  }

  private static Read bad(Fault fault, String words) {
    return new Bad(new NotTaken(fault, words));
  }

  private static Optional<URI> uri(JsonNode json, String name) {
    var text = json.path(name).asText("");
    try {
      var address = new URI(text);
      return address.getHost() == null || address.getRawFragment() != null
          ? Optional.empty()
          : Optional.of(address);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode json, String name, String usual) {
    var listed = json.path(name);
    if (!listed.isArray()) {
      return List.of(usual);
    }
    var texts = new ArrayList<String>();
    listed.forEach(one -> texts.add(one.asText("")));
    return texts;
  }
}
