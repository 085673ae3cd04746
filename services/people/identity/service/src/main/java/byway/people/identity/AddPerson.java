package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.People.Row;
import byway.people.identity.Subject.Proof;
import byway.people.identity.Turns.Asker;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ContactProven;
import byway.people.identity.api.CustomerSignedUp;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.SignUpResult.EmailTaken;
import byway.people.identity.api.SignUpResult.SignedUp;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes somebody known here, and signs them in. Whether the address has an account already makes no
 * difference to who comes from outside: what is made is a claim, and who reads the address is told
 * by mail what there is.
 */
@Singleton
final class AddPerson {
  private final IdentityStore store;
  private final Passwords passwords;
  private final Turns turns;
  private final Throttle throttle;
  private final ProvePerson provePerson;
  private final SendCode sendCode;
  private final Sessions sessions;
  private final InstantSource clock;

  AddPerson(
      IdentityStore store,
      GuessGuard guard,
      ProvePerson provePerson,
      SendCode sendCode,
      Sessions sessions,
      InstantSource clock) {
    this.store = store;
    this.passwords = guard.passwords;
    this.turns = guard.turns;
    this.throttle = guard.throttle;
    this.provePerson = provePerson;
    this.sendCode = sendCode;
    this.sessions = sessions;
    this.clock = clock;
  }

  SignUpResult of(SignUp command, PersonKind kind) {
    var problem = CheckSignUp.problem(command);
    if (problem != null) {
      return problem;
    }
    // as it is kept, so that the answer is what is found later
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var isProven = kind == PersonKind.STAFF || Boolean.TRUE.equals(command.proven());
    var person =
        new Person(
            command.id(),
            kind,
            CheckSignUp.normal(command.email()),
            CheckSignUp.name(command.name()),
            command.language(),
            now,
            null,
            isProven ? now : null,
            null);
    var from = command.from();
    int wait = throttle.toldOfDeed("sign up", from, now);
    if (wait > 0) {
      throw tooManyHere(wait);
    }
    var asker = Asker.of(throttle.lane(kind, from, now), from);
    var added =
        turns.<Optional<SignUpResult>>take(asker, () -> add(person, command.password(), from));
    // Of a place that signs up many, the next wait among themselves.
    throttle.wrong(from, now);
    added.ifPresent(result -> tell(person, from));
    return added.orElseGet(() -> again(person, command.password(), from));
  }

  private Optional<SignUpResult> add(
      Person person, @Nullable String password, @Nullable CameFrom from) {
    var live = begin(person, from);
    var like = live.stream().map(Row::passwordHash).filter(Objects::nonNull).findFirst();
    var hash = password == null ? null : passwords.hash(password, like.orElse(null));
    return store.write(tx -> add(tx, person, hash, from));
  }

  private List<Row> begin(Person person, @Nullable CameFrom from) {
    return store.write(
        tx -> {
          int wait = throttle.takeDeed(tx, "sign up", from, clock.instant());
          if (wait > 0) {
            throw tooManyHere(wait);
          }
          return People.live(tx, person.kind(), person.email());
        });
  }

  private static Refusal tooManyHere(int waitSeconds) {
    return tooMany("too many sign up at your place; wait a moment").after(waitSeconds);
  }

  private static Refusal tooMany(String sentence) {
    return Refusal.tooMany("too_many_sign_ups", sentence);
  }

  /** One at a time of an address, or two at once could both be proven, or one claim too many. */
  private Optional<SignUpResult> add(
      Tx tx, Person person, @Nullable String hash, @Nullable CameFrom from) {
    Codes.lock(tx, new Subject(Proof.CODE, person.kind(), person.email()).hash());
    if (person.provenAt() == null
        && People.byId(tx, person.id()).isEmpty()
        && People.claims(tx, person.kind(), person.email()) >= Claims.MOST) {
      throw tooMany("this address has been used too often; sign in with a code");
    }
    if (!People.add(tx, Context.tenantId(), person, hash)) {
      return Optional.empty();
    }
    if (person.kind() == PersonKind.CUSTOMER) {
      tx.publish(new CustomerSignedUp(person.id(), person.createdAt()));
      if (person.provenAt() != null) {
        tx.publish(new ContactProven(person.id(), person.provenAt()));
      }
    }
    return Optional.of(new SignedUp(person, sessions.begin(tx, person, SignInWay.SIGN_UP, from)));
  }

  private void tell(Person person, @Nullable CameFrom from) {
    if (person.provenAt() == null && from != null && from.challenge() != null) {
      sendCode.toNew(person, from);
    }
  }

  /**
   * The same command again, by its id and its password, is the same person; anything else is taken.
   * It is a sign-in like any other: counted, throttled, and outside a transaction.
   */
  private SignUpResult again(Person person, @Nullable String password, @Nullable CameFrom from) {
    boolean isSame =
        store
            .read(tx -> People.byId(tx, person.id()))
            .filter(row -> row.person().kind() == person.kind())
            .filter(row -> row.person().email().equals(person.email()))
            .isPresent();
    if (!isSame || password == null) {
      return new EmailTaken();
    }
    var given = new SignIn(person.email(), password, person.kind(), from);
    return switch (provePerson.byPassword(given)) {
      case SignInResult.SignedIn(var known, var tokens) -> new SignedUp(known, tokens);
      case SignInResult.NotProven() -> new EmailTaken();
      case SignInResult.Throttled(int seconds) -> new EmailTaken();
      case SignInResult.SecondFactorNeeded(var ticket) -> new EmailTaken();
      case SignInResult.Closed() -> new EmailTaken();
    };
  }
}
