package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** A trusted proxy as staff make one, which asks as FreeRADIUS does by its REST module. */
final class TrustedProxyClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROXIES = "/internal/accesspoints/proxies";

  final UUID id = UUID.randomUUID();
  private final RadiusServer server;
  String secret;

  TrustedProxyClient(RadiusServer server, boolean vouches, boolean checksKeys) throws IOException {
    this.server = server;
    set("127.0.0.1/32", vouches, checksKeys);
    this.secret = renewSecret();
  }

  void set(String range, boolean vouches, boolean checksKeys) throws IOException {
    server.here.put(
        PROXIES,
        "{'proxyId':'%s','name':'A proxy','ranges':['%s'],'vouches':%s,'checksKeys':%s}"
            .formatted(id, range, vouches, checksKeys));
  }

  String renewSecret() throws IOException {
    return server.here.tell(PROXIES + "/" + id + "/secret", "").get("secret").asText();
  }

  JsonNode seen() throws IOException {
    return server.here.ask(PROXIES + "/" + id);
  }

  void remove() throws IOException {
    server.here.delete(PROXIES + "/" + id);
  }

  void placeBefore(UUID device) throws IOException {
    server.here.put(PROXIES + "/before/" + device, "{'proxyIds':['%s']}".formatted(id));
  }

  HttpResponse<String> ask(String door, UUID device, String body) throws IOException {
    return ask(server, door, device, id + ":" + secret, body);
  }

  static HttpResponse<String> ask(
      RadiusServer server, String door, UUID device, String proof, String body) throws IOException {
    var basic = Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8));
    return server.post(
        "/api/radius/" + door + "?access-point=" + device,
        body,
        "Authorization",
        "Basic " + basic,
        "Content-Type",
        "application/json");
  }

  /**
   * A request's attributes.
   *
   * @param more names and values, one after the other
   */
  static String says(String name, String mac, String... more) {
    var all = JSON.createObjectNode();
    put(all, "User-Name", name);
    put(all, "Calling-Station-Id", mac);
    for (int i = 0; i < more.length; i += 2) {
      put(all, more[i], more[i + 1]);
    }
    return all.toString();
  }

  private static void put(ObjectNode all, String name, String value) {
    all.putObject(name).putArray("value").add(value);
  }

  /** An attribute of an answer; empty where there is none. */
  static String of(HttpResponse<String> answer, String name) throws IOException {
    return JSON.readTree(answer.body()).path(name).asText("");
  }
}
