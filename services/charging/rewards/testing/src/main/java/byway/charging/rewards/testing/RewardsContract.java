package byway.charging.rewards.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.rewards.api.GuestReward.State;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.Rewards;
import byway.kit.testing.ContractTest;
import byway.network.access.api.Access;
import byway.network.access.api.Admit;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever shows guests and owners what they are given relies on. */
public class RewardsContract extends ContractTest<Rewards> {
  public RewardsContract() {
    super(Rewards.class);
  }

  @Test
  void who_was_not_online_yet_is_told_what_coming_will_bring() {
    var guest = guest("ann@example.org", true);
    var reward = ours.ofGuest(guest);
    assertThat(reward.state()).isEqualTo(State.NEW);
    assertThat(reward.bonusBytes()).isEqualTo(TenantSettings.USUAL.guestBonusBytes());
    assertThat(reward.firstBytes()).isZero();
  }

  @Test
  void who_has_proven_nothing_is_told_of_the_first_part() {
    var reward = ours.ofGuest(guest("ann@example.org", null));
    assertThat(reward.state()).isEqualTo(State.NEW);
    assertThat(reward.firstBytes()).isEqualTo(WelcomeRules.USUAL.firstBytes());
  }

  @Test
  void a_guest_who_came_is_welcomed_once() {
    var guest = guest("ann@example.org", true);
    var hotspot = UUID.randomUUID();
    neighbour(Devices.class)
        .register(new RegisterDevice(hotspot, "Bar", "BW-1", UUID.randomUUID()));
    neighbour(Access.class).admit(new Admit(hotspot, "02:00:5e:10:00:01", guest, null));
    atLast(() -> assertThat(ours.ofGuest(guest).state()).isEqualTo(State.WELCOMED));
    assertThat(ours.ofGuest(guest).bonusBytes()).isEqualTo(TenantSettings.USUAL.guestBonusBytes());
    assertThat(ours.tallies(1))
        .anySatisfy(tally -> assertThat(tally.what()).isEqualTo("welcome:operator"));
    assertThat(others.tallies(35)).isEmpty();
  }

  @Test
  void an_owner_whom_nobody_visited_has_earned_nothing() {
    var page = ours.ofOwner(UUID.randomUUID(), 10, null);
    assertThat(page.items()).extracting(Reward::bytes).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(ours.tallies(0)).isEmpty();
    refused("cursor_invalid", () -> ours.ofOwner(UUID.randomUUID(), 10, "no cursor"));
  }

  private UUID guest(String email, @Nullable Boolean proven) {
    var command = new SignUp(UUID.randomUUID(), email, "Ann", null, "en", null, proven);
    return ((SignedUp) neighbour(Identity.class).signUp(command)).person().id();
  }
}
