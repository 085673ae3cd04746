package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/** The services of an installation, asked as another process of it would ask. */
final class Platform {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Installation installation;
  final UUID tenant = UUID.randomUUID();

  Platform(Installation installation) {
    this.installation = installation;
  }

  JsonNode ask(String path) throws IOException {
    return read(installation.get(installation.httpPort, path, headers()).body());
  }

  JsonNode tell(String path, String body) throws IOException {
    var answer = installation.post(installation.httpPort, path, body.replace('\'', '"'), headers());
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
      "Byway-Secret",
      Files.readString(installation.data.resolve("secret")).strip(),
      "Byway-Tenant",
      tenant.toString(),
      "Byway-Principal",
      "PLATFORM",
      "Content-Type",
      "application/json"
    };
  }
}
