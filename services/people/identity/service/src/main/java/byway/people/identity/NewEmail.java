package byway.people.identity;

import static byway.people.identity.IdentityStore.GUESSES;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.kit.values.TypedCodes;
import byway.people.identity.People.Row;
import byway.people.identity.Subject.Proof;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.ContactProven;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveEmail;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Another e-mail address, which counts once a code that was sent there comes back. Codes are
 * counted by address and by who asks, so that no stranger can be written to by many, nor many by
 * one.
 */
@Singleton
final class NewEmail {
  private final IdentityStore store;
  private final SendCode sendCode;
  private final Sessions sessions;
  private final Notices notices;
  private final InstantSource clock;

  NewEmail(
      IdentityStore store,
      SendCode sendCode,
      Sessions sessions,
      Notices notices,
      InstantSource clock) {
    this.store = store;
    this.sendCode = sendCode;
    this.sessions = sessions;
    this.notices = notices;
    this.clock = clock;
  }

  void ask(UUID id, AskEmail command) {
    var email = address(command.email());
    var holder =
        store.read(
            tx -> {
              sessions.requireConfirmed(tx, id, command.from());
              return People.byId(tx, id).map(Row::person).orElseThrow(NewEmail::nobody);
            });
    var to = new Subject(Proof.CODE, holder.kind(), email);
    var code = Secrets.code(holder.kind());
    store.change(
        tx -> {
          if (!mayBeSent(tx, holder, to, code)) {
            throw Refusal.tooMany(
                "too_many_codes", "there were five codes within an hour; wait for the next");
          }
        });
    sendCode.send(to, CodeMail.TO_NEW_ADDRESS, holder.language(), code);
  }

  private boolean mayBeSent(Tx tx, Person holder, Subject to, String code) {
    var own = asker(holder);
    var mine = Codes.Asker.of(holder.id().toString(), false);
    var there = new Subject(Proof.EMAIL, to.kind(), to.email());
    var none = Codes.challenge(null);
    var now = clock.instant();
    return Codes.add(tx, own, mine, none, together(to.email(), code), now)
        && Codes.add(tx, there, Codes.Asker.of("anybody", false), none, code, now);
  }

  EmailResult prove(UUID id, ProveEmail command) {
    var email = address(command.email());
    var now = clock.instant();
    return store.write(
        tx -> {
          sessions.requireConfirmed(tx, id, command.from());
          var holder = person(tx, id);
          var own = asker(holder);
          int wait = GUESSES.take(tx, own.hash(), now);
          if (wait > 0) {
            return new EmailResult.Throttled(wait);
          }
          var meant = together(email, TypedCodes.digits(command.code()));
          if (!Codes.redeem(tx, own, Codes.challenge(null), meant, now)) {
            return new EmailResult.NotProven();
          }
          GUESSES.forgive(tx, own.hash());
          return move(tx, holder, email, command, now);
        });
  }

  /** What others had claimed under the address ends, as it does where somebody proves it else. */
  private EmailResult move(Tx tx, Person holder, String email, ProveEmail command, Instant now) {
    Codes.lock(tx, new Subject(Proof.CODE, holder.kind(), email).hash());
    var live = People.live(tx, holder.kind(), email);
    boolean isAnothers =
        live.stream().anyMatch(row -> row.isProven() && !row.person().id().equals(holder.id()));
    if (isAnothers) {
      return new EmailResult.Taken();
    }
    Claims.end(
        tx, live.stream().filter(row -> !row.person().id().equals(holder.id())).toList(), now);
    People.moveEmail(tx, holder.id(), email, now);
    if (holder.provenAt() == null && holder.kind() == PersonKind.CUSTOMER) {
      tx.publish(new ContactProven(holder.id(), now));
    }
    sessions.endOthers(tx, holder.id(), command.from(), now);
    notices.emailChanged(tx, holder);
    return new EmailResult.Proven(person(tx, holder.id()));
  }

  private static Person person(Tx tx, UUID id) {
    return People.lock(tx, id).map(Row::person).orElseThrow(NewEmail::nobody);
  }

  private static Refusal nobody() {
    return Refusal.notFound("the person");
  }

  private static String address(String typed) {
    var email = CheckSignUp.normal(typed);
    if (!CheckSignUp.isAddress(email)) {
      throw Refusal.invalid("email_invalid", "this is no e-mail address");
    }
    return email;
  }

  private static Subject asker(Person holder) {
    return new Subject(Proof.EMAIL, holder.kind(), holder.id().toString());
  }

  private static String together(String email, String code) {
    return email + " " + code;
  }
}
