package byway.charging.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.GuestReward.State;
import byway.network.devices.testing.KnownDevices;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who makes up guests, devices or hotspots gets little for it. */
class RewardBoundsTest extends RewardsHouse {
  @Test
  void an_owner_waits_until_the_guest_has_used_some_at_the_hotspot() {
    var session = session(guest);
    prove(guest);
    open(session);
    use(session, SOME - 1);
    use(session(guest, UUID.randomUUID(), session.mac()), SOME);
    use(session(UUID.randomUUID(), device, mac()), SOME);
    doDue();
    assertThat(bank.granted(owner)).isZero();
    assertThat(earned()).isEmpty();
    use(session, 1);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("granted");
  }

  @Test
  void an_owner_brings_nobody_with_a_device_of_the_own() {
    var mac = mac();
    deliver(session(owner, UUID.randomUUID(), mac));
    var tablet = mac();
    deliver(session(guest, device, tablet));
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    var second = UUID.randomUUID();
    var session = session(second, device, mac());
    prove(second);
    open(session);
    open(session(owner, UUID.randomUUID(), session.mac()));
    use(session, SOME);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    assertThat(tallies()).containsEntry("owner:owners_client", 1);
  }

  @Test
  void a_vouchers_account_is_no_guest() {
    VOUCHERS.add(guest);
    var session = session(guest);
    open(session);
    use(session, SOME);
    doDue();
    assertThat(bank.granted(guest)).isZero();
    assertThat(bank.granted(owner)).isZero();
    assertThat(decisions()).containsExactly("no_account");
    assertThat(reward(guest).state()).isEqualTo(State.NOTHING);
  }

  @Test
  void accounts_with_invented_addresses_are_bounded_by_address_hotspot_and_operator() {
    bounds(new WelcomeRules(FIRST, 60, 8, 5, 10, SOME));
    for (int i = 0; i < 168; i++) {
      open(from("198.51.100.7", device));
    }
    assertThat(given()).isEqualTo(5 * FIRST);
    for (int i = 0; i < 9; i++) {
      open(from("198.51.100." + (100 + i), device));
    }
    assertThat(given()).isEqualTo(8 * FIRST);
    for (int i = 0; i < 9; i++) {
      open(from(null, UUID.randomUUID()));
    }
    assertThat(given()).isEqualTo(10 * FIRST);
    assertThat(bank.granted(owner)).isZero();
    assertThat(tallies())
        .containsEntry("first:operator", 10)
        .containsEntry("first:source-full", 163)
        .containsEntry("first:hotspot-full", 6)
        .containsEntry("first:operator-full", 7);
    infrastructure.clock.advance(Duration.ofDays(1));
    open(from("198.51.100.7", device));
    assertThat(given()).isEqualTo(11 * FIRST);
  }

  @Test
  void who_comes_when_the_day_is_full_is_welcomed_at_the_next_sign_in_on_another_day() {
    bounds(new WelcomeRules(FIRST, 60, 1, 50, 50, SOME));
    deliver(session(UUID.randomUUID()));
    prove(guest);
    open(session(guest));
    assertThat(bank.granted(guest)).isZero();
    assertThat(reward(guest)).isEqualTo(new GuestReward(State.WAITING, 0, null, BONUS));
    infrastructure.clock.advance(Duration.ofDays(1));
    open(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
  }

  @Test
  void a_client_device_brings_one_first_grant_at_all_hotspots_together() {
    var mac = mac();
    open(session(guest, device, mac));
    var second = UUID.randomUUID();
    open(session(second, UUID.randomUUID(), mac));
    assertThat(bank.granted(second)).isZero();
    assertThat(tallies()).containsEntry("first:client", 1);
  }

  @Test
  void an_owners_day_is_bounded_also_when_guests_come_at_once() throws Exception {
    operators.set(new TenantSettings(BONUS, BONUS, 2, 50, 1));
    atOnce(() -> session(UUID.randomUUID()), 6);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    assertThat(decisions())
        .containsExactlyInAnyOrder(
            "granted",
            "granted",
            "over_owner_limit",
            "over_owner_limit",
            "over_owner_limit",
            "over_owner_limit");
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    infrastructure.clock.advance(Duration.ofDays(1));
    deliver(session(UUID.randomUUID()));
    assertThat(bank.granted(owner)).isEqualTo(3 * BONUS);
  }

  @Test
  void a_hotspots_day_is_bounded() {
    operators.set(new TenantSettings(BONUS, BONUS, 50, 1, 1));
    deliver(session(guest));
    deliver(session(UUID.randomUUID()));
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactlyInAnyOrder("granted", "over_device_limit");
    var second = UUID.randomUUID();
    hotspots.own(second, owner);
    deliver(session(UUID.randomUUID(), second, mac()));
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
  }

  @Test
  void an_owner_at_the_own_hotspot_is_a_guest_only() {
    deliver(session(owner));
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("own_hotspot");
    assertThat(earned()).isEmpty();
  }

  @Test
  void a_hotspot_of_nobody_or_unknown_rewards_the_guest() {
    hotspots.disown(device);
    deliver(session(guest));
    var other = UUID.randomUUID();
    deliver(session(other, KnownDevices.UNKNOWN, mac()));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(other)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("no_owner", "no_owner");
  }

  @Test
  void a_second_account_on_the_same_client_gets_nothing_for_thirty_days() {
    var mac = mac();
    deliver(session(guest, device, mac));
    var second = UUID.randomUUID();
    infrastructure.clock.advance(Duration.ofDays(29));
    deliver(session(second, device, mac));
    assertThat(bank.granted(second)).isZero();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    infrastructure.clock.advance(Duration.ofDays(1));
    var third = UUID.randomUUID();
    deliver(session(third, device, mac));
    assertThat(bank.granted(third)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactlyInAnyOrder("granted", "seen_client", "granted");
  }

  @Test
  void two_accounts_on_one_client_at_once_give_one_bonus() throws Exception {
    var mac = mac();
    atOnce(() -> session(UUID.randomUUID(), device, mac), 4);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions())
        .containsExactlyInAnyOrder("granted", "seen_client", "seen_client", "seen_client");
  }
}
