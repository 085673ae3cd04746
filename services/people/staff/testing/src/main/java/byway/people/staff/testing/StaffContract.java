package byway.people.staff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.kit.values.ListRequest;
import byway.people.staff.api.AddMember;
import byway.people.staff.api.ChangeRole;
import byway.people.staff.api.InvitationToken;
import byway.people.staff.api.Invite;
import byway.people.staff.api.Staff;
import byway.people.staff.api.StaffMember;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks staff relies on. */
public class StaffContract extends ContractTest<Staff> {
  private static final String LINK = "https://wifi.example/console/join?token=";

  public StaffContract() {
    super(Staff.class);
  }

  @Test
  void a_member_has_the_role_that_they_were_given() {
    var ann = add("ann@example.com", StaffRole.OWNER);
    assertThat(ours.role(ann.personId()).role()).isEqualTo(StaffRole.OWNER);
    assertThat(ours.member(ann.personId())).isEqualTo(ann);
    assertThat(ours.find(all()).items()).containsExactly(ann);
    assertThat(ours.role(UUID.randomUUID()).role()).isNull();
    assertThat(others.role(ann.personId()).role()).isNull();
    assertThat(others.find(all()).items()).isEmpty();
  }

  @Test
  void the_last_owner_stays_one() {
    var ann = add("ann@example.com", StaffRole.OWNER);
    var bob = add("bob@example.com", StaffRole.SUPPORT);
    refused("last_owner", () -> ours.changeRole(ann.personId(), new ChangeRole(StaffRole.FINANCE)));
    refused("last_owner", () -> tell(() -> ours.remove(ann.personId())));
    ours.changeRole(bob.personId(), new ChangeRole(StaffRole.OWNER));
    tell(() -> ours.remove(ann.personId()));
    assertThat(ours.role(ann.personId()).role()).isNull();
    refused("not_found", () -> ours.member(ann.personId()));
  }

  @Test
  void an_invitation_waits_until_it_is_taken_back() {
    var id = UUID.randomUUID();
    var command = new Invite(id, "Cem@Example.com", StaffRole.TECHNICIAN, "nl", LINK);
    var sent = ours.invite(command);
    assertThat(sent.email()).isEqualTo("cem@example.com");
    assertThat(ours.invite(command)).isEqualTo(sent);
    assertThat(ours.invitations(10, null).items()).containsExactly(sent);
    assertThat(others.invitations(10, null).items()).isEmpty();
    assertThat(ours.sendAgain(id).sends()).isEqualTo(2);
    refused("not_found", () -> others.sendAgain(id));
    tell(() -> ours.withdraw(id));
    assertThat(ours.invitations(10, null).items()).isEmpty();
    refused("not_found", () -> ours.sendAgain(id));
    refused("cursor_invalid", () -> ours.invitations(10, "no cursor"));
    refused("email_invalid", () -> ours.invite(with("nobody", LINK)));
    refused("link_invalid", () -> ours.invite(with("dee@example.com", "ftp://x")));
    refused("invitation_over", () -> ours.look(new InvitationToken("guessed")));
  }

  @Test
  void only_owners_say_who_works_here() {
    var ann = add("ann@example.com", StaffRole.OWNER);
    for (var role : StaffRole.values()) {
      var asked = as(Principal.staff(UUID.randomUUID(), role).confirmed(Instant.now()));
      if (role == StaffRole.OWNER) {
        assertThat(asked.invite(with("eve@example.com", LINK)).email())
            .isEqualTo("eve@example.com");
      } else {
        refused("not_permitted", () -> asked.invite(with("eve@example.com", LINK)));
        refused("not_permitted", () -> tell(() -> asked.remove(ann.personId())));
      }
    }
    var unconfirmed = as(Principal.staff(UUID.randomUUID(), StaffRole.OWNER));
    refused("confirmation_needed", () -> unconfirmed.invite(with("fay@example.com", LINK)));
  }

  private static Object tell(Runnable deed) {
    deed.run();
    return deed;
  }

  private static Invite with(String email, String link) {
    return new Invite(UUID.randomUUID(), email, StaffRole.SUPPORT, "en", link);
  }

  private StaffMember add(String email, StaffRole role) {
    return ours.add(new AddMember(UUID.randomUUID(), email, "Somebody", role));
  }

  private static ListRequest all() {
    return new ListRequest("", "", null, 10);
  }
}
