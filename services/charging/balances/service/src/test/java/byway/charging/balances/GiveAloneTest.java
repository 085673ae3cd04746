package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.context.Trace;
import byway.kit.values.Refusal;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.testing.SetLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GiveAloneTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final SetLimits limits = new SetLimits();
  final GiveAlone alone = new GiveAlone(() -> limits, InstantSource.fixed(NOW));
  final Principal staff = Principal.staff(UUID.randomUUID(), StaffRole.OWNER);

  @Test
  void a_little_needs_neither_a_proof_nor_another() {
    assertThatCode(() -> give(staff, GiveAlone.UNPROVED_BYTES)).doesNotThrowAnyException();
  }

  @Test
  void much_needs_a_fresh_proof() {
    long much = GiveAlone.UNPROVED_BYTES + 1;
    refused("confirmation_needed", staff, much);
    refused("confirmation_needed", staff.confirmed(NOW.minusSeconds(601)), much);
    assertThatCode(() -> give(staff.confirmed(NOW.minusSeconds(599)), much))
        .doesNotThrowAnyException();
  }

  @Test
  void beyond_what_the_operator_lets_one_give_another_has_to_agree() {
    limits.changeLimits(new ApprovalLimits(1_000L, null, null));
    assertThatCode(() -> give(staff, 1_000)).doesNotThrowAnyException();
    refused("approval_needed", staff, 1_001);
    assertThatCode(() -> give(Principal.PLATFORM, 1_001)).doesNotThrowAnyException();
  }

  private void refused(String code, Principal by, long bytes) {
    assertThatThrownBy(() -> give(by, bytes))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private void give(Principal by, long bytes) {
    var account = UUID.randomUUID();
    var command =
        new Grant(UUID.randomUUID(), account, bytes, GrantReason.ADJUSTMENT, null, "a gift");
    new Context(UUID.randomUUID(), Trace.start(), by).run(() -> alone.check(command));
  }
}
