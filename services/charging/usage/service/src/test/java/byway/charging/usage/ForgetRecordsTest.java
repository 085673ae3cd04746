package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.api.UsageRecord;
import byway.kit.testing.TestGround;
import byway.operations.tenants.testing.KnownTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgetRecordsTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID ACCOUNT = UUID.randomUUID();

  @Test
  void a_month_goes_when_two_years_have_passed_and_not_before() {
    try (var ground = TestGround.fresh()) {
      var store = new UsageStore(ground.databases());
      var usage = new UsageEndpoint(store);
      var listener = new UsageListener(store, ground.clock);
      var first = ground.clock.instant();
      charge(ground, listener, first);
      ground.clock.advance(Duration.ofDays(40));
      charge(ground, listener, ground.clock.instant());
      var forget = new ForgetRecords(store, new KnownTenants(TENANT), ground.clock);

      ground.clock.advance(Duration.ofDays(650));
      forget.run();
      assertThat(records(ground, usage)).hasSize(2);

      ground.clock.advance(Duration.ofDays(75));
      forget.run();
      assertThat(records(ground, usage)).hasSize(1).allMatch(r -> r.at().isAfter(first));
      var day = LocalDate.ofInstant(first, ZoneOffset.UTC);
      assertThat(ground.as(TENANT, () -> usage.accountHours(ACCOUNT, first, 1))).isEmpty();
      assertThat(ground.as(TENANT, () -> usage.accountDays(ACCOUNT, day, 1))).hasSize(1);
    }
  }

  private static void charge(TestGround ground, UsageListener listener, Instant at) {
    var charge = new Charge(UUID.randomUUID(), ACCOUNT, UUID.randomUUID(), 1, 2, at);
    ground.deliver(TENANT, BytesCharged.of(List.of(charge)), listener);
  }

  private static List<UsageRecord> records(TestGround ground, UsageEndpoint usage) {
    return ground.as(TENANT, () -> usage.records(ACCOUNT, 10, null)).items();
  }
}
