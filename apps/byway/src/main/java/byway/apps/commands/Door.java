package byway.apps.commands;

import byway.kit.context.Purpose;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door of a running installation for who may read its data on this machine: its file {@code
 * local-door} says where to ask, and with what.
 */
record Door(URI address, String token, HttpClient http, @Nullable Purpose purpose) {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  static Door of(Map<String, String> environment) throws Ended {
    var file = Path.of(environment.getOrDefault("BYWAY_DATA", "./data")).resolve("local-door");
    try {
      var lines = Files.readAllLines(file);
      return new Door(
          URI.create(lines.getFirst()),
          lines.get(1),
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(LONGEST_CONNECT)
              .build(),
          null);
    } catch (NoSuchFileException e) {
      throw new Ended(
          Ended.UNAVAILABLE,
          "No server has run on %s; set BYWAY_DATA to its data directory."
              .formatted(file.getParent()));
    } catch (IOException e) {
      throw new Ended(Ended.NO_PERMISSION, "%s cannot be read by this user.".formatted(file));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new Ended(
          Ended.UNAVAILABLE, "%s is not whole; start the server again.".formatted(file));
    }
  }

  /** With what the audit log is to say of what is done by it. */
  Door saying(Purpose newPurpose) {
    return new Door(address, token, http, newPurpose);
  }

  JsonNode get(String path) throws Ended {
    return send(null, request(path).GET());
  }

  JsonNode get(UUID tenant, String path) throws Ended {
    return send(tenant, request(path).GET());
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
        .header("Byway-Local-Token", token)
        .header("Byway-Principal", "PLATFORM")
        .header("Content-Type", "application/json");
  }

  private JsonNode send(@Nullable UUID tenant, HttpRequest.Builder request) throws Ended {
    if (tenant != null) {
      request.header("Byway-Tenant", tenant.toString());
    }
    if (purpose != null) {
      request.header("Byway-Purpose", purpose.encode());
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
      // to who does not know the token there is nothing there
      throw new Ended(
          Ended.NO_PERMISSION,
          "The server at %s was started anew with other data.".formatted(address));
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
