package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.RawHttp.Answer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP door of an installation behind TLS: whose word is believed, and what is taken. */
class HttpDoorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROXY = "127.0.0.9";
  private static final int MOST_ASKED = 150;
  private static final String STRANGER = "127.0.0.1";

  /** What anybody can write, to be taken for another, or to be led out of HTTPS. */
  private static final String LIES =
      """
      X-Forwarded-Proto: http
      X-Forwarded-Host: evil.example
      X-Forwarded-For: 9.9.9.9
      Forwarded: for=8.8.8.8;proto=http;host=evil.example
      """;

  @TempDir static Path data;
  private static Installation byway;
  private static RawHttp raw;
  private static String origin;

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

  private static void operator(String host) throws IOException {
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

  @ParameterizedTest
  @ValueSource(strings = {STRANGER, PROXY})
  void whatever_anybody_says_cookies_and_redirects_stay_with_https(String from) throws IOException {
    var page = raw.send(from, "GET /sign-in HTTP/1.1\nHost: HOST\n" + lies(from) + "\n");
    assertThat(page.one("Set-Cookie"))
        .startsWith("__Host-byway_form=")
        .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    assertThat(page.one("Strict-Transport-Security")).startsWith("max-age=");
    var redirect = raw.send(from, "GET /dashboard HTTP/1.1\nHost: HOST\n" + lies(from) + "\n");
    assertThat(redirect.status()).isEqualTo(303);
    assertThat(redirect.one("Location")).startsWith(origin + "/sign-in?next=");
  }

  /** A proxy may say that somebody came in the clear; it never says another host here. */
  private static String lies(String from) {
    return from.equals(PROXY) ? "X-Forwarded-Proto: http\nX-Forwarded-For: 198.51.100.7\n" : LIES;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nothing", "/look/look.css", "/health", "/api/v1/packs", "/dashboard"})
  void every_answer_tells_browsers_to_stay_with_https(String path) throws IOException {
    var answer = get(path, "");
    assertThat(answer.one("Strict-Transport-Security")).isEqualTo("max-age=31536000");
  }

  @Test
  void clients_behind_a_proxy_are_counted_apart_and_a_stranger_cannot_pass_for_many()
      throws IOException {
    assertThat(asked(PROXY, "198.51.100.20")).isBetween(60, MOST_ASKED);
    assertThat(asked(PROXY, "1.2.3.4, 198.51.100.20")).isLessThan(60);
    assertThat(packs(PROXY, "198.51.100.21").status()).isEqualTo(200);
    assertThat(asked("127.0.0.30", "%d.2.3.4")).isBetween(60, MOST_ASKED);
  }

  /** How often one may ask before it is told to wait; buckets fill up meanwhile. */
  private static int asked(String from, String forwarded) throws IOException {
    for (int i = 1; i <= MOST_ASKED; i++) {
      var answer = packs(from, forwarded.replace("%d", Integer.toString(i)));
      if (answer.status() == 429) {
        assertThat(answer.header("Retry-After")).hasSize(1);
        return i - 1;
      }
    }
    return MOST_ASKED + 1;
  }

  private static Answer packs(String from, String forwarded) throws IOException {
    return raw.send(
        from,
        "GET /api/v1/packs HTTP/1.1\nHost: HOST\nX-Forwarded-For: %s\nConnection: close\n\n"
            .formatted(forwarded));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1;Host: HOST;Host: HOST;;                             | 400 | host_invalid",
        "GET / HTTP/1.1;Host: HOST;Host: other.example;;                    | 400 | host_invalid",
        "GET / HTTP/1.1;;                                                   | 400 | host_invalid",
        "GET / HTTP/1.1;Host: me@HOST;;                                     | 400 | host_invalid",
        "GET http://me@HOST/ HTTP/1.1;Host: HOST;;                          | 400 | host_invalid",
        "POST /x HTTP/1.1;Host: HOST;Content-Length: 5;Transfer-Encoding: chunked;;0;; | 400 | malformed",
        "POST /x HTTP/1.1;Host: HOST;Transfer-Encoding: chunked;Content-Length: 5;;0;; | 400 | malformed",
        "POST /x HTTP/1.1;Host: HOST;Transfer-Encoding: gzip, chunked;;0;;  | 400 | malformed",
        "POST /x HTTP/1.1;Host: HOST;Transfer-Encoding: identity;;          | 400 | malformed",
        "POST /x HTTP/1.0;Host: HOST;Transfer-Encoding: chunked;;0;;        | 400 | malformed",
        "POST /x HTTP/1.1;Host: HOST;Content-Length: 2;Content-Length: 3;;{} | 400 | malformed",
        "POST /x HTTP/1.1;Host: HOST;Content-Length: -1;;                   | 400 | malformed",
        "GET / HTTP/1.1;Host: HOST;X : y;;                                  | 400 | malformed",
        "GET /a/../b HTTP/1.1;Host: HOST;;                                  | 400 | path_invalid",
        "GET //internal/x HTTP/1.1;Host: HOST;;                             | 400 | path_invalid",
        "GET /internal%2fx HTTP/1.1;Host: HOST;;                            | 400 | path_invalid",
        "GET /%zz HTTP/1.1;Host: HOST;;                                     | 400 | path_invalid"
      })
  void what_can_be_read_in_two_ways_is_refused_and_ends_the_connection(
      String request, int status, String code) throws IOException {
    var answer = raw.send(request.replace(';', '\n'));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(problem(answer)).isEqualTo(code);
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void a_semicolon_in_a_path_opens_nothing() throws IOException {
    var answer = get("/internal;x=1/operations/dead-letters", "");
    assertThat(problem(answer)).isEqualTo("path_invalid");
  }

  @Test
  void what_is_too_long_says_so() throws IOException {
    assertThat(problem(get("/" + "a".repeat(9_000), ""))).isEqualTo("line_too_long");
    assertThat(problem(get("/", "X: " + "a".repeat(20_000) + "\n"))).isEqualTo("headers_too_large");
  }

  @Test
  void the_host_of_an_absolute_target_wins() throws IOException {
    var ours = raw.send("GET http://HOST/api/v1/packs HTTP/1.1\nHost: other.example\n\n");
    assertThat(ours.status()).isEqualTo(200);
    var others = raw.send("GET http://other.example/api/v1/packs HTTP/1.1\nHost: HOST\n\n");
    assertThat(problem(others)).isEqualTo("unknown_host");
  }

  @Test
  void who_sends_a_byte_now_and_then_is_not_waited_for() throws IOException {
    var head = "POST /api/v1/sign-in HTTP/1.1\nHost: HOST\nContent-Type: application/json\n";
    assertThat(trickle(head + "Content-Length: 1000\n\n")).isEqualTo("too_slow");
    assertThat(trickle(head + "Transfer-Encoding: chunked\n\n3e8\n")).isEqualTo("too_slow");
    assertThat(trickle("GET / HTTP/1.1\nHost: HOST\nX-Long: ")).isEqualTo("too_slow");
  }

  private static boolean isAnsweredAfterAByte(Socket socket) {
    try {
      socket.getOutputStream().write('1');
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String trickle(String begin) throws IOException {
    try (var socket = raw.open(STRANGER)) {
      var out = socket.getOutputStream();
      out.write(
          begin
              .replace("HOST", "127.0.0.1:" + byway.httpPort)
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      Poll.until("it is answered", Poll.PATIENCE, () -> isAnsweredAfterAByte(socket));
      var answer = RawHttp.read(socket);
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.closed()).isTrue();
      return problem(answer);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET     | /api/v1/sign-in   | 405 | OPTIONS, POST",
        "PUT     | /api/v1/packs     | 405 | GET, HEAD, OPTIONS",
        "PATCH   | /api/v1/orders    | 405 | OPTIONS, POST",
        "DELETE  | /api/v1/me        | 405 | GET, HEAD, OPTIONS",
        "GET     | /language         | 405 | OPTIONS, POST",
        "POST    | /health           | 405 | GET, HEAD, OPTIONS",
        "TRACE   | /                 | 405 | GET, HEAD, OPTIONS",
        "OPTIONS | /api/v1/packs     | 204 | GET, HEAD, OPTIONS",
        "OPTIONS | /api/v1/orders    | 204 | OPTIONS, POST",
        "OPTIONS | /sign-in          | 204 | GET, HEAD, OPTIONS, POST"
      })
  void each_address_tells_the_methods_that_it_takes(
      String method, String path, int status, String allow) throws IOException {
    var answer = ask(method, path, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.one("Allow")).isEqualTo(allow);
    if (status == 405) {
      assertThat(problem(answer)).isEqualTo("method_not_allowed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPTIONS,/nothing",
    "POST,/nothing",
    "DELETE,/api/v1/nothing",
    "GET,/api/v1/nothing",
    "OPTIONS,/api/v1/nothing",
    "GET,/nothing/at/all",
    "PUT,/look/none/x"
  })
  void nothing_is_at_other_addresses_whatever_the_method(String method, String path)
      throws IOException {
    var answer = ask(method, path, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    assertThat(problem(answer)).isEqualTo("not_found");
  }

  @Test
  void a_person_gets_a_page_where_a_program_gets_a_problem() throws IOException {
    for (String path : new String[] {"/language", "/nothing"}) {
      var answer = get(path, "Accept: text/html\nAccept-Language: nl\n");
      assertThat(answer.one("Content-Type")).startsWith("text/html");
      assertThat(answer.body()).contains("lang=\"nl\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/packs",
        "/health",
        "/ready",
        "/sign-in",
        "/look/look.css",
        "/api/v1/openapi"
      })
  void whatever_can_be_got_can_be_asked_about(String path) throws IOException {
    var answer = ask("HEAD", path, "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/packs        | Accept: text/xml                       | 406 | not_acceptable",
        "/api/v1/packs/x      | Accept: text/xml                       | 404 | not_found"
      })
  void what_cannot_be_answered_as_asked_is_a_problem(
      String path, String header, int status, String code) throws IOException {
    var answer = get(path, header + "\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(problem(answer)).isEqualTo(code);
  }

  @Test
  void what_may_be_compressed_says_so() throws IOException {
    for (String path : new String[] {"/sign-in", "/look/look.css", "/api/v1/openapi"}) {
      var answer = get(path, "Accept-Encoding: gzip\n");
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.header("Vary")).anyMatch(vary -> vary.equalsIgnoreCase("Accept-Encoding"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'email':'a@b.example','password':'x','colour':'red'}      | unknown_member",
        "{'email':'a@b.example','email':'c@b.example','password':'x'} | malformed",
        "{'email':'a@b.example','password':'x'} {}                  | malformed",
        "{'email':'a@b.example','password':123}                     | malformed",
        "{'email':'a@b.example','password':true}                    | malformed",
        "{'email':'a@b.example','password':1e99999}                 | malformed",
        "{'email':                                                  | malformed"
      })
  void json_is_read_strictly(String body, String code) throws IOException {
    var answer = post(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "application/json");
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(problem(answer)).isEqualTo(code);
    assertThat(code.equals("unknown_member")).isEqualTo(answer.body().contains("colour"));
  }

  @Test
  void bytes_that_are_no_json_at_all_are_the_askers_mistake() throws IOException {
    var deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(problem(post(deep.getBytes(StandardCharsets.UTF_8), "application/json")))
        .isEqualTo("malformed");
    var broken = new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    assertThat(problem(post(broken, "application/json"))).isEqualTo("malformed");
    var latin = "{\"email\":\"a@b.example\",\"password\":\"é\"}";
    var answer =
        post(latin.getBytes(StandardCharsets.ISO_8859_1), "application/json; charset=iso-8859-1");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(problem(answer)).isEqualTo("unsupported_media_type");
    assertThat(problem(post("{}".getBytes(StandardCharsets.UTF_8), "text/plain")))
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void who_does_not_know_the_secret_learns_nothing_of_what_is_inside() throws IOException {
    var answers =
        java.util.List.of(
            get("/internal/operations/dead-letters", ""),
            get("/internal/nothing", ""),
            get("/internal/tenants", "Byway-Secret: wrong\n"),
            ask("PUT", "/internal/tenants", ""),
            ask("OPTIONS", "/internal/tenants", ""),
            get("/%69nternal/tenants", ""));
    for (var answer : answers) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(answers.getFirst().body());
    }
  }

  @Test
  void figures_and_reasons_are_at_the_management_port_alone() throws IOException {
    for (String path : new String[] {"/metrics", "/q/health", "/q/metrics", "/q/health/ready"}) {
      assertThat(get(path, "").status()).as(path).isEqualTo(404);
    }
    assertThat(byway.get(byway.managementPort, "/metrics").body()).contains("byway_refusals_total");
    assertThat(byway.get(byway.managementPort, "/health").statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(get("/ready", "").body())).hasSize(1);
  }

  private static Answer get(String path, String headers) throws IOException {
    return ask("GET", path, headers);
  }

  private static Answer ask(String method, String path, String headers) throws IOException {
    return raw.send(
        "127.0.0.40",
        method + " " + path + " HTTP/1.1\nHost: HOST\nConnection: close\n" + headers + "\n");
  }

  private static Answer post(byte[] body, String type) throws IOException {
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

  private static String problem(Answer answer) throws IOException {
    assertThat(answer.one("Content-Type")).startsWith("application/problem+json");
    var body = answer.body();
    int from = body.indexOf('{');
    return JSON.readTree(body.substring(from, body.lastIndexOf('}') + 1)).get("code").asText();
  }
}
