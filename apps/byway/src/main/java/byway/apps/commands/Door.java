package byway.apps.commands;

import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of a running installation for who knows its secret: of {@code BYWAY_SECRET}, or in the
 * data directory. It is found at {@code BYWAY_URL}, or on this machine at {@code BYWAY_HTTP_PORT}.
 */
record Door(URI address, String secret, HttpClient http) {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  static Door of(Map<String, String> environment) throws Ended {
    var address =
        environment.getOrDefault(
            "BYWAY_URL", "http://127.0.0.1:" + environment.getOrDefault("BYWAY_HTTP_PORT", "8080"));
    return new Door(
        uri(address),
        secret(environment),
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .build());
  }

  private static URI uri(String address) throws Ended {
    try {
      var uri = URI.create(address);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Ended(Ended.USAGE, "BYWAY_URL is \"%s\": no address".formatted(address));
  }

  private static String secret(Map<String, String> environment) throws Ended {
    var given = environment.getOrDefault("BYWAY_SECRET", "");
    if (!given.isBlank()) {
      return given;
    }
    var file = Path.of(environment.getOrDefault("BYWAY_DATA", "./data")).resolve("secret");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Ended(
          Ended.NO_PERMISSION,
          "Set BYWAY_SECRET, or BYWAY_DATA to the server's data directory: %s cannot be read."
              .formatted(file));
    }
  }

  JsonNode get(String path) throws Ended {
    return send(null, request(path).GET());
  }

  JsonNode post(@Nullable UUID tenant, String path, Object body) throws Ended {
    return send(tenant, request(path).POST(json(body)));
  }

  JsonNode put(String path, Object body) throws Ended {
    return send(null, request(path).PUT(json(body)));
  }

  JsonNode delete(String path) throws Ended {
    return send(null, request(path).DELETE());
  }

  static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(LONGEST_ANSWER)
        .header("Byway-Secret", secret)
        .header("Byway-Principal", "PLATFORM")
        .header("Content-Type", "application/json");
  }

  private JsonNode send(@Nullable UUID tenant, HttpRequest.Builder request) throws Ended {
    if (tenant != null) {
      request.header("Byway-Tenant", tenant.toString());
    }
    try {
      return read(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new Ended(
          Ended.UNAVAILABLE, "No Byway answers at %s; is it running?".formatted(address));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Ended(Ended.UNAVAILABLE, "It was stopped before there was an answer.");
    }
  }

  private JsonNode read(HttpResponse<String> answer) throws Ended {
    var body = tree(answer.body());
    if (answer.statusCode() < 400) {
      return body;
    }
    var code = body.path("code").asText();
    var detail = body.path("detail").asText(code);
    if (answer.statusCode() == 404 && detail.startsWith("what you asked for")) {
      // to who does not know the secret there is nothing there
      throw new Ended(
          Ended.NO_PERMISSION, "The secret is not that of the server at %s.".formatted(address));
    }
    throw switch (answer.statusCode()) {
      case 404 -> new Ended(Ended.DATA, detail);
      case 503 -> new Ended(Ended.UNAVAILABLE, detail);
      default -> new Ended(Ended.REFUSED, detail.isEmpty() ? "It was refused." : detail);
    };
  }

  private JsonNode tree(String text) throws Ended {
    try {
      return text.isEmpty() ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Ended(Ended.UNAVAILABLE, "What answers at %s is no Byway.".formatted(address));
    }
  }

  @Override
  public String toString() {
    return "Door[" + address + "]";
  }
}
