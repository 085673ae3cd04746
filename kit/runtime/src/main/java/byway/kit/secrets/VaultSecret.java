package byway.kit.secrets;

import byway.kit.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Root secrets in a store that speaks HashiCorp Vault's HTTP API, as a key-value secret of version
 * 1 or 2 of that engine: its value {@code secrets} has the lines of a file.
 *
 * @param address such as {@code https://vault:8200/v1/secret/data/byway}
 * @param token a file with the token, read at each look, since it is renewed by others
 */
record VaultSecret(URI address, Path token) implements SecretSource {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 64 * 1024;
  private static final String VALUE = "secrets";

  @Override
  public RootSecrets read() throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("X-Vault-Token", Files.readString(token).strip())
            .header("X-Vault-Request", "true")
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer =
          client.send(
              request,
              told -> BodySubscribers.limiting(BodyHandlers.ofByteArray().apply(told), LARGEST));
      if (answer.statusCode() != 200) {
        throw new IOException("it answers with status %d".formatted(answer.statusCode()));
      }
      return RootSecrets.read(value(Json.MAPPER.readTree(answer.body())));
    } catch (IllegalArgumentException e) {
      throw new IOException("what it has cannot be used (%s)".formatted(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("asking it was interrupted", e);
    }
  }

  /** In version 2 of the engine there is data in the data. */
  private static String value(JsonNode answer) throws IOException {
    var data = answer.path("data");
    var value = data.path("data").has(VALUE) ? data.path("data").path(VALUE) : data.path(VALUE);
    if (!value.isTextual()) {
      throw new IOException("it has no text called \"%s\" there".formatted(VALUE));
    }
    return value.asText();
  }

  @Override
  public String place() {
    return address.getHost();
  }
}
