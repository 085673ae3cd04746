package byway.people.staff;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.EmailTaken;
import byway.people.identity.api.SignUpResult.NotAcceptable;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.identity.api.Token;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.Join;
import byway.people.staff.api.JoinResult;
import byway.people.staff.api.StaffJoined;
import byway.people.staff.api.StaffMember;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes a member of who was asked. */
@Singleton
final class TakeUpInvitation {
  private final StaffStore store;
  private final Identity identity;
  private final InvitationLinks links;
  private final InstantSource clock;

  TakeUpInvitation(
      StaffStore store, Identity identity, InvitationLinks links, InstantSource clock) {
    this.store = store;
    this.identity = identity;
    this.links = links;
    this.clock = clock;
  }

  Invitation look(String token) {
    var mail = links.read(token).orElseThrow(TakeUpInvitation::over);
    return store
        .write(tx -> Invitations.find(tx, mail.invitationId()))
        .filter(row -> row.isGood(clock.instant()))
        .map(Invitations.Row::invitation)
        .filter(invitation -> invitation.sends() == mail.send())
        .orElseThrow(TakeUpInvitation::over);
  }

  /** The person has the invitation's id, so that a second try after a crash finds the first. */
  JoinResult join(Join command) {
    var invitation = look(command.token());
    var person =
        new SignUp(
            invitation.id(),
            invitation.email(),
            command.name(),
            command.password(),
            command.language(),
            command.from(),
            null);
    return switch (identity.addStaff(person)) {
      case SignedUp(var added, var tokens) -> {
        identity.revoke(new Token(tokens.refreshToken())); // they sign in by the staff's door
        yield joined(invitation, added.id(), added.name(), false);
      }
      case EmailTaken() -> again(invitation);
      case NotAcceptable(var field, var code) -> new JoinResult.NotAcceptable(field, code);
    };
  }

  /** Who reads the mail of somebody who was staff here is them. */
  private JoinResult again(Invitation invitation) {
    return identity.staff().stream()
        .filter(person -> person.email().equals(invitation.email()))
        .findFirst()
        .map(person -> joined(invitation, person.id(), person.name(), true))
        .orElseThrow(TakeUpInvitation::over);
  }

  private JoinResult joined(Invitation invitation, UUID person, String name, boolean known) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var member = new StaffMember(person, invitation.email(), name, invitation.role(), now);
    store.change(
        tx -> {
          if (!Invitations.find(tx, invitation.id()).orElseThrow().isGood(now)) {
            throw over();
          }
          if (Members.add(tx, Context.tenantId(), member)) {
            tx.publish(new StaffJoined(person, member.role()));
          }
          Invitations.end(tx, invitation.id(), now);
        });
    return new JoinResult.Joined(member, known);
  }

  private static Refusal over() {
    return Refusal.of(410, "invitation_over", "this invitation is good no more; ask for another");
  }
}
