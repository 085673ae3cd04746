package byway.people.identity;

import static byway.people.identity.IdentityStore.GUESSES;

import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInResult.NotProven;
import byway.contracts.identity.SignInResult.SignedIn;
import byway.contracts.identity.SignInResult.Throttled;
import byway.contracts.identity.SignInWithCode;
import byway.contracts.identity.Tokens;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.Subject.Proof;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether somebody is who they say. Each way does the same work for a person who does not
 * exist as for one who does, up to the point where the proof is right.
 */
@Singleton
final class ProvePerson {
  private static final Pattern CODE = Pattern.compile("\\d{6}");

  private final IdentityStore store;
  private final Passwords passwords;
  private final Sessions sessions;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ProvePerson(
      IdentityStore store,
      Passwords passwords,
      Sessions sessions,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** How a guess begins: a time to wait, or whom it is about. */
  private record Attempt(int waitSeconds, Optional<People.Row> row) {
    @Nullable String passwordHash() {
      return row.map(People.Row::passwordHash).orElse(null);
    }
  }

  /** How a proof ended. */
  sealed interface Outcome {}

  record Right(Person person) implements Outcome {}

  record Wrong() implements Outcome {}

  record Wait(int seconds) implements Outcome {}

  /** What happens in the transaction in which a proof was found to be right. */
  private interface Then {
    void in(Tx tx, Person person);
  }

  SignInResult byPassword(SignIn command) {
    return signedIn(then -> byPassword(command.email(), command.password(), command.kind(), then));
  }

  SignInResult byCode(SignInWithCode command) {
    return signedIn(then -> byCode(command.email(), command.code(), command.kind(), then));
  }

  /** By whatever it is that was given, without signing in to any page: a code, or a password. */
  Outcome bySecret(String email, String secret, PersonKind kind) {
    return CODE.matcher(secret).matches()
        ? byCode(email, secret, kind, (tx, person) -> {})
        : byPassword(email, secret, kind, (tx, person) -> {});
  }

  private SignInResult signedIn(Function<Then, Outcome> prove) {
    var tokens = new Tokens[1];
    var outcome = prove.apply((tx, person) -> tokens[0] = sessions.begin(tx, person.id()));
    return switch (outcome) {
      case Right right -> new SignedIn(right.person(), tokens[0]);
      case Wrong wrong -> new NotProven();
      case Wait wait -> new Throttled(wait.seconds());
    };
  }

  /** The password is tested between two transactions, since that takes its time. */
  private Outcome byPassword(String email, String password, PersonKind kind, Then then) {
    var subject = new Subject(Proof.PASSWORD, kind, CheckSignUp.normal(email));
    if (!CheckSignUp.isAddress(subject.email())) {
      return counted(Proof.PASSWORD, new Wrong());
    }
    var attempt = begin(subject);
    if (attempt.waitSeconds() > 0) {
      return counted(Proof.PASSWORD, new Wait(attempt.waitSeconds()));
    }
    if (!matches(subject, password, attempt.passwordHash())) {
      return counted(Proof.PASSWORD, new Wrong());
    }
    return counted(Proof.PASSWORD, right(subject, attempt.row().orElseThrow(), password, then));
  }

  private Attempt begin(Subject subject) {
    return store.write(
        tx -> {
          int wait = GUESSES.take(tx, subject.hash(), clock.instant());
          return new Attempt(wait, People.byEmail(tx, subject.kind(), subject.email()));
        });
  }

  private boolean matches(Subject subject, String password, @Nullable String hash) {
    try {
      return passwords.matches(password, hash);
    } catch (Refusal busy) {
      store.change(tx -> GUESSES.giveBack(tx, subject.hash(), clock.instant()));
      throw busy;
    }
  }

  private Outcome right(Subject subject, People.Row row, String password, Then then) {
    var person = row.person();
    var renewed = passwords.renewed(password, row.passwordHash());
    return store.write(
        tx -> {
          GUESSES.forgive(tx, subject.hash());
          if (renewed != null) {
            People.renewHash(tx, person.id(), renewed);
          }
          then.in(tx, person);
          return new Right(person);
        });
  }

  private Outcome byCode(String email, String code, PersonKind kind, Then then) {
    var subject = Subject.typed(Proof.CODE, kind, email);
    if (!subject.isPossible()) {
      return counted(Proof.CODE, new Wrong());
    }
    var now = clock.instant();
    return counted(
        Proof.CODE,
        store.write(
            tx -> {
              int wait = GUESSES.take(tx, subject.hash(), now);
              if (wait > 0) {
                return new Wait(wait);
              }
              boolean right = Codes.redeem(tx, subject, code, now);
              var row = People.by(tx, subject);
              if (!right || row.isEmpty()) {
                return new Wrong();
              }
              GUESSES.forgive(tx, subject.hash());
              then.in(tx, row.get().person());
              return new Right(row.get().person());
            }));
  }

  private Outcome counted(Proof proof, Outcome result) {
    var outcome =
        switch (result) {
          case Right right -> "proven";
          case Wrong wrong -> "not_proven";
          case Wait wait -> "throttled";
        };
    var by = proof.name().toLowerCase(Locale.ROOT);
    metrics.counter("byway_sign_ins_total", "by", by, "outcome", outcome).increment();
    return result;
  }
}
