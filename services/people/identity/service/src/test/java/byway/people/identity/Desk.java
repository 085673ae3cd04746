package byway.people.identity;

import byway.kit.values.Page;
import byway.people.identity.api.AskPhone;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.ProvePhone;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.identity.api.Token;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Where people of one operator come to. */
record Desk(Installation installation, Identity identity, UUID tenant) {
  static final String PASSWORD = "correct horse battery";

  <T> T as(Callable<T> work) {
    return installation.infrastructure.as(tenant, work);
  }

  Desk of(UUID other) {
    return new Desk(installation, identity, other);
  }

  SignedUp signUp(String email) {
    return (SignedUp) trySignUp(email, PASSWORD);
  }

  SignUpResult trySignUp(String email, @Nullable String password) {
    return signUp(new SignUp(UUID.randomUUID(), email, "Ann", password, "en"));
  }

  SignUpResult signUp(SignUp command) {
    return as(() -> identity.signUp(command));
  }

  SignUpResult signUpFrom(String source, String email, @Nullable String password) {
    return signUp(
        new SignUp(
            UUID.randomUUID(),
            email,
            "Somebody",
            password,
            "en",
            new CameFrom(source, null, "challenge of " + source, null),
            null));
  }

  SignInResult signInFrom(CameFrom from, String email, String password) {
    return as(() -> identity.signIn(new SignIn(email, password, PersonKind.CUSTOMER, from)));
  }

  SignInResult signInWithCodeFrom(CameFrom from, String email, String code) {
    return as(
        () -> identity.signInWithCode(new SignInWithCode(email, code, PersonKind.CUSTOMER, from)));
  }

  /** Asks for a code and reads it, where there is a mail. */
  String codeFrom(CameFrom from, String email) {
    return as(
        () -> {
          identity.requestCode(new RequestCode(email, PersonKind.CUSTOMER, from));
          return installation.mailbox.lastCode();
        });
  }

  /** A customer with a password whose address is proven. */
  Person prove(String email) {
    var command = new SignUp(UUID.randomUUID(), email, "Ann", PASSWORD, "en", null, true);
    return ((SignedUp) signUp(command)).person();
  }

  SignInResult signIn(String email, String password) {
    return as(() -> identity.signIn(new SignIn(email, password, PersonKind.CUSTOMER)));
  }

  SignInResult signInWithCode(String email, String code) {
    return as(() -> identity.signInWithCode(new SignInWithCode(email, code, PersonKind.CUSTOMER)));
  }

  /** Asks for a code and reads it, where there is a mail. */
  String code(String email) {
    requestCode(email);
    return installation.mailbox.lastCode();
  }

  boolean requestCode(String email) {
    return as(
        () -> {
          identity.requestCode(new RequestCode(email, PersonKind.CUSTOMER));
          return true;
        });
  }

  boolean askPhone(UUID id, String phone) {
    return as(
        () -> {
          identity.askPhone(id, new AskPhone(phone));
          return true;
        });
  }

  PhoneResult provePhone(UUID id, String phone, String code) {
    return as(() -> identity.provePhone(id, new ProvePhone(phone, code)));
  }

  /** Adds a number that nobody refuses. */
  void addPhone(UUID id, String phone) {
    askPhone(id, phone);
    provePhone(id, phone, installation.mailbox.lastCode());
  }

  SignInResult refresh(String token) {
    return as(() -> identity.refresh(new Token(token)));
  }

  UUID verify(String token) {
    return as(() -> identity.verify(new Token(token))).personId();
  }

  void revoke(String token) {
    as(
        () -> {
          identity.revoke(new Token(token));
          return true;
        });
  }

  Person person(UUID id) {
    return as(() -> identity.person(id));
  }

  Page<Person> customers(@Nullable String beginning, int limit, @Nullable String cursor) {
    return as(() -> identity.customers(beginning, limit, cursor));
  }

  String passwordHash(String email) {
    return String.valueOf(
        as(() -> installation.store.read(tx -> People.live(tx, PersonKind.CUSTOMER, email)))
            .getFirst()
            .passwordHash());
  }
}
