package byway.charging.usage;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.usage.api.UsageRecord;
import byway.kit.testing.TestInfrastructure;
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
    try (var infrastructure = TestInfrastructure.fresh()) {
      var store = new UsageStore(infrastructure.databases());
      var usage = new UsageEndpoint(store);
      var listener = new UsageListener(store, infrastructure.clock);
      var first = infrastructure.clock.instant();
      charge(infrastructure, listener, first);
      infrastructure.clock.advance(Duration.ofDays(40));
      charge(infrastructure, listener, infrastructure.clock.instant());
      var forget = new ForgetRecords(store, new KnownTenants(TENANT), infrastructure.clock);

      infrastructure.clock.advance(Duration.ofDays(650));
      forget.run();
      assertThat(records(infrastructure, usage)).hasSize(2);

      infrastructure.clock.advance(Duration.ofDays(75));
      forget.run();
      assertThat(records(infrastructure, usage)).hasSize(1).allMatch(r -> r.at().isAfter(first));
      var day = LocalDate.ofInstant(first, ZoneOffset.UTC);
      assertThat(infrastructure.as(TENANT, () -> usage.accountHours(ACCOUNT, first, 1))).isEmpty();
      assertThat(infrastructure.as(TENANT, () -> usage.accountDays(ACCOUNT, day, 1))).hasSize(1);
    }
  }

  private static void charge(
      TestInfrastructure infrastructure, UsageListener listener, Instant at) {
    var charge = new Charge(UUID.randomUUID(), ACCOUNT, UUID.randomUUID(), 1, 2, at);
    infrastructure.deliver(TENANT, BytesCharged.of(List.of(charge)), listener);
  }

  private static List<UsageRecord> records(TestInfrastructure infrastructure, UsageEndpoint usage) {
    return infrastructure.as(TENANT, () -> usage.records(ACCOUNT, 10, null)).items();
  }
}
