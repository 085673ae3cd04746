package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.RawHttp.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP of any kind may do at the door, and who is believed about where it came from. */
class HttpDoorTest extends HttpDoor {
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

  @Test
  void who_does_not_know_the_secret_learns_nothing_of_what_is_inside() throws IOException {
    var answers =
        java.util.List.of(
            get("/internal/operations/dead-letters", ""),
            get("/internal/nothing", ""),
            get("/internal/tenants", "Byway-Local-Token: wrong\n"),
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
}
