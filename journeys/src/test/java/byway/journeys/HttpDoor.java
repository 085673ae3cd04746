package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.RawHttp.Answer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A platform behind a trusted proxy, and HTTP to the byte. */
abstract class HttpDoor {
  static final ObjectMapper JSON = new ObjectMapper();

  static final String PROXY = "127.0.0.9";

  static final int MOST_ASKED = 150;

  static final String STRANGER = "127.0.0.1";

  /** What anybody can write, to be taken for another, or to be led out of HTTPS. */
  static final String LIES =
      """
      X-Forwarded-Proto: http
      X-Forwarded-Host: evil.example
      X-Forwarded-For: 9.9.9.9
      Forwarded: for=8.8.8.8;proto=http;host=evil.example
      """;

  @TempDir static Path data;

  static Installation byway;

  static RawHttp raw;

  static String origin;

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    origin = "https://127.0.0.1:" + byway.httpPort;
    var settings = byway.settings();
    settings.put("BYWAY_PUBLIC_URL", origin);
    settings.put("BYWAY_TRUSTED_PROXIES", PROXY);
    settings.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
    settings.put("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "true");
    settings.put("JAVA_TOOL_OPTIONS", "-Dbyway.http.patience-millis=2000");
    var server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    raw = new RawHttp(byway.httpPort);
    operator("127.0.0.1:" + byway.httpPort);
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  static void operator(String host) throws IOException {
    var platform = new Platform(byway);
    var unused =
        platform.tell(
            "/internal/tenants",
            """
            {'id':'%s','slug':'here','name':'Here','hosts':['%s'],'currency':'EUR','settings':{
             'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,
             'deviceBonusesPerDay':0,'sliceBytes':1000000000}}
            """
                .formatted(platform.tenant, host));
  }

  static Answer get(String path, String headers) throws IOException {
    return ask("GET", path, headers);
  }

  static Answer ask(String method, String path, String headers) throws IOException {
    return raw.send(
        "127.0.0.40",
        method + " " + path + " HTTP/1.1\nHost: HOST\nConnection: close\n" + headers + "\n");
  }

  static Answer post(byte[] body, String type) throws IOException {
    var head =
        """
        POST /api/v1/sign-in HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: %s\r
        Content-Length: %d\r
        Connection: close\r
        \r
        """
            .formatted(byway.httpPort, type, body.length)
            .getBytes(StandardCharsets.ISO_8859_1);
    var all = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return raw.sendBytes("127.0.0.41", all);
  }

  static String problem(Answer answer) throws IOException {
    assertThat(answer.one("Content-Type")).startsWith("application/problem+json");
    var body = answer.body();
    int from = body.indexOf('{');
    return JSON.readTree(body.substring(from, body.lastIndexOf('}') + 1)).get("code").asText();
  }
}
