package byway.charging.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.testing.KeptBalances;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.testing.KnownTenants;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an older version has left to be given or taken back is done by the newer one. */
class RewardsMigrationTest {
  final UUID tenant = UUID.randomUUID();
  final UUID welcomed = UUID.randomUUID();
  final UUID owner = UUID.randomUUID();
  final UUID undecided = UUID.randomUUID();

  @Test
  void an_owner_who_was_due_is_paid_and_a_first_grant_ends() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var clock = infrastructure.clock;
      var before = new RewardsBeforeTasks(infrastructure.databases());
      infrastructure.as(
          tenant,
          () -> {
            before.leaveOwnerDue(welcomed, owner, 1_000, clock.instant());
            before.leaveFirstGrant(undecided, 500, clock.instant().plusSeconds(60));
            return true;
          });
      var store = new RewardsStore(infrastructure.databases());
      var bank = new KeptBalances();
      var gifts = new Gifts(store, bank);
      var tasks = new RewardTasks(new Tasks(clock));
      var hands =
          new TasksByHand(
              clock,
              new PayOwners(store, gifts, new KnownTenants(), clock),
              new EndFirstGrants(store, gifts, bank, tasks, clock));
      hands.doDue();
      assertThat(bank.granted(owner)).isEqualTo(TenantSettings.USUAL.ownerBonusBytes());
      assertThat(bank.grants(undecided)).isEmpty();
      clock.advance(Duration.ofMinutes(1));
      hands.doDue();
      assertThat(bank.grants(undecided)).as("it was not given yet, and is taken back").hasSize(1);
      assertThat(bank.granted(undecided)).isZero();
    }
  }
}
