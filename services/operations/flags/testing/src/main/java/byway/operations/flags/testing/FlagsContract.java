package byway.operations.flags.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.ConstraintOperator;
import byway.operations.flags.api.CountUses;
import byway.operations.flags.api.FlagChange;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Flags;
import byway.operations.flags.api.MakeFlagToken;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import byway.operations.flags.api.ShownToken;
import byway.operations.flags.api.SwitchOff;
import byway.operations.flags.api.VariantUse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks flags relies on. */
public class FlagsContract extends ContractTest<Flags> {
  private static final FlagDefinition ON = FlagDefinition.plain("a new portal", true);
  private static final Segment STAFF_ONLY =
      new Segment("staff", "", List.of(Constraint.of("kind", ConstraintOperator.IN, "STAFF")));

  public FlagsContract() {
    super(Flags.class);
  }

  @Test
  void the_same_change_again_changes_nothing_more() {
    var command = change("new-portal", ON, 0);
    var made = ours.change(command);
    assertThat(ours.change(command)).isEqualTo(made);
    assertThat(ours.get("new-portal")).isEqualTo(made);
    assertThat(ours.all()).containsExactly(made);
    assertThat(ours.rules().flags()).containsExactly(made);
    assertThat(ours.rules().version()).isEqualTo(made.version());
    assertThat(others.all()).isEmpty();
    refused("not_found", () -> others.get("new-portal"));
  }

  @Test
  void what_was_changed_meanwhile_is_looked_at_again_and_nothing_is_forgotten() {
    var made = ours.change(change("new-portal", ON, 0));
    refused("changed_meanwhile", () -> ours.change(change("new-portal", ON, 0)));
    var some = ours.change(change("new-portal", ON.with(List.of(tenth())), made.version()));
    refused("changed_meanwhile", () -> ours.change(change("new-portal", ON, made.version())));
    assertThat(ours.history("new-portal", 10, null).items())
        .extracting(FlagChange::version, FlagChange::before, FlagChange::after)
        .containsExactly(
            tuple(some.version(), ON, some.definition()), tuple(made.version(), null, ON));
    refused("cursor_invalid", () -> ours.history("new-portal", 10, "no cursor"));
  }

  @Test
  void one_alone_switches_it_off_and_what_is_off_stays_off() {
    ours.change(change("new-portal", ON, 0));
    var support = as(member(StaffRole.SUPPORT));
    var off = support.switchOff("new-portal", new SwitchOff("it looks odd"));
    assertThat(off.definition().on()).isFalse();
    assertThat(support.switchOff("new-portal", new SwitchOff("again"))).isEqualTo(off);
    assertThat(ours.history("new-portal", 10, null).items()).hasSize(2);
    refused("not_permitted", () -> support.change(change("new-portal", ON, off.version())));
    refused("reason_invalid", () -> ours.switchOff("new-portal", new SwitchOff(" ")));
    refused("not_found", () -> ours.switchOff("no-flag", new SwitchOff("why not")));
  }

  @Test
  void where_two_have_to_agree_one_changes_nothing_but_to_switch_it_off() {
    var guarded = new FlagDefinition("", true, List.of(), List.of(), List.of(), true);
    var made = ours.change(change("new-portal", guarded, 0));
    var manager = as(member(StaffRole.MANAGER));
    var command = change("new-portal", ON, made.version());
    refused("approval_needed", () -> manager.change(command));
    assertThat(ours.get("new-portal")).isEqualTo(made);
    assertThat(ours.agreed(command.id()).definition()).isEqualTo(ON);
    assertThat(ours.agreed(command.id())).isEqualTo(ours.get("new-portal"));
    refused("not_found", () -> ours.agreed(UUID.randomUUID()));
    refused("not_permitted", () -> manager.agreed(command.id()));
  }

  @Test
  void what_two_agreed_on_is_not_done_to_another_flag_than_they_saw() {
    var guarded = new FlagDefinition("", true, List.of(), List.of(), List.of(), true);
    var made = ours.change(change("new-portal", guarded, 0));
    var manager = as(member(StaffRole.MANAGER));
    var command = change("new-portal", ON, made.version());
    refused("approval_needed", () -> manager.change(command));
    manager.switchOff("new-portal", new SwitchOff("it looks odd"));
    refused("changed_meanwhile", () -> ours.agreed(command.id()));
    assertThat(ours.get("new-portal").definition().on()).isFalse();
  }

