package byway.kit.outgoing;

import static byway.kit.outgoing.Client.AT_HOME;
import static byway.kit.outgoing.Client.answered;
import static byway.kit.outgoing.Client.assertNotSent;
import static byway.kit.outgoing.Client.assertUnanswered;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutgoingTest {
  final Client client = new Client(AT_HOME);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void what_is_sent_arrives_and_the_answer_comes_back_whole() throws IOException {
    try (var site =
        Site.plain(
            "127.0.0.1",
            0,
            exchange -> {
              exchange.getResponseHeaders().set("X-Seen", "yes");
              Site.answer(exchange, 202, "thank you");
            })) {
      var hook =
          OutgoingRequest.post(
                  site.at("/hook?a=b"), "application/json", "{}".getBytes(StandardCharsets.UTF_8))
              .withHeader("Authorization", "Bearer x")
              .withNetwork("home");
      var answer = answered(client.send(hook));
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.isSuccess()).isTrue();
      assertThat(answer.header("x-SEEN")).contains("yes");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("thank you");
      var heard = site.heard.getFirst();
      assertThat(heard.method() + heard.path()).isEqualTo("POST/hook?a=b");
      assertThat(heard.authorization()).isEqualTo("Bearer x");
      assertThat(heard.body()).asString().isEqualTo("{}");
      assertThat(client.counted("2xx")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "2130706433",
        "127.1",
        "[::ffff:127.0.0.1]",
        "127.0.0.1."
      })
  void this_machine_is_not_called_in_whatever_way_it_is_written(String host) throws IOException {
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, 200, "secret"))) {
      assertThat(client.send(OutgoingRequest.get(site.named(host, "/"))))
          .isInstanceOf(Reply.NotSent.class);
      assertThat(client.send(OutgoingRequest.get(site.named(host, "/")).withNetwork("other")))
          .isInstanceOf(Reply.NotSent.class);
      assertThat(site.heard).isEmpty();
    }
  }

  @Test
  void a_name_that_comes_to_mean_something_else_between_two_looks_leads_nowhere()
      throws IOException {
    var settings = AT_HOME.withNetworks("home=127.0.0.2/32");
    var answers = new java.util.ArrayDeque<>(java.util.List.of("127.0.0.2", "127.0.0.1"));
    try (var outside =
            Site.plain("127.0.0.2", 0, exchange -> Site.answer(exchange, 200, "outside"));
        var inside =
            Site.plain(
                "127.0.0.1", outside.port(), exchange -> Site.answer(exchange, 200, "inside"));
        var rebound =
            new Client(
                settings,
                host -> java.util.List.of(InetAddress.ofLiteral(answers.removeFirst())))) {
      var hook = outside.named("hook.example", "/");
      assertThat(answered(rebound.get(hook)).body()).asString().isEqualTo("outside");
      assertThat(answers).as("looked up once a call").hasSize(1);
      assertNotSent(rebound.get(hook), Code.ADDRESS_REFUSED);
      assertThat(inside.heard).isEmpty();
      assertThat(rebound.counted("address_refused")).isEqualTo(1);
    }
  }

  @Test
  void where_one_of_two_addresses_is_private_neither_is_called() throws IOException {
    try (var site = Site.plain("127.0.0.2", 0, exchange -> Site.answer(exchange, 200, ""));
        var other = new Client(AT_HOME.withNetworks("home=127.0.0.2/32"))) {
      other.names.put("both.example", java.util.List.of("127.0.0.2", "10.0.0.1"));
      assertNotSent(other.get(site.named("both.example", "/")), Code.ADDRESS_REFUSED);
      assertThat(site.heard).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.org/, SCHEME_REFUSED",
    "file:///etc/passwd, ADDRESS_INVALID",
    "http:///x, ADDRESS_INVALID",
    "https:example.org, ADDRESS_INVALID",
    "/path, ADDRESS_INVALID",
    "https://user:word@example.org/, ADDRESS_INVALID",
    "https://example.org:22/, PORT_REFUSED",
    "https://example.org:80/, PORT_REFUSED",
    "https://example.org:99999/, PORT_REFUSED",
    "http://example.org:443/, PORT_REFUSED",
    "https://example.org:0/, PORT_REFUSED",
    "https://no-such-name.invalid/, HOST_UNKNOWN"
  })
  void an_address_that_cannot_be_called_is_refused_by_what_is_wrong(String address, Code code) {
    assertNotSent(client.send(OutgoingRequest.get(URI.create(address))), code);
    assertThat(client.counted(code.text())).isEqualTo(1);
  }

  @Test
  void http_is_refused_unless_it_is_allowed() {
    try (var usual = new Client(OutgoingSettings.USUAL)) {
      assertNotSent(
          usual.send(OutgoingRequest.get(URI.create("http://example.org/"))), Code.SCHEME_REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource({"Host, a", "content-length, 1", "'a b', c", "X, 'a\r\nEvil: b'", "X, é", "'', x"})
  void a_header_that_would_be_another_s_is_refused(String name, String value) {
    var request = OutgoingRequest.get(URI.create("http://127.0.0.1:9999/")).withHeader(name, value);
    assertNotSent(client.send(request), Code.HEADER_INVALID);
  }

  @Test
  void where_nobody_listens_nothing_was_sent() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertNotSent(client.get(URI.create("http://127.0.0.1:" + port + "/")), Code.CONNECT_FAILED);
  }

  @Test
  void an_answer_that_is_too_large_is_told_with_its_status_and_not_cut() throws IOException {
    try (var site =
        Site.plain(
            "127.0.0.1",
            0,
            exchange -> {
              boolean said = exchange.getRequestURI().getPath().equals("/said");
              exchange.sendResponseHeaders(200, said ? 1_001 : 0);
              exchange.getResponseBody().write(new byte[1_001]);
              exchange.close();
            })) {
      for (var path : new String[] {"/said", "/unsaid"}) {
        var request = OutgoingRequest.get(site.at(path)).withNetwork("home");
        assertThat(answered(client.send(request.withMostResponseBytes(1_001))).body())
            .hasSize(1_001);
        var reply = client.send(request.withMostResponseBytes(1_000));
        assertUnanswered(reply, Code.RESPONSE_TOO_LARGE);
        assertThat(((Reply.Unanswered) reply).status()).hasValue(200);
      }
    }
  }

  @Test
  void a_request_that_is_too_large_is_not_sent() {
    var huge = new byte[OutgoingRequest.MOST_BYTES + 1];
    assertNotSent(
        client.send(OutgoingRequest.post(URI.create("https://a.example/"), "a/b", huge)),
        Code.REQUEST_TOO_LARGE);
  }

  @Test
  void who_answers_a_byte_at_a_time_is_left_when_the_time_is_over() throws IOException {
    var over = new CountDownLatch(1);
    try (var site =
        Site.plain(
            "127.0.0.1",
            0,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('a');
              exchange.getResponseBody().flush();
              await(over);
              exchange.close();
            })) {
      var reply =
          client.send(
              OutgoingRequest.get(site.at("/"))
                  .withNetwork("home")
                  .withLimit(Duration.ofMillis(400)));
      over.countDown();
      assertUnanswered(reply, Code.TIMED_OUT);
    }
  }

  @Test
  void a_name_that_nobody_resolves_in_time_holds_nobody_up() {
    var over = new CountDownLatch(1);
    try (var slow =
        new Client(
            AT_HOME,
            host -> {
              await(over);
              return java.util.List.of();
            })) {
      var request = OutgoingRequest.get(URI.create("https://slow.example/"));
      assertNotSent(slow.send(request.withLimit(Duration.ofMillis(100))), Code.TIMED_OUT);
      over.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SMTP ready\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"})
  void an_answer_that_is_none_or_breaks_off_may_have_been_received(String said) throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(
          () -> {
            try (var line = server.accept()) {
              var unused = line.getInputStream().read(new byte[4_096]);
              line.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            }
            return true;
          });
      assertUnanswered(
          client.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/")),
          Code.RESPONSE_BROKEN);
    }
  }

  @Test
  void a_tenant_has_its_calls_of_a_minute_and_no_more() throws IOException {
    try (var site = Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, 200, ""));
        var poor = new Client(AT_HOME.withBudget(2, 5))) {
      answered(poor.get(site.at("/")));
      answered(poor.get(site.at("/")));
      assertNotSent(poor.get(site.at("/")), Code.BUDGET_SPENT);
      answered(poor.as(UUID.randomUUID(), OutgoingRequest.get(site.at("/")).withNetwork("home")));
      poor.clock.advance(Duration.ofSeconds(30));
      answered(poor.get(site.at("/")));
      assertNotSent(poor.get(site.at("/")), Code.BUDGET_SPENT);
      assertThat(site.heard).hasSize(4);
    }
  }

  @Test
  void a_tenant_has_so_many_calls_under_way_and_no_more() throws Exception {
    var arrived = new CountDownLatch(1);
    var over = new CountDownLatch(1);
    try (var site =
            Site.plain(
                "127.0.0.1",
                0,
                exchange -> {
                  arrived.countDown();
                  await(over);
                  Site.answer(exchange, 200, "");
                });
        var narrow = new Client(AT_HOME.withBudget(100, 1));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> narrow.get(site.at("/")));
      arrived.await();
      assertThat(narrow.metrics.get("byway_outgoing_under_way").gauge().value()).isEqualTo(1);
      assertNotSent(narrow.get(site.at("/")), Code.BUSY);
      over.countDown();
      answered(first.get());
    }
  }

  @Test
  void a_destination_that_fails_is_left_alone_and_then_tried_by_one() throws IOException {
    var status = new java.util.concurrent.atomic.AtomicInteger(503);
    try (var site =
        Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, status.get(), ""))) {
      for (int i = 0; i < 5; i++) {
        answered(client.get(site.at("/")));
      }
      assertNotSent(client.get(site.at("/")), Code.BREAKER_OPEN);
      assertThat(client.metrics.get("byway_outgoing_breakers_open").gauge().value()).isEqualTo(1);
      answered(client.as(UUID.randomUUID(), OutgoingRequest.get(site.at("/")).withNetwork("home")));

      client.clock.advance(Duration.ofSeconds(31));
      answered(client.get(site.at("/")));
      client.clock.advance(Duration.ofSeconds(31));
      assertNotSent(client.get(site.at("/")), Code.BREAKER_OPEN);
      client.clock.advance(Duration.ofSeconds(30));
      status.set(200);
      answered(client.get(site.at("/")));
      answered(client.get(site.at("/")));
      assertThat(site.heard).hasSize(9);
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
