package byway.operations.audit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.WriteAct;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever writes acts down, or shows them, relies on. */
public class AuditContract extends ContractTest<Audit> {
  public AuditContract() {
    super(Audit.class);
  }

  @Test
  void acts_are_numbered_without_gaps_and_listed_newest_first() {
    var first = ours.write(act("pack.offer"));
    var second = ours.write(act("pack.retire"));
    assertThat(first.number()).isEqualTo(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(ours.list(10, null).items()).containsExactly(second, first);
  }

  @Test
  void it_is_the_principal_who_asks_that_an_act_is_written_down_for() {
    var staff = UUID.randomUUID();
    assertThat(as(Principal.staff(staff, StaffRole.OWNER)).write(act("pack.offer")).by())
        .isEqualTo(staff);
    assertThat(ours.write(act("pack.offer")).by()).isNull();
  }

  @Test
  void the_same_key_again_writes_nothing() {
    var act = act("pack.offer");
    assertThat(ours.write(act)).isEqualTo(ours.write(act));
    assertThat(ours.list(10, null).items()).hasSize(1);
  }

  @Test
  void pages_follow_one_another_to_the_first_act() {
    for (int i = 0; i < 3; i++) {
      ours.write(act("pack.offer"));
    }
    var page = ours.list(2, null);
    assertThat(page.items()).extracting(Act::number).containsExactly(3L, 2L);
    var last = ours.list(2, page.next());
    assertThat(last.items()).extracting(Act::number).containsExactly(1L);
    assertThat(last.next()).isNull();
    refused("cursor_invalid", () -> ours.list(2, "no cursor"));
  }

  @Test
  void what_cannot_be_an_act_is_refused_and_not_written() {
    refused("act_invalid", () -> ours.write(act("Pack Offer")));
    refused("act_invalid", () -> ours.write(new WriteAct(UUID.randomUUID(), "a", " ", "why")));
    refused("act_invalid", () -> ours.write(new WriteAct(UUID.randomUUID(), "a", "a\0b", "why")));
    refused("reason_missing", () -> ours.write(new WriteAct(UUID.randomUUID(), "a", "it", "")));
    refused("reason_missing", () -> ours.write(new WriteAct(UUID.randomUUID(), "a", "it", "\0")));
    assertThat(ours.list(10, null).items()).isEmpty();
  }

  @Test
  void the_chain_is_whole() {
    ours.write(act("pack.offer"));
    ours.write(act("pack.retire"));
    var proof = ours.prove();
    assertThat(proof.isWhole()).isTrue();
    assertThat(proof.acts()).isEqualTo(2);
  }

  @Test
  void another_operator_has_a_chain_of_its_own() {
    ours.write(act("pack.offer"));
    assertThat(others.list(10, null).items()).isEmpty();
    assertThat(others.write(act("pack.offer")).number()).isEqualTo(1);
    assertThat(others.prove().acts()).isEqualTo(1);
  }

  private static WriteAct act(String name) {
    return new WriteAct(UUID.randomUUID(), name, "a pack", "because");
  }
}
