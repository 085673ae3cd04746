package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.orders.api.DataWithheld;
import byway.kit.values.Refusal;
import byway.network.access.api.Admit;
import byway.network.access.api.Leave;
import byway.network.access.api.Session;
import byway.people.abuse.api.AccessResumed;
import byway.people.abuse.api.AccessSuspended;
import byway.people.identity.api.AccountReclaimed;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a customer who signs in has left elsewhere. */
class LeaveBehindTest extends AccessHouse {
  @Test
  void a_client_is_in_one_place_and_a_customers_other_clients_stay() {
    var other = admit(device, "02:00:5e:10:00:02", ann);
    var bens = admit(UUID.randomUUID(), MAC, ben);
    var before = admit(device, MAC, ann);
    published();
    var next = admit(UUID.randomUUID(), MAC, ann);
    assertThat(get(before.id()).closedFor()).isEqualTo("replaced");
    assertThat(published()).hasSize(2);
    assertThat(meters.running(ann)).containsExactlyInAnyOrder(other.id(), next.id());
    assertThat(meters.running(ben)).containsExactly(bens.id());
  }

  @Test
  void who_is_promised_next_to_nothing_leaves_what_is_open_at_hotspots_that_are_lost() {
    var lost = UUID.randomUUID();
    var left = admit(lost, "02:00:5e:10:00:02", ann);
    var there = admit(UUID.randomUUID(), "02:00:5e:10:00:03", ann);
    hotspots.lose(lost);
    var enough = admit(device, MAC, ann);
    assertThat(meters.running(ann)).hasSize(3);
    signOut(enough.id(), "signed_out");
    leaveFree(ann, 999_999);
    hotspots.lose(device); // who signs in there says otherwise
    var next = admit(device, MAC, ann);
    assertThat(get(left.id()).closedFor()).isEqualTo("device_lost");
    assertThat(meters.running(ann)).containsExactlyInAnyOrder(there.id(), next.id());
  }

  @Test
  void all_lost_hotspots_are_left_however_many_there_are() {
    for (int i = 0; i < 25; i++) {
      var lost = UUID.randomUUID();
      var unused = admit(lost, "02:00:5e:10:01:%02x".formatted(i), ann);
      hotspots.lose(lost);
    }
    leaveFree(ann, 999_999);
    var here = admit(device, MAC, ann);
    assertThat(meters.running(ann)).containsExactly(here.id());
  }

  @Test
  void who_opens_nothing_yet_leaves_the_same_and_what_its_client_had_by_another_address() {
    operators.add(tenant);
    var lost = UUID.randomUUID();
    var former = admit(device, "02:00:5e:10:00:02", ann);
    var elsewhere = admit(UUID.randomUUID(), MAC, ann);
    var left = admit(lost, "02:00:5e:10:00:03", ann);
    var here = admit(device, MAC.replace(":01", ":04"), ann);
    hotspots.lose(lost);
    var leave = new Leave(ann, device, MAC.replace(':', '-'), "02-00-5e-10-00-02");
    charging.before("close", Refusal.unavailable(Refusal.UNAVAILABLE, "charging is away"));
    assertThat(as(() -> access.leave(leave)))
        .extracting(Session::id)
        .containsExactlyInAnyOrder(former.id(), elsewhere.id());
    charging.noMore();
    leaveFree(ann, 0);
    assertThat(as(() -> access.leave(leave))).extracting(Session::id).containsExactly(left.id());
    assertThat(as(() -> access.leave(leave))).isEmpty();
    infrastructure.clock.advance(Duration.ofMinutes(2));
    tidy();
    assertThat(meters.running(ann)).containsExactly(here.id());
    refused("mac_invalid", () -> access.leave(new Leave(ann, device, MAC, "x")));
  }

  private Session admit(UUID hotspot, String mac, UUID customer) {
    return as(() -> access.admit(new Admit(hotspot, mac, customer, null))).session();
  }

  @Test
  void what_was_proven_before_an_account_was_reclaimed_opens_nothing_any_more() {
    var proven = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var reclaimed = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var early = as(() -> access.admit(new Admit(device, MAC, ann, null, null, proven))).session();
    infrastructure.deliver(tenant, new AccountReclaimed(ann, reclaimed), listener);
    assertThat(get(early.id()).isOpen()).as("opened before the news of it came").isFalse();
    refused(
        "account_reclaimed", () -> access.admit(new Admit(device, MAC, ann, null, null, proven)));
    assertThat(meters.running(ann)).isEmpty();
    var now = infrastructure.clock.instant();
    assertThat(as(() -> access.admit(new Admit(device, MAC, ann, null, null, now))).leftBytes())
        .isPositive();
  }

  @Test
  void who_is_suspended_has_no_session_and_gets_none_until_that_is_over() {
    var open = signIn(visit(MAC), ann);
    var others = signIn(visit("02:00:5e:10:00:03"), ben);
    var now = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var late = admit(UUID.randomUUID(), "02:00:5e:10:00:04", ann); // before the news comes
    infrastructure.clock.advance(Duration.ofSeconds(1));
    infrastructure.deliver(tenant, new AccessSuspended(ann, now), listener);
    assertThat(get(open.id()).isOpen()).isFalse();
    assertThat(get(late.id()).isOpen()).isFalse();
    assertThat(get(others.id()).isOpen()).isTrue();
    refused("access_suspended", () -> access.admit(new Admit(device, MAC, ann, null)));
    assertThat(meters.running(ann)).isEmpty();
    var resumed = infrastructure.clock.instant();
    infrastructure.deliver(tenant, new AccessResumed(ann, resumed), listener);
    infrastructure.deliver(tenant, new AccessSuspended(ann, now), listener); // told late
    assertThat(admit(device, MAC, ann).isOpen()).isTrue();
  }

  @Test
  void data_that_is_taken_back_ends_what_was_promised_to_open_sessions_at_once() {
    var open = signIn(visit(MAC), ann);
    var others = signIn(visit("02:00:5e:10:00:03"), ben);
    var now = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    published();
    infrastructure.deliver(
        tenant, new DataWithheld(UUID.randomUUID(), ann, 5_000_000, now), listener);
    assertThat(get(open.id()).isOpen()).isFalse();
    assertThat(meters.running(ann)).isEmpty();
    assertThat(published()).hasSize(1);
    assertThat(get(others.id()).isOpen()).isTrue();
  }

  @Test
  void what_another_has_opened_on_an_account_ends_when_it_is_reclaimed() {
    var strangers = signIn(visit(MAC), ann);
    var reclaimed = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var own = signIn(visit("02:00:5e:10:00:02"), ann);
    var others = signIn(visit("02:00:5e:10:00:03"), ben);
    infrastructure.deliver(tenant, new AccountReclaimed(ann, reclaimed), listener);
    assertThat(get(strangers.id()).isOpen()).isFalse();
    assertThat(get(own.id()).isOpen()).isTrue();
    assertThat(get(others.id()).isOpen()).isTrue();
  }
}
