package byway.charging.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.objections.api.ObjectionDecided;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner earns nothing by a guest who says that it was not them, and is believed. */
class OwnersPartTest extends RewardsHouse {
  private void objected(UUID at, boolean accepted) {
    infrastructure.deliver(
        tenant,
        new ObjectionDecided(UUID.randomUUID(), guest, at, UUID.randomUUID(), accepted, SOME),
        listener);
    doDue();
  }

  @Test
  void what_the_owner_had_is_taken_back() {
    deliver(session(guest));
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    objected(device, true);
    assertThat(bank.granted(owner)).isZero();
    assertThat(earned()).isEmpty();
    assertThat(bank.granted(guest)).as("hers stays").isEqualTo(BONUS);
    objected(device, true);
    assertThat(bank.granted(owner)).isZero();
  }

  @Test
  void what_is_promised_to_the_owners_own_session_is_taken_when_it_is_free() {
    deliver(session(guest));
    bank.promise(owner, BONUS);
    objected(device, true);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    bank.promise(owner, 0);
    infrastructure.clock.advance(HOUR);
    doDue();
    assertThat(bank.granted(owner)).isZero();
  }

  @Test
  void who_waits_for_a_guest_to_use_some_waits_no_more() {
    var session = session(guest);
    prove(guest);
    open(session);
    objected(device, true);
    use(session, SOME);
    doDue();
    assertThat(bank.granted(owner)).isZero();
    assertThat(decisions()).containsExactly("objected");
    assertThat(tallies()).containsEntry("owner:objected", 1);
  }

  @Test
  void another_hotspot_or_an_objection_that_is_not_believed_takes_nothing() {
    deliver(session(guest));
    objected(UUID.randomUUID(), true);
    objected(device, false);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(earned()).hasSize(1);
  }
}
