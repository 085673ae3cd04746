package byway.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.incoming.Delivery;
import byway.kit.incoming.Signatures.Verdict;
import byway.kit.incoming.StandardWebhooks;
import byway.kit.json.Json;
import byway.kit.outgoing.Outgoing;
import byway.kit.outgoing.OutgoingSettings;
import byway.kit.outgoing.Resolver;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.audit.api.SignedHead;
import byway.operations.audit.api.StreamKind;
import byway.operations.audit.api.StreamState;
import byway.operations.audit.api.SyslogReceiver;
import byway.operations.audit.api.WebhookReceiver;
import byway.operations.audit.api.WriteAct;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AuditStore store = new AuditStore(infrastructure.databases());
  static final Keys keys = new Keys("a secret of this installation alone");

  @TempDir static Path data;
  static AuditEndpoint audit;
  static AuditStreamsEndpoint streams;
  static TasksByHand sending;

  final UUID tenant = UUID.randomUUID();

  @BeforeAll
  static void open() throws NoSuchAlgorithmException {
    var clock = infrastructure.clock;
    var outgoing =
        new Outgoing(
            OutgoingSettings.USUAL.withPlainHttp(true).withNetworks("siem=127.0.0.0/8"),
            Resolver.system(),
            SSLContext.getDefault(),
            clock,
            new SimpleMeterRegistry());
    var seals = new Seals(keys);
    var witness = new Witness(data, seals);
    var tasks = new Tasks(clock);
    var write = new WriteActs(store, seals, witness, new RaiseAlarms(infrastructure.ids), tasks);
    var sign = new SignHead(store, seals, new SigningKeys(store, keys, clock), clock);
    var webhook = new WebhookSender(outgoing, keys, clock);
    audit = new AuditEndpoint(store, new ProveChain(store, seals, witness), write, sign, clock);
    streams = new AuditStreamsEndpoint(store, webhook, tasks, clock);
    sending =
        new TasksByHand(
            clock,
            new SendActs(
                store,
                sign,
                new SyslogSender(outgoing, "byway.example.org"),
                webhook,
                tasks,
                clock));
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void acts_reach_a_real_rsyslog_by_tls_in_their_order_and_what_it_missed_when_it_is_back()
      throws Exception {
    assumeTrue(Rsyslog.hindrance().isEmpty(), () -> Rsyslog.hindrance().orElseThrow());
    try (var rsyslog = Rsyslog.start()) {
      write(3);
      set(new SyslogReceiver("localhost", rsyslog.tls(), true, rsyslog.authority(), true));
      send();
      var taken = rsyslog.taken(4);
      assertThat(numbers(taken)).containsExactly(1L, 2L, 3L);
      assertThat(taken.getFirst()).startsWith("109|byway|hotspot.block|").isASCII();
      assertThat(
              Json.MAPPER.readTree(taken.getFirst().split("\\|", 4)[3]).at("/act/reason").asText())
          .isEqualTo("Grüße: stolen");
      var head = Json.MAPPER.readValue(taken.getLast().split("\\|", 4)[3], SignedHead.class);
      assertThat(head.isSigned()).isTrue();
      assertThat(head.number()).isEqualTo(3);
      assertThat(state().behind()).isZero();
      assertThat(state().isSafe()).isTrue();

      rsyslog.stop();
      write(250);
      send();
      assertThat(state().behind()).isEqualTo(250);
      assertThat(state().trouble()).isNotEmpty();

      rsyslog.again();
      infrastructure.clock.advance(Duration.ofMinutes(10));
      send();
      assertThat(state().behind()).isZero();
      assertThat(state().trouble()).isEmpty();
      assertThat(numbers(rsyslog.taken(4 + 250 + 1)))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 253).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void nothing_goes_to_who_cannot_show_the_certificate_and_plain_tcp_is_told_to_be_unsafe()
      throws Exception {
    assumeTrue(Rsyslog.hindrance().isEmpty(), () -> Rsyslog.hindrance().orElseThrow());
    try (var rsyslog = Rsyslog.start()) {
      write(1);
      set(new SyslogReceiver("localhost", rsyslog.tls(), true, "", true));
      send();
      assertThat(state().trouble()).contains("SSLHandshakeException");
      set(new SyslogReceiver("127.0.0.1", rsyslog.tls(), true, rsyslog.authority(), true));
      send();
      assertThat(state().trouble()).contains("SSLHandshakeException");
      assertThat(state().sent()).isZero();
      set(new SyslogReceiver("localhost", rsyslog.plain(), false, "", true));
      send();
      assertThat(state().sent()).isEqualTo(1);
      assertThat(state().isSafe()).isFalse();
      assertThat(numbers(rsyslog.taken(2))).containsExactly(1L);
    }
  }

  @Test
  void a_webhook_is_signed_and_what_it_did_not_take_comes_again_first() throws Exception {
    var came = new CopyOnWriteArrayList<Delivery>();
    var answers = new ArrayList<>(List.of(500, 200, 200));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = new HashMap<String, String>();
          exchange
              .getRequestHeaders()
              .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
          came.add(new Delivery(headers, exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(answers.removeFirst(), -1);
          exchange.close();
        });
    server.start();
    try {
      write(1);
      var receiver =
          new WebhookReceiver("http://127.0.0.1:" + server.getAddress().getPort() + "/in", false);
      var set = as(() -> streams.setWebhook(receiver));
      assertThat(set.secret()).startsWith("whsec_");
      assertThat(set.toString()).doesNotContain(set.secret());
      write(2);
      send();
      assertThat(state().trouble()).contains("500");
      infrastructure.clock.advance(Duration.ofMinutes(1));
      send();
      assertThat(state().behind()).isZero();
      assertThat(came).hasSize(2);
      var verify = new StandardWebhooks(List.of(set.secret()));
      for (var delivery : came) {
        assertThat(verify.verify(delivery, infrastructure.clock.instant()))
            .isInstanceOf(Verdict.Genuine.class);
      }
      var told = Json.MAPPER.readTree(came.getLast().body());
      assertThat(told.path("type").asText()).isEqualTo("audit.acts");
      assertThat(told.path("data").path("acts").findValuesAsText("number"))
          .as("from when it was set on")
          .containsExactly("2", "3");
      assertThat(told.path("data").path("head").path("signature").asText()).isNotEmpty();
      as(
          () -> {
            streams.remove(StreamKind.WEBHOOK);
            return true;
          });
      write(1);
      send();
      assertThat(came).hasSize(2);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host name", "host/path", "a\nb"})
  void what_is_no_host_is_no_receiver(String host) {
    refused(() -> streams.setSyslog(new SyslogReceiver(host, 6514, true, "", false)));
  }

  @Test
  void what_is_no_port_no_certificate_and_no_address_is_refused() {
    refused(() -> streams.setSyslog(new SyslogReceiver("siem.example.org", 0, true, "", false)));
    refused(() -> streams.setSyslog(new SyslogReceiver("siem.example.org", 1, true, "x", false)));
    refused(() -> streams.setWebhook(new WebhookReceiver("ftp://siem.example.org", false)));
    refused(() -> streams.setWebhook(new WebhookReceiver("https:///x", false)));
    assertThat(as(streams::list)).isEmpty();
  }

  private void refused(Callable<?> call) {
    assertThatThrownBy(() -> as(call))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("receiver_invalid"));
  }

  private void set(SyslogReceiver receiver) {
    var unused = as(() -> streams.setSyslog(receiver));
  }

  private StreamState state() {
    return as(streams::list).getFirst();
  }

  private static void send() {
    var unused = sending.doDue();
  }

  private void write(int acts) {
    for (int i = 0; i < acts; i++) {
      var unused =
          as(
              () ->
                  audit.write(
                      new WriteAct(UUID.randomUUID(), "hotspot.block", "BW-1", "Grüße: stolen")));
    }
  }

  private <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, Principal.staff(UUID.randomUUID(), StaffRole.OWNER), work);
  }

  private static List<Long> numbers(List<String> taken) throws Exception {
    var numbers = new ArrayList<Long>();
    for (var line : taken) {
      var act = Json.MAPPER.readTree(line.split("\\|", 4)[3]).path("act");
      if (act.has("number")) {
        numbers.add(act.path("number").asLong());
      }
    }
    return numbers;
  }
}
