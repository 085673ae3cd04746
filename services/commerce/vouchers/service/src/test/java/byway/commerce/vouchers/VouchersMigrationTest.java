package byway.commerce.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.testing.KeptBalances;
import byway.kit.secrets.Keys;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an older version has left to be granted is granted by the newer one. */
class VouchersMigrationTest {
  static final Keys KEYS = new Keys("a secret that only tests know, of fair length");

  final UUID tenant = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();

  @Test
  void a_voucher_that_was_used_and_not_granted_is_granted() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var before = new VouchersBeforeTasks(infrastructure.databases());
      var clock = infrastructure.clock;
      infrastructure.as(
          tenant,
          () -> {
            before.leaveUnfinished(customer, 1_000, clock.instant());
            return true;
          });
      var store = new VouchersStore(infrastructure.databases());
      var grants = new KeptBalances();
      var use =
          new UseVoucher(
              store, grants, new Codes(KEYS), new Tasks(clock), clock, new SimpleMeterRegistry());
      var hands = new TasksByHand(clock, new VoucherTasks(store, use, new KnownTenants(), clock));
      clock.advance(VoucherTasks.LATE);
      hands.doDue();
      assertThat(grants.granted(customer)).isEqualTo(1_000);
    }
  }
}
