package byway.fronts.metering;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private final CountDownLatch held = new CountDownLatch(1);
  private final Charging charging =
      (Charging)
          Proxy.newProxyInstance(
              Charging.class.getClassLoader(),
              new Class<?>[] {Charging.class},
              (proxy, method, arguments) -> {
                held.await();
                return ((List<?>) arguments[0])
                    .stream().map(one -> charged(((SentReport) one).report())).toList();
              });
  private final Reports reports = Reports.away(charging, new SimpleMeterRegistry());

  @Test
  void one_operators_reports_leave_room_for_anothers() {
    var busy = UUID.randomUUID();
    var waiting = new ArrayList<CompletableFuture<List<ChargeAnswer>>>();
    for (int i = 0; i < 20; i++) {
      waiting.add(reports.charge(Context.platform(busy), some(500)));
    }
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    var tooMany = reports.charge(Context.platform(busy), some(1));
    assertThat(tooMany).isCompleted();
    assertThat(tooMany.join())
        .singleElement()
        .isInstanceOfSatisfying(NotCharged.class, one -> assertThat(one.comeAgain()).isTrue());
    var other = reports.charge(Context.platform(UUID.randomUUID()), some(500));
    assertThat(other).isNotDone();
    held.countDown();
    assertThat(other.join()).hasSize(500).allMatch(Charged.class::isInstance);
    waiting.forEach(one -> assertThat(one.join()).allMatch(Charged.class::isInstance));
    assertThat(reports.charge(Context.platform(busy), some(1)).join())
        .allMatch(Charged.class::isInstance);
  }

  private static List<UsageReport> some(int many) {
    return IntStream.range(0, many)
        .mapToObj(
            i -> new UsageReport(UUID.randomUUID(), UUID.randomUUID(), 1, 1, false, Instant.EPOCH))
        .toList();
  }

  private static ChargeAnswer charged(UsageReport report) {
    return new Charged(report.sessionId(), 2, 10, false);
  }
}
