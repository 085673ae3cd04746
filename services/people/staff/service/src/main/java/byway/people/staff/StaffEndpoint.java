package byway.people.staff;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.StaffRole;
import byway.kit.store.OpenAct;
import byway.kit.values.ListRequest;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.staff.api.AddMember;
import byway.people.staff.api.ChangeRole;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.InvitationToken;
import byway.people.staff.api.Invite;
import byway.people.staff.api.Join;
import byway.people.staff.api.JoinResult;
import byway.people.staff.api.MemberRole;
import byway.people.staff.api.Staff;
import byway.people.staff.api.StaffJoined;
import byway.people.staff.api.StaffLeft;
import byway.people.staff.api.StaffMember;
import byway.people.staff.api.StaffRoleChanged;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(StaffEndpoint.class)
class StaffEndpoint implements Staff {
  private final StaffStore store;
  private final Identity identity;
  private final InviteStaff inviteStaff;
  private final TakeUpInvitation takeUp;
  private final InstantSource clock;

  StaffEndpoint(
      StaffStore store,
      Identity identity,
      InviteStaff inviteStaff,
      TakeUpInvitation takeUp,
      InstantSource clock) {
    this.store = store;
    this.identity = identity;
    this.inviteStaff = inviteStaff;
    this.takeUp = takeUp;
    this.clock = clock;
  }

  @Override
  public MemberRole role(UUID personId) {
    var member = store.read(tx -> Members.find(tx, personId));
    if (member.isEmpty() && !store.<Boolean>read(Members::any)) {
      adopt();
      member = store.read(tx -> Members.find(tx, personId));
    }
    return new MemberRole(member.map(StaffMember::role).orElse(null));
  }

  /** Of an operator without members, whoever is staff was so before there were roles. */
  private void adopt() {
    var people = identity.staff();
    var now = now();
    store.change(
        tx -> {
          if (!Members.any(tx)) {
            for (var one : people) {
              var owner = new StaffMember(one.id(), one.email(), one.name(), StaffRole.OWNER, now);
              Members.add(tx, Context.tenantId(), owner);
            }
          }
        });
  }

  @Override
  public StaffMember member(UUID personId) {
    return store
        .read(tx -> Members.find(tx, personId))
        .orElseThrow(() -> Refusal.notFound("the member of staff"));
  }

  @Override
  public Page<StaffMember> find(ListRequest asked) {
    var query = MemberColumns.ALL.query(asked, clock.instant());
    return store.read(tx -> Members.find(tx, Context.tenantId(), query));
  }

  @Override
  public StaffMember add(AddMember command) {
    var member =
        new StaffMember(command.personId(), command.email(), command.name(), command.role(), now());
    return store.write(
        tx -> {
          if (Members.add(tx, Context.tenantId(), member)) {
            tx.publish(new StaffJoined(member.personId(), member.role()));
          }
          return Members.find(tx, member.personId()).orElseThrow();
        });
  }

  @Override
  public StaffMember changeRole(UUID personId, ChangeRole command) {
    var role = command.role();
    return store.write(
        tx -> {
          var member = Members.lockToChange(tx, personId, role == StaffRole.OWNER);
          if (member.role() != role) {
            Members.changeRole(tx, personId, role);
            OpenAct.changed("role", member.role(), role);
            tx.publish(new StaffRoleChanged(personId, member.role(), role));
          }
          return Members.find(tx, personId).orElseThrow();
        });
  }

  @Override
  public void remove(UUID personId) {
    store.change(
        tx -> {
          var unused = Members.lockToChange(tx, personId, false);
          Members.leave(tx, personId, now());
          Invitations.endBy(tx, personId, now());
          ApprovalRows.declineOf(tx, personId, now());
          tx.publish(new StaffLeft(personId));
        });
  }

  @Override
  public Invitation invite(Invite command) {
    return inviteStaff.invite(command);
  }

  @Override
  public Page<Invitation> invitations(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : Page.number(cursor);
    var rows = store.read(tx -> Invitations.waiting(tx, clock.instant(), before, most + 1));
    var page = Page.of(rows, most, row -> Long.toString(row.number()));
    return new Page<>(page.items().stream().map(Invitations.Row::invitation).toList(), page.next());
  }

  @Override
  public Invitation sendAgain(UUID id) {
    return inviteStaff.sendAgain(id);
  }

  @Override
  public void withdraw(UUID id) {
    inviteStaff.withdraw(id);
  }

  @Override
  public Invitation look(InvitationToken token) {
    return takeUp.look(token.value());
  }

  @Override
  public JoinResult join(Join command) {
    return takeUp.join(command);
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
