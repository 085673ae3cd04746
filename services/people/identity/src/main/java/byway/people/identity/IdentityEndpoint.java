package byway.people.identity;

import byway.contracts.identity.CustomerSignedUp;
import byway.contracts.identity.Identity;
import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.contracts.identity.RequestCode;
import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInWithCode;
import byway.contracts.identity.SignUp;
import byway.contracts.identity.SignUpResult;
import byway.contracts.identity.Token;
import byway.contracts.identity.TokenOwner;
import byway.contracts.identity.Tokens;
import byway.contracts.notifications.Channel;
import byway.contracts.notifications.Notifications;
import byway.contracts.notifications.SendMessage;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(IdentityEndpoint.class)
class IdentityEndpoint implements Identity {
  private final IdentityStore store;
  private final Passwords passwords;
  private final Notifications notifications;
  private final InstantSource clock;
  private final Ids ids;

  IdentityEndpoint(
      IdentityStore store,
      Passwords passwords,
      Notifications notifications,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.passwords = passwords;
    this.notifications = notifications;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public SignUpResult signUp(SignUp command) {
    return add(command, PersonKind.CUSTOMER);
  }

  @Override
  public SignUpResult addStaff(SignUp command) {
    return add(command, PersonKind.STAFF);
  }

  private SignUpResult add(SignUp command, PersonKind kind) {
    var refused = CheckSignUp.problem(command, passwords);
    if (refused != null) {
      return refused;
    }
    var email = CheckSignUp.normal(command.email());
    var password = command.password();
    var hash = password == null ? null : passwords.hash(password);
    var person =
        new Person(
            command.id(), kind, email, command.name().strip(), command.language(), clock.instant());
    return store.write(tx -> add(tx, person, hash, password));
  }

  private SignUpResult add(Tx tx, Person person, @Nullable String hash, @Nullable String password) {
    if (!People.add(tx, Context.tenantId(), person, hash)) {
      return again(tx, person, password);
    }
    if (person.kind() == PersonKind.CUSTOMER) {
      tx.publish(new CustomerSignedUp(person.id(), person.createdAt()));
    }
    return new SignUpResult.SignedUp(person, signedIn(tx, person.id()));
  }

  /**
   * The same command again, by its id and its password, is the same person; anything else is taken.
   */
  private SignUpResult again(Tx tx, Person person, @Nullable String password) {
    return People.byEmail(tx, person.kind(), person.email())
        .filter(row -> row.person().id().equals(person.id()))
        .filter(row -> password != null && passwords.matches(password, row.passwordHash()))
        .<SignUpResult>map(
            row -> new SignUpResult.SignedUp(row.person(), signedIn(tx, row.person().id())))
        .orElseGet(SignUpResult.EmailTaken::new);
  }

  @Override
  public SignInResult signIn(SignIn command) {
    return prove(
        command.kind(),
        command.email(),
        row ->
            passwords.matches(command.password(), row.map(People.Row::passwordHash).orElse(null)),
        command.password());
  }

  @Override
  public SignInResult signInWithCode(SignInWithCode command) {
    return prove(
        command.kind(),
        command.email(),
        row ->
            row.isPresent()
                && store.write(
                    tx ->
                        Codes.redeem(tx, row.get().person().id(), command.code(), clock.instant())),
        null);
  }

  /** The proof is made between two transactions, since it may take its time. */
  private SignInResult prove(
      PersonKind kind,
      String email,
      Predicate<Optional<People.Row>> proof,
      @Nullable String password) {
    var address = CheckSignUp.normal(email);
    var subject = Guesses.subject(kind, address);
    int wait = store.read(tx -> Guesses.waitSeconds(tx, subject, clock.instant()));
    if (wait > 0) {
      return new SignInResult.Throttled(wait);
    }
    var row = store.read(tx -> People.byEmail(tx, kind, address));
    if (!proof.test(row) || row.isEmpty()) {
      store.change(tx -> Guesses.failed(tx, Context.tenantId(), subject, clock.instant()));
      return new SignInResult.NotProven();
    }
    var renewed = renewed(row.get(), password);
    return store.write(
        tx -> {
          Guesses.forgive(tx, subject);
          var person = row.get().person();
          if (renewed != null) {
            People.renewHash(tx, person.id(), renewed);
          }
          return new SignInResult.SignedIn(person, signedIn(tx, person.id()));
        });
  }

  private @Nullable String renewed(People.Row row, @Nullable String password) {
    var hash = row.passwordHash();
    return password != null && hash != null && passwords.isOutdated(hash)
        ? passwords.hash(password)
        : null;
  }

  @Override
  public void requestCode(RequestCode command) {
    var email = CheckSignUp.normal(command.email());
    var code = Secrets.code();
    var now = clock.instant();
    var person =
        store.write(
            tx -> {
              var row = People.byEmail(tx, command.kind(), email).map(People.Row::person);
              var sendTo = row.filter(p -> Codes.mayHaveAnother(tx, p.id(), now));
              sendTo.ifPresent(p -> Codes.add(tx, Context.tenantId(), p.id(), code, now));
              return sendTo;
            });
    person.ifPresent(p -> notifications.send(mail(p, code)));
  }

  private SendMessage mail(Person person, String code) {
    var text = CodeMail.in(person.language());
    return new SendMessage(
        ids.next(), Channel.EMAIL, person.email(), text.subject(), text.text().formatted(code));
  }

  @Override
  public SignInResult refresh(Token refreshToken) {
    var now = clock.instant();
    return store.write(
        tx -> {
          var known = Families.lock(tx, refreshToken.value()).filter(Families.Known::refresh);
          if (known.isEmpty()) {
            return new SignInResult.NotProven();
          }
          if (!known.get().isGood(now)) {
            Families.revoke(tx, known.get().familyId());
            return new SignInResult.NotProven();
          }
          Families.use(tx, refreshToken.value());
          var person = People.byId(tx, known.get().personId()).orElseThrow().person();
          return new SignInResult.SignedIn(
              person, Families.issue(tx, Context.tenantId(), known.get().familyId(), now));
        });
  }

  @Override
  public TokenOwner verify(Token accessToken) {
    return store
        .read(tx -> Families.owner(tx, accessToken.value(), clock.instant()))
        .orElseThrow(() -> Refusal.unauthenticated("sign in again"));
  }

  @Override
  public void revoke(Token token) {
    store.change(
        tx ->
            Families.lock(tx, token.value())
                .ifPresent(known -> Families.revoke(tx, known.familyId())));
  }

  @Override
  public Person person(UUID id) {
    return store
        .read(tx -> People.byId(tx, id))
        .map(People.Row::person)
        .orElseThrow(() -> Refusal.notFound("the person"));
  }

  @Override
  public Page<Person> customers(@Nullable String beginning, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : number(cursor);
    var prefix = beginning == null ? "" : beginning.strip().toLowerCase(Locale.ROOT);
    return store.read(
        tx -> {
          var rows = People.customers(tx, prefix, before, most + 1);
          var page = Page.of(rows, most, row -> Long.toString(row.number()));
          return new Page<>(page.items().stream().map(People.Row::person).toList(), page.next());
        });
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  private Tokens signedIn(Tx tx, UUID personId) {
    var family = ids.next();
    var now = clock.instant();
    Families.add(tx, Context.tenantId(), family, personId, now);
    return Families.issue(tx, Context.tenantId(), family, now);
  }
}
