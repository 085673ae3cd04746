package byway.charging.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.GuestReward.State;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.RewardGranted;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantSettings;
import byway.people.identity.api.ContactProven;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A new guest and the owner are rewarded, once, also after what was cut short. */
class RewardsTest extends RewardsHouse {
  @Test
  void a_new_guest_and_the_owner_are_rewarded() {
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published())
        .containsExactly(
            new RewardGranted(guest, "guest", BONUS), new RewardGranted(owner, "owner", BONUS));
    assertThat(earned()).hasSize(1);
    var reward = earned().getFirst();
    assertThat(reward)
        .isEqualTo(new Reward(reward.id(), owner, device, BONUS, infrastructure.clock.instant()));
  }

  @Test
  void who_has_proven_nothing_gets_a_small_part_and_the_rest_with_the_proof() {
    var session = session(guest);
    open(session);
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    assertThat(reward(guest))
        .isEqualTo(
            new GuestReward(
                State.TO_BE_PROVEN, FIRST, infrastructure.clock.instant().plus(HOUR), BONUS));
    use(session, SOME);
    doDue();
    assertThat(bank.granted(owner)).as("nobody is welcomed yet").isZero();
    open(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    prove(guest);
    prove(guest);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(reward(guest).state()).isEqualTo(State.WELCOMED);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published())
        .containsExactly(
            new RewardGranted(guest, "first", FIRST),
            new RewardGranted(guest, "guest", BONUS - FIRST),
            new RewardGranted(owner, "owner", BONUS));
    infrastructure.clock.advance(HOUR.multipliedBy(2));
    doDue();
    assertThat(bank.granted(guest)).as("a part of the bonus stays").isEqualTo(BONUS);
  }

  @Test
  void what_is_left_of_the_first_grant_goes_after_its_time_and_the_bonus_is_whole_after_all() {
    open(session(guest));
    bank.use(guest, 3_000_000);
    infrastructure.clock.advance(HOUR.minusSeconds(1));
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    infrastructure.clock.advance(Duration.ofSeconds(1));
    bank.promise(guest, 7_000_000);
    doDue();
    assertThat(bank.granted(guest)).as("promised to a session").isEqualTo(FIRST);
    bank.promise(guest, 0);
    infrastructure.clock.advance(Duration.ofMinutes(5));
    doDue();
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(3_000_000);
    open(session(guest));
    assertThat(bank.granted(guest)).as("there is no second one").isEqualTo(3_000_000);
    prove(guest);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
  }

  @Test
  void a_guest_is_new_only_once() {
    deliver(session(guest));
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void the_same_fact_again_changes_nothing() {
    var event = session(guest);
    var id = UUID.randomUUID();
    prove(guest);
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.deliver(tenant, UUID.randomUUID(), event, listener);
    use(event, SOME);
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void what_was_cut_short_is_completed_and_nothing_is_done_twice() {
    var event = session(guest);
    var id = UUID.randomUUID();
    prove(guest);
    balances.before(Refusal.unavailable(Refusal.UNAVAILABLE, "balances is away"));
    assertThatThrownBy(() -> infrastructure.deliver(tenant, id, event, listener))
        .isInstanceOf(Refusal.class);
    assertThat(published()).isEmpty();
    use(event, SOME);
    doDue();
    assertThat(earned()).isEmpty();
    balances.noMore();
    operators.set(new TenantSettings(7, BONUS, 50, 50, 1));
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.clock.advance(Duration.ofMinutes(1));
    doDue();
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
    assertThat(count(owner)).isEqualTo(1);
  }

  @Test
  void two_first_sessions_at_once_are_one() throws Exception {
    atOnce(() -> session(guest), 2);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void an_operator_without_bonuses_gives_none_and_a_guest_is_not_new_later() {
    operators.set(new TenantSettings(0, 0, 50, 50, 1));
    deliver(session(guest));
    operators.set(TenantSettings.USUAL);
    deliver(session(guest));
    assertThat(bank.granted(guest)).isZero();
    assertThat(decisions()).containsExactly("not_offered");
    assertThat(published()).isEmpty();
  }

  @Test
  void an_operator_may_reward_guests_only() {
    operators.set(new TenantSettings(BONUS, 0, 50, 50, 1));
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isZero();
    assertThat(decisions()).containsExactly("owner_not_offered");
  }

  @Test
  void an_owner_sees_the_rewards_newest_first_by_page() {
    for (int i = 0; i < 3; i++) {
      infrastructure.clock.advance(Duration.ofSeconds(1));
      deliver(session(UUID.randomUUID()));
    }
    var page = infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, null));
    var rest = infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, page.next()));
    var now = infrastructure.clock.instant();
    assertThat(page.items()).extracting(Reward::at).containsExactly(now, now.minusSeconds(1));
    assertThat(rest.items()).extracting(Reward::at).containsExactly(now.minusSeconds(2));
    assertThat(rest.next()).isNull();
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, "x")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("cursor_invalid"));
  }

  @Test
  void much_that_can_never_be_given_holds_nobody_else_up() {
    var rich = UUID.randomUUID();
    infrastructure.as(
        tenant,
        () ->
            store.write(
                tx -> {
                  var guests =
                      tx.query(
                              """
                              insert into guests (tenant_id, guest_id, reward_id, session_id,
                                device_id, mac, at, owner_id, decision, owner_bytes, settled,
                                owner_state)
                              select :tenant, gen_random_uuid(), gen_random_uuid(),
                                gen_random_uuid(), :device, '02:00:5e:10:00:01', now(), :rich,
                                'granted', :more_than_any, true, 'paying'
                              from generate_series(1, 250)
                              returning guest_id
                              """)
                          .bind("tenant", tenant)
                          .bind("device", device)
                          .bind("rich", rich)
                          .bind("more_than_any", 1L << 51)
                          .mapTo(UUID.class)
                          .list();
                  guests.forEach(one -> tasks.payOwner(tx, one));
                  return guests.size();
                }));
    deliver(session(guest));
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
  }

  @Test
  void operators_do_not_share_guests_or_rewards() {
    var mac = mac();
    deliver(session(guest, device, mac));
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, () -> rewards.ofOwner(owner, 10, null)).items()).isEmpty();
    operators.add(other);
    infrastructure.deliver(
        other, new ContactProven(guest, infrastructure.clock.instant()), listener);
    infrastructure.deliver(other, session(guest, device, mac), listener);
    assertThat(bank.granted(guest)).isEqualTo(2 * BONUS);
  }

  @Test
  void tidying_forgets_what_bounds_nothing_any_more() {
    deliver(session(guest));
    infrastructure.clock.advance(Duration.ofDays(20));
    doDue();
    assertThat(count(owner)).isEqualTo(1);
    infrastructure.clock.advance(Duration.ofDays(20));
    doDue();
    assertThat(rows("day_counts")).isZero();
    assertThat(rows("clients")).isZero();
    assertThat(rows("tallies")).isZero();
    assertThat(rows("used_clients")).isZero();
    assertThat(rows("guests")).isEqualTo(1);
  }
}
