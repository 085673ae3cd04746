package byway.people.identity;

import byway.kit.store.OpenAct;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.kit.values.TypedCodes;
import byway.people.identity.People.Row;
import byway.people.identity.Subject.Proof;
import byway.people.identity.Turns.Asker;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.SignInWithCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether somebody is who they say. Each way does the same work for a person who does not
 * exist as for one who does, and for an address with several accounts as for one with none, up to
 * the point where the proof is right.
 */
@Singleton
final class ProvePerson {
  private final IdentityStore store;
  private final Passwords passwords;
  private final Turns turns;
  private final Throttle throttle;
  private final Tarpit tarpit;
  private final Phones phones;
  private final Sessions sessions;
  private final Entrance entrance;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ProvePerson(
      IdentityStore store,
      GuessGuard guard,
      Phones phones,
      Sessions sessions,
      Entrance entrance,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.passwords = guard.passwords;
    this.turns = guard.turns;
    this.throttle = guard.throttle;
    this.tarpit = guard.tarpit;
    this.phones = phones;
    this.sessions = sessions;
    this.entrance = entrance;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** How a guess begins: a time to wait, or whom it may be about. */
  private record Attempt(int waitSeconds, List<Row> live) {
    List<String> hashes() {
      return live.stream().map(Row::passwordHash).filter(Objects::nonNull).toList();
    }
  }

  /** How a proof ended. */
  sealed interface ProofResult {}

  record Right(Person person) implements ProofResult {}

  record Wrong() implements ProofResult {}

  record Wait(int seconds) implements ProofResult {}

  /** What happens in the transaction in which a proof was found to be right. */
  private interface Then {
    void in(Tx tx, Person person);
  }

  SignInResult byPassword(SignIn given) {
    var subject = new Subject(Proof.PASSWORD, given.kind(), CheckSignUp.normal(given.email()));
    var from = given.from();
    return signedIn(
        (tx, person) -> entrance.enter(tx, person, SignInWay.PASSWORD, from),
        then -> byPassword(subject, given.password(), from, then));
  }

  /**
   * Over a network, at one access point: counted apart from the web, so that who guesses there
   * keeps nobody out here.
   */
  ProofResult byNetwork(String email, String password, CameFrom from) {
    var subject = new Subject(Proof.NETWORK, PersonKind.CUSTOMER, CheckSignUp.normal(email));
    return byPassword(subject, password, from, (tx, person) -> {});
  }

  /** What becomes of somebody who has proven who they are. */
  private interface Begin {
    SignInResult in(Tx tx, Person person);
  }

  /** The same, of somebody who is signed in already and asks for something that needs it. */
  ProofResult again(Person person, String password, CameFrom from) {
    var subject = new Subject(Proof.PASSWORD, person.kind(), person.email());
    var outcome = byPassword(subject, password, from, (tx, proven) -> {});
    return ofNobodyElse(person, outcome);
  }

  /** The same by a code that was sent to the person's address. */
  ProofResult againByCode(Person person, String code, CameFrom from) {
    var given = new SignInWithCode(person.email(), code, person.kind(), from);
    return ofNobodyElse(person, byCode(given, (tx, proven) -> {}));
  }

  /** Others may have claimed the address, with a password of theirs. */
  private static ProofResult ofNobodyElse(Person person, ProofResult outcome) {
    return outcome instanceof Right right && !right.person().id().equals(person.id())
        ? new Wrong()
        : outcome;
  }

  private SignInResult signedIn(Begin begin, Function<Then, ProofResult> prove) {
    var result = new SignInResult[] {new NotProven()};
    var outcome = prove.apply((tx, person) -> result[0] = begin.in(tx, person));
    return switch (outcome) {
      case Right right -> result[0];
      case Wrong wrong -> new NotProven();
      case Wait wait -> new Throttled(wait.seconds());
    };
  }

  /** All of it in one turn, so that no more connections are taken than there are turns at once. */
  private ProofResult byPassword(
      Subject subject, String password, @Nullable CameFrom from, Then then) {
    if (!CheckSignUp.isAddress(subject.email())) {
      return counted(subject, new Wrong());
    }
    var now = clock.instant();
    int wait = throttle.told(subject, from, now);
    if (wait > 0) {
      if (subject.proof() == Proof.PASSWORD) {
        tarpit.hold();
      }
      return counted(subject, new Wait(wait));
    }
    var asker = Asker.of(throttle.lane(subject.kind(), from, now), from);
    ProofResult outcome;
    try {
      outcome = turns.take(asker, () -> inTurn(subject, password, from, then));
    } catch (Refusal e) {
      throttle.turnedAway(from, now);
      tarpit.hold();
      throw e;
    }
    if (!(outcome instanceof Right)) {
      throttle.wrong(from, now);
    }
    return counted(subject, outcome);
  }

  /** The password is tested between two transactions, since that takes its time. */
  private ProofResult inTurn(Subject subject, String password, @Nullable CameFrom from, Then then) {
    var attempt = begin(subject, from);
    if (attempt.waitSeconds() > 0) {
      return new Wait(attempt.waitSeconds());
    }
    var matching = passwords.matching(password, attempt.hashes());
    return attempt.live().stream()
        .filter(row -> matching.contains(row.passwordHash()))
        .findFirst()
        .map(row -> right(subject, attempt.live(), row, password, from, then))
        .orElseGet(Wrong::new);
  }

  private Attempt begin(Subject subject, @Nullable CameFrom from) {
    return store.write(
        tx -> {
          var live = People.live(tx, subject);
          tried(live);
          return new Attempt(throttle.take(tx, subject, live, from, clock.instant()), live);
        });
  }

  /** Whose address it is, where one has it alone, the audit log says also of who did not get in. */
  private static void tried(List<Row> live) {
    if (live.size() == 1) {
      OpenAct.tried(live.getFirst().person().id());
    }
  }

  /** Unless the account has become another's meanwhile, with all that could be proven before. */
  private ProofResult right(
      Subject subject,
      List<Row> live,
      Row row,
      String password,
      @Nullable CameFrom from,
      Then then) {
    var id = row.person().id();
    var renewed = passwords.renewed(password, row.passwordHash());
    return store.write(
        tx -> {
          var now = People.lock(tx, id);
          if (now.isEmpty() || !Objects.equals(now.get().passwordHash(), row.passwordHash())) {
            return new Wrong();
          }
          throttle.forgive(tx, subject, live, from, clock.instant());
          if (renewed != null) {
            People.renewHash(tx, id, renewed);
          }
          then.in(tx, now.get().person());
          return new Right(now.get().person());
        });
  }

  SignInResult byCode(SignInWithCode given) {
    return signedIn(
        (tx, person) -> entrance.enter(tx, person, SignInWay.CODE, given.from()),
        then -> byCode(given, then));
  }

  private ProofResult byCode(SignInWithCode given, Then then) {
    var subject = phones.subject(Proof.CODE, given.kind(), given.email());
    if (!subject.isPossible()) {
      return counted(subject, new Wrong());
    }
    var code = TypedCodes.digits(given.code());
    var from = given.from();
    var now = clock.instant();
    int told = throttle.told(subject, from, now);
    if (told > 0) {
      tarpit.hold();
      return counted(subject, new Wait(told));
    }
    return counted(
        subject,
        store.write(
            tx -> {
              Codes.lock(tx, subject.hash());
              var live = People.live(tx, subject);
              tried(live);
              int wait = throttle.take(tx, subject, live, from, now);
              if (wait > 0) {
                return new Wait(wait);
              }
              boolean right = Codes.redeem(tx, subject, Codes.challenge(from), code, now);
              if (!right || live.isEmpty()) {
                return new Wrong();
              }
              throttle.forgive(tx, subject, live, from, now);
              var person =
                  subject.isPhone()
                      ? live.getFirst().person()
                      : Claims.decide(tx, live, sessions.holder(tx, from), now);
              then.in(tx, person);
              return new Right(person);
            }));
  }

  private ProofResult counted(Subject subject, ProofResult result) {
    var outcome =
        switch (result) {
          case Right right -> "proven";
          case Wrong wrong -> "not_proven";
          case Wait wait -> "throttled";
        };
    var by = subject.proof().name().toLowerCase(Locale.ROOT);
    metrics.counter("byway_sign_ins_total", "by", by, "outcome", outcome).increment();
    return result;
  }
}
