package byway.people.identity;

import static byway.people.identity.IdentityStore.GUESSES;

import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.kit.values.TypedCodes;
import byway.people.identity.Subject.Proof;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.PhoneResult;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/**
 * A customer's telephone number, proven by a code that is sent there. What is asked for is counted
 * by number and by customer, so that nobody can have us ring up strangers, and no stranger can be
 * rung up by many.
 */
@Singleton
final class AddPhone {
  private final IdentityStore store;
  private final SendCode sendCode;
  private final Phones phones;
  private final InstantSource clock;

  AddPhone(IdentityStore store, SendCode sendCode, Phones phones, InstantSource clock) {
    this.store = store;
    this.sendCode = sendCode;
    this.phones = phones;
    this.clock = clock;
  }

  void ask(UUID id, String typed) {
    var number = number(typed);
    var code = Secrets.code(PersonKind.CUSTOMER);
    var language =
        store.write(
            tx -> {
              var person = customer(tx, id);
              if (!mayBeSent(tx, id, number, code)) {
                throw Refusal.tooMany(
                    "too_many_codes", "there were five codes within an hour; wait for the next");
              }
              return person.language();
            });
    sendCode.send(number, CodeMail.SIGN_IN, language, code);
  }

  private boolean mayBeSent(Tx tx, UUID id, Subject number, String code) {
    var asker = Codes.Asker.of(id.toString(), false);
    var session = Codes.challenge(null);
    var now = clock.instant();
    return Codes.add(tx, asker(id), asker, session, together(number, code), now)
        && Codes.add(tx, number, Codes.Asker.of("anybody", false), session, code, now);
  }

  PhoneResult prove(UUID id, String typed, String code) {
    var number = number(typed);
    var now = clock.instant();
    return store.write(
        tx -> {
          var person = customer(tx, id);
          int wait = GUESSES.take(tx, asker(id).hash(), now);
          if (wait > 0) {
            return new PhoneResult.Throttled(wait);
          }
          var meant = together(number, TypedCodes.digits(code));
          if (!Codes.redeem(tx, asker(id), Codes.challenge(null), meant, now)) {
            return new PhoneResult.NotProven();
          }
          GUESSES.forgive(tx, asker(id).hash());
          Codes.lock(tx, number.hash());
          People.movePhone(tx, person.id(), person.kind(), number.email());
          return new PhoneResult.Proven(customer(tx, id));
        });
  }

  void forget(UUID id) {
    store.change(tx -> People.setPhone(tx, customer(tx, id).id(), null));
  }

  private static Person customer(Tx tx, UUID id) {
    return People.byId(tx, id)
        .map(People.Row::person)
        .filter(person -> person.kind() == PersonKind.CUSTOMER)
        .orElseThrow(() -> Refusal.notFound("the customer"));
  }

  private Subject number(String typed) {
    var number = phones.normal(typed);
    if (number == null) {
      throw Refusal.invalid(
          "phone_invalid", "a telephone number begins with + and its country's code");
    }
    return new Subject(Proof.PHONE, PersonKind.CUSTOMER, number);
  }

  /** Who asks: the code is theirs, whatever the number. */
  private static Subject asker(UUID id) {
    return new Subject(Proof.PHONE, PersonKind.CUSTOMER, id.toString());
  }

  private static String together(Subject number, String code) {
    return number.email() + " " + code;
  }
}
