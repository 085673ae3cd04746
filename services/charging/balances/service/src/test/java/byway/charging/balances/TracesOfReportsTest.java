package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of many hotspots are charged together, and each keeps who sent it and on which trace. */
class TracesOfReportsTest {
  private static final long MB = 1_000_000;
  private static Till till;

  @BeforeAll
  static void open() {
    till = new Till();
  }

  @AfterAll
  static void close() {
    till.close();
  }

  private static Context hotspot() {
    return new Context(till.tenant, Trace.start(), Principal.device(till.device));
  }

  private static UUID session() {
    var account = UUID.randomUUID();
    var session = UUID.randomUUID();
    till.grant(account, 100 * MB);
    till.open(session, account);
    return session;
  }

  private static UsageReport report(UUID session, boolean closed) {
    return new UsageReport(
        session, till.device, 0, MB, closed, till.infrastructure.clock.instant());
  }

  private static List<JsonNode> facts(String type) {
    return till
        .store
        .<List<String>>across(
            List.of(till.tenant),
            tx ->
                tx.query("select envelope from outbox where type like :type || '%'")
                    .bind("type", type)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(TracesOfReportsTest::read)
        .toList();
  }

  private static JsonNode read(String envelope) {
    try {
      return Json.MAPPER.readTree(envelope);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_fact_of_one_report_has_its_trace_and_its_hotspot() {
    var from = hotspot();
    var answers = till.intake().report(from, List.of(report(session(), true))).join();
    assertThat(answers).singleElement().isInstanceOf(Charged.class);
    for (var type : List.of("balances.meter-closed", "balances.bytes-charged")) {
      assertThat(facts(type))
          .filteredOn(fact -> isOn(fact, from))
          .singleElement()
          .satisfies(
              fact -> {
                assertThat(fact.get("principal").asText()).isEqualTo("DEVICE:" + till.device);
                assertThat(fact.get("tenant").asText()).isEqualTo(till.tenant.toString());
              });
    }
  }

  private static boolean isOn(JsonNode fact, Context from) {
    return fact.get("traceparent").asText().contains(from.trace().traceId());
  }

  @Test
  void a_fact_of_many_reports_names_the_trace_of_each() throws Exception {
    var from = IntStream.range(0, 5).mapToObj(i -> hotspot()).toList();
    var reports = from.stream().map(one -> SentReport.of(one, report(session(), false))).toList();
    assertThat(till.reportSent(reports)).hasSize(5).allMatch(Charged.class::isInstance);
    var told = new ArrayList<String>();
    for (var fact : facts("balances.bytes-charged")) {
      told.addAll(Json.MAPPER.treeToValue(fact.get("data"), BytesCharged.class).traceIds());
    }
    assertThat(told).containsAll(from.stream().map(one -> one.trace().traceId()).toList());
  }

  @Test
  void what_is_said_of_a_report_that_is_not_charged_is_said_on_its_trace() {
    var said = new ConcurrentHashMap<String, Map<String, String>>();
    var logger = Logger.getLogger(ChargeWriter.class.getName());
    var listening =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            said.put(
                String.valueOf(MDC.get("traceId")),
                Map.of(
                    "tenant", String.valueOf(MDC.get("tenant")),
                    "principal", String.valueOf(MDC.get("principal"))));
          }

          @Override
          public void flush() {
            // Nothing is kept back.
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    logger.addHandler(listening);
    try {
      var from = hotspot();
      var stranger = UUID.randomUUID();
      var answers = till.intake().report(from, List.of(report(stranger, false))).join();
      assertThat(answers)
          .singleElement()
          .isEqualTo(new ChargeAnswer.NotCharged(stranger, "unknown_session", false));
      assertThat(said)
          .containsEntry(
              from.trace().traceId(),
              Map.of("tenant", till.tenant.toString(), "principal", "DEVICE:" + till.device));
    } finally {
      logger.removeHandler(listening);
    }
  }
}
