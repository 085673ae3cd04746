package byway.people.staff;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.EmailAddress;
import byway.kit.values.Refusal;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.Invite;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/** Asks people to become staff, and takes that back. */
@Singleton
final class InviteStaff {
  private static final Pattern LINK = Pattern.compile("https?://[!-~]{1,490}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

  private final StaffStore store;
  private final SendInvitation mails;
  private final InstantSource clock;

  InviteStaff(StaffStore store, SendInvitation mails, InstantSource clock) {
    this.store = store;
    this.mails = mails;
    this.clock = clock;
  }

  Invitation invite(Invite command) {
    var email =
        EmailAddress.normal(command.email())
            .orElseThrow(() -> Refusal.invalid("email_invalid", "that is no e-mail address"));
    if (!LINK.matcher(command.link()).matches()
        || !LANGUAGE.matcher(command.language()).matches()) {
      throw Refusal.invalid("link_invalid", "an address of a page, and a language");
    }
    var now = now();
    return store.write(
        tx -> {
          var before = Invitations.find(tx, command.id());
          if (before.isPresent()) {
            return before.get().invitation();
          }
          check(tx, email, now);
          Invitations.endOf(tx, email, command.id(), now);
          var by = Context.current().principal().id();
          Invitations.add(tx, Context.tenantId(), command, email, by, now);
          mails.soon(tx, command.id());
          return Invitations.find(tx, command.id()).orElseThrow().invitation();
        });
  }

  private static void check(Tx tx, String email, Instant now) {
    if (Members.byEmail(tx, email).isPresent()) {
      throw Refusal.conflict("already_member", "who has this address is one of the staff");
    }
    if (Invitations.waiting(tx, now, Long.MAX_VALUE, Invitations.MOST).size() == Invitations.MOST) {
      throw Refusal.conflict("too_many_invitations", "take some back first, or wait");
    }
  }

  Invitation sendAgain(UUID id) {
    var now = now();
    return store.write(
        tx -> {
          var row = Invitations.find(tx, id).filter(one -> !one.over());
          var sends = row.orElseThrow(InviteStaff::unknown).invitation().sends();
          if (sends >= Invitations.MOST_SENDS) {
            throw Refusal.tooMany("too_many_sent", "take it back and ask anew");
          }
          Invitations.sentAgain(tx, id, now);
          mails.soon(tx, id);
          return Invitations.find(tx, id).orElseThrow().invitation();
        });
  }

  void withdraw(UUID id) {
    store.change(tx -> Invitations.end(tx, id, clock.instant()));
  }

  private static Refusal unknown() {
    return Refusal.notFound("the invitation");
  }

  /** As it is kept, so that the answer is what is found later. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