  @Test
  void a_segment_that_a_guarded_flag_is_decided_by_stays_as_it_is() {
    assertThat(ours.keepSegment(STAFF_ONLY)).isEqualTo(STAFF_ONLY);
    assertThat(ours.segments()).containsExactly(STAFF_ONLY);
    var rule = new FlagRule(Share.ALL, null, null, List.of(), List.of("staff"), List.of());
    var guarded = new FlagDefinition("", true, List.of(rule), List.of(), List.of(), true);
    ours.change(change("new-portal", guarded, 0));
    refused("segment_guarded", () -> ours.keepSegment(STAFF_ONLY));
    refused("segment_invalid", () -> ours.keepSegment(new Segment("none", "", List.of())));
  }

  @Test
  void what_cannot_be_meant_is_refused_and_changes_nothing() {
    refused("flag_invalid", () -> ours.change(change("", ON, 0)));
    refused("flag_invalid", () -> ours.change(change("a key", ON, 0)));
    refused("reason_invalid", () -> ours.change(new ChangeFlag(id(), "a", ON, 0, "")));
    for (var wrong :
        List.of(
            Constraint.of("age", ConstraintOperator.NUM_GT, "many"),
            Constraint.of("version", ConstraintOperator.SEMVER_GT, "1.2"),
            Constraint.of("email", ConstraintOperator.REGEX, "("),
            Constraint.of("remoteAddress", ConstraintOperator.IN_CIDR, "10.0.0.0/99"),
            Constraint.of("currentTime", ConstraintOperator.DATE_AFTER, "tomorrow"),
            Constraint.of("1", ConstraintOperator.IN, "a"))) {
      var rules = List.of(FlagRule.of(Share.ALL, wrong));
      refused("flag_invalid", () -> ours.change(change("a", ON.with(rules), 0)));
    }
    var tooMany = List.of(FlagRule.of(Share.of(101)));
    refused("flag_invalid", () -> ours.change(change("a", ON.with(tooMany), 0)));
    assertThat(ours.all()).isEmpty();
    assertThat(ours.rules().version()).isZero();
  }

  @Test
  void a_token_is_good_for_its_operator_until_it_is_revoked() {
    var command = new MakeFlagToken(id(), "web shop");
    var made = ours.makeToken(command);
    assertThat(ours.makeToken(command)).isEqualTo(made);
    assertThat(ours.tokens()).containsExactly(made.token());
    var shown = new ShownToken(made.text());
    assertThat(as(Principal.ANONYMOUS).admit(shown).id()).isEqualTo(command.id());
    refused("unauthenticated", () -> others.admit(shown));
    refused("unauthenticated", () -> ours.admit(new ShownToken(made.text() + "x")));
    refused("unauthenticated", () -> ours.admit(new ShownToken("bwf_")));
    assertThat(ours.revokeToken(command.id()).revokedAt()).isNotNull();
    refused("unauthenticated", () -> ours.admit(shown));
    assertThat(ours.tokens()).isEmpty();
    refused("name_invalid", () -> ours.makeToken(new MakeFlagToken(id(), " ")));
    refused("not_found", () -> ours.revokeToken(id()));
  }

  @Test
  void what_is_counted_is_added_up() {
    ours.count(new CountUses(List.of(new CountUses.FlagUse("a", "on", 3))));
    ours.count(
        new CountUses(
            List.of(
                new CountUses.FlagUse("a", "on", 4),
                new CountUses.FlagUse("a", "off", 1),
                new CountUses.FlagUse("b", "on", 1))));
    assertThat(ours.uses("a")).containsExactly(new VariantUse("on", 7), new VariantUse("off", 1));
    assertThat(others.uses("a")).isEmpty();
  }

  private static FlagRule tenth() {
    return FlagRule.of(Share.of(10));
  }

  private static ChangeFlag change(String key, FlagDefinition definition, long over) {
    return new ChangeFlag(id(), key, definition, over, "to try it");
  }

  private static UUID id() {
    return UUID.randomUUID();
  }

  private static Principal member(StaffRole role) {
    return Principal.staff(UUID.randomUUID(), role);
  }
}
