package byway.people.identity;

import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInResult.NotProven;
import byway.contracts.identity.SignInResult.SignedIn;
import byway.contracts.identity.SignInResult.Throttled;
import byway.contracts.identity.SignInWithCode;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.identity.Subject.Proof;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether somebody is who they say. Each way does the same work for a person who does not
 * exist as for one who does, up to the point where the proof is right.
 */
@Singleton
final class ProvePerson {
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

  /** The password is tested between two transactions, since that takes its time. */
  SignInResult byPassword(SignIn command) {
    var subject = new Subject(Proof.PASSWORD, command.kind(), CheckSignUp.normal(command.email()));
    if (!CheckSignUp.isAddress(subject.email())) {
      return counted(Proof.PASSWORD, new NotProven());
    }
    var attempt = begin(subject);
    if (attempt.waitSeconds() > 0) {
      return counted(Proof.PASSWORD, new Throttled(attempt.waitSeconds()));
    }
    if (!matches(subject, command.password(), attempt.passwordHash())) {
      return counted(Proof.PASSWORD, new NotProven());
    }
    return counted(
        Proof.PASSWORD, signIn(subject, attempt.row().orElseThrow(), command.password()));
  }

  private Attempt begin(Subject subject) {
    return store.write(
        tx -> {
          int wait = Guesses.take(tx, Context.tenantId(), subject, clock.instant());
          return new Attempt(wait, People.byEmail(tx, subject.kind(), subject.email()));
        });
  }

  private boolean matches(Subject subject, String password, @Nullable String hash) {
    try {
      return passwords.matches(password, hash);
    } catch (Refusal busy) {
      store.change(tx -> Guesses.giveBack(tx, subject, clock.instant()));
      throw busy;
    }
  }

  private SignInResult signIn(Subject subject, People.Row row, String password) {
    var person = row.person();
    var renewed = passwords.renewed(password, row.passwordHash());
    return store.write(
        tx -> {
          Guesses.forgive(tx, subject);
          if (renewed != null) {
            People.renewHash(tx, person.id(), renewed);
          }
          return new SignedIn(person, sessions.begin(tx, person.id()));
        });
  }

  SignInResult byCode(SignInWithCode command) {
    var subject = Subject.typed(Proof.CODE, command.kind(), command.email());
    if (!subject.isPossible()) {
      return counted(Proof.CODE, new NotProven());
    }
    var now = clock.instant();
    return counted(
        Proof.CODE,
        store.write(
            tx -> {
              int wait = Guesses.take(tx, Context.tenantId(), subject, now);
              if (wait > 0) {
                return new Throttled(wait);
              }
              boolean right = Codes.redeem(tx, subject, command.code(), now);
              var row = People.by(tx, subject);
              if (!right || row.isEmpty()) {
                return new NotProven();
              }
              Guesses.forgive(tx, subject);
              var person = row.get().person();
              return new SignedIn(person, sessions.begin(tx, person.id()));
            }));
  }

  private SignInResult counted(Proof proof, SignInResult result) {
    var outcome =
        switch (result) {
          case SignedIn signedIn -> "proven";
          case NotProven notProven -> "not_proven";
          case Throttled throttled -> "throttled";
        };
    var by = proof.name().toLowerCase(Locale.ROOT);
    metrics.counter("byway_sign_ins_total", "by", by, "outcome", outcome).increment();
    return result;
  }
}
