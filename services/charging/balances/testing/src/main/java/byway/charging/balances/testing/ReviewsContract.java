package byway.charging.balances.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HeldSum;
import byway.charging.balances.api.HotspotLinks;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.SettledUse;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Principal;
import byway.kit.testing.ContractTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever looks at use that is not believed, or is charged for it, relies on. */
public class ReviewsContract extends ContractTest<Reviews> {
  private static final long GRANTED = 50_000_000;
  private static final long CLAIMED = 3_000_000;

  private final UUID account = UUID.randomUUID();
  private final UUID device = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  public ReviewsContract() {
    super(Reviews.class);
  }

  /** A hotspot whose link carries nothing claims something. */
  private HeldSession held() {
    ours.declare(new DeclareLinks(device, 0, null));
    neighbour(Balances.class)
        .grant(new Grant(UUID.randomUUID(), account, GRANTED, GrantReason.ADJUSTMENT, null, ""));
    neighbour(Charging.class).open(new OpenMeter(session, account, device));
    neighbour(Charging.class)
        .report(List.of(new UsageReport(session, device, 0, CLAIMED, false, Instant.EPOCH)));
    return ours.atHotspot(device).getFirst();
  }

  private SettledUse settle(HeldSession one, boolean accepts) {
    return ours.settle(new SettleUse(device, session, accepts, one.at()));
  }

  private long left() {
    return neighbour(Balances.class).balance(account).leftBytes();
  }

  @Test
  void what_is_not_believed_is_shown_and_not_charged() {
    var one = held();
    assertThat(one.heldBytes()).isEqualTo(CLAIMED);
    assertThat(one.reasons()).contains(HeldReason.RADIO);
    assertThat(left()).isEqualTo(GRANTED);
    assertThat(ours.ofAccount(account)).containsExactly(one);
    assertThat(ours.sumAt(device)).isEqualTo(new HeldSum(1, CLAIMED));
    assertThat(ours.hotspots(10, null).items())
        .singleElement()
        .satisfies(here -> assertThat(here.until()).isEqualTo(one.at()));
    assertThat(others.hotspots(10, null).items()).isEmpty();
    assertThat(others.sumAt(device)).isEqualTo(new HeldSum(0, 0));
    refused("cursor_invalid", () -> ours.hotspots(10, "no cursor"));
  }

  @Test
  void what_is_accepted_is_charged_once() {
    var one = held();
    assertThat(settle(one, true)).isEqualTo(new SettledUse(1, CLAIMED, false));
    assertThat(settle(one, true)).isEqualTo(new SettledUse(0, 0, false));
    assertThat(left()).isEqualTo(GRANTED - CLAIMED);
    assertThat(ours.atHotspot(device)).isEmpty();
  }

  @Test
  void what_is_given_back_is_not_charged() {
    settle(held(), false);
    assertThat(left()).isEqualTo(GRANTED);
    assertThat(neighbour(Balances.class).balance(account).consumedBytes()).isZero();
  }

  @Test
  void a_guest_says_that_it_was_them_and_nobody_else_does() {
    held();
    notFound(() -> as(Principal.customer(UUID.randomUUID())).confirm(session));
    notFound(() -> as(Principal.customer(account)).confirm(UUID.randomUUID()));
    assertThat(as(Principal.customer(account)).confirm(session).bytes()).isEqualTo(CLAIMED);
    assertThat(left()).isEqualTo(GRANTED - CLAIMED);
  }

  @Test
  void links_are_the_usual_until_somebody_says_otherwise() {
    var usual = ours.links(device);
    assertThat(usual.isUplinkSaid()).isFalse();
    assertThat(ours.declare(new DeclareLinks(device, 50, null)))
        .isEqualTo(new HotspotLinks(device, 50, usual.radioMbit(), true, false));
    assertThat(ours.declare(new DeclareLinks(device, null, null))).isEqualTo(usual);
    assertThat(ours.links(device)).isEqualTo(usual);
    refused("rate_invalid", () -> ours.declare(new DeclareLinks(device, -1, null)));
  }
}
