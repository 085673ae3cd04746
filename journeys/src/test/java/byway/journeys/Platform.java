package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.UUID;

/** The services of an installation, asked as another process of it would ask. */
final class Platform {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Installation installation;
  final UUID tenant;

  Platform(Installation installation) {
    this(installation, UUID.randomUUID());
  }

  /** Of an operator that is there already. */
  Platform(Installation installation, UUID tenant) {
    this.installation = installation;
    this.tenant = tenant;
  }

  JsonNode ask(String path) throws IOException {
    return read(installation.get(installation.internalPort, path, headers()).body());
  }

  JsonNode tell(String path, String body) throws IOException {
    return checked(path, installation.post(installation.internalPort, path, json(body), headers()));
  }

  /** Whatever is answered. */
  String answer(String path, String body) throws IOException {
    return installation.post(installation.internalPort, path, json(body), headers()).body();
  }

  JsonNode put(String path, String body) throws IOException {
    return checked(path, installation.put(installation.internalPort, path, json(body), headers()));
  }

  void delete(String path) throws IOException {
    var answer = installation.delete(installation.internalPort, path, headers());
    if (answer.statusCode() >= 400) {
      throw new AssertionError(path + " answered " + answer.body());
    }
  }

  private static String json(String body) {
    return body.replace('\'', '"');
  }

  private static JsonNode checked(String path, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() >= 400) {
      throw new AssertionError(path + " answered " + answer.body());
    }
    return read(answer.body());
  }

  private static JsonNode read(String body) throws IOException {
    return JSON.readTree(body);
  }

  String[] headers() throws IOException {
    return new String[] {
      "Byway-Local-Token",
      Files.readAllLines(installation.data.resolve("local-door")).get(1),
      "Byway-Tenant",
      tenant.toString(),
      "Byway-Principal",
      "PLATFORM",
      "Content-Type",
      "application/json"
    };
  }
}
