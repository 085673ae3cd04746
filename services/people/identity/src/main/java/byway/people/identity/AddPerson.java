package byway.people.identity;

import byway.contracts.identity.CustomerSignedUp;
import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignUp;
import byway.contracts.identity.SignUpResult;
import byway.contracts.identity.SignUpResult.EmailTaken;
import byway.contracts.identity.SignUpResult.SignedUp;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes somebody known here, and signs them in. */
@Singleton
final class AddPerson {
  private final IdentityStore store;
  private final Passwords passwords;
  private final ProvePerson provePerson;
  private final Sessions sessions;
  private final InstantSource clock;

  AddPerson(
      IdentityStore store,
      Passwords passwords,
      ProvePerson provePerson,
      Sessions sessions,
      InstantSource clock) {
    this.store = store;
    this.passwords = passwords;
    this.provePerson = provePerson;
    this.sessions = sessions;
    this.clock = clock;
  }

  SignUpResult of(SignUp command, PersonKind kind) {
    var problem = CheckSignUp.problem(command);
    if (problem != null) {
      return problem;
    }
    var email = CheckSignUp.normal(command.email());
    var name = command.name().strip();
    var person = new Person(command.id(), kind, email, name, command.language(), clock.instant());
    var password = command.password();
    var hash = password == null ? null : passwords.hash(password);
    return store
        .<Optional<SignUpResult>>write(tx -> add(tx, person, hash))
        .orElseGet(() -> again(person, password));
  }

  private Optional<SignUpResult> add(Tx tx, Person person, @Nullable String hash) {
    if (!People.add(tx, Context.tenantId(), person, hash)) {
      return Optional.empty();
    }
    if (person.kind() == PersonKind.CUSTOMER) {
      tx.publish(new CustomerSignedUp(person.id(), person.createdAt()));
    }
    return Optional.of(new SignedUp(person, sessions.begin(tx, person.id())));
  }

  /**
   * The same command again, by its id and its password, is the same person; anything else is taken.
   * It is a sign-in like any other: counted, throttled, and outside a transaction.
   */
  private SignUpResult again(Person person, @Nullable String password) {
    boolean isSame =
        store
            .read(tx -> People.byEmail(tx, person.kind(), person.email()))
            .filter(row -> row.person().id().equals(person.id()))
            .isPresent();
    if (!isSame || password == null) {
      return new EmailTaken();
    }
    return switch (provePerson.byPassword(new SignIn(person.email(), password, person.kind()))) {
      case SignInResult.SignedIn(var known, var tokens) -> new SignedUp(known, tokens);
      case SignInResult.NotProven() -> new EmailTaken();
      case SignInResult.Throttled(int seconds) -> new EmailTaken();
    };
  }
}
