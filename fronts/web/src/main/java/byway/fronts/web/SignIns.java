package byway.fronts.web;

import byway.fronts.web.words.Languages;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.kit.values.TypedCodes;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Signs people in and up from a form, and keeps their session in the browser. */
@Singleton
public final class SignIns {
  private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

  private final Identity identity;
  private final Sessions sessions;
  private final Visitors visitors;
  private final Cookies cookies;
  private final Origins origins;
  private final Pages pages;

  SignIns(
      Identity identity,
      Sessions sessions,
      Visitors visitors,
      Cookies cookies,
      Origins origins,
      Pages pages) {
    this.identity = identity;
    this.sessions = sessions;
    this.visitors = visitors;
    this.cookies = cookies;
    this.origins = origins;
    this.pages = pages;
  }

  /** How it ended. */
  public sealed interface SignInAttempt {
    /** Signed in; the browser has its session. */
    record In(Person person) implements SignInAttempt {}

    /**
     * What was given is right, and a code of the second factor is wanted too.
     *
     * @param ticket to go on with
     */
    record Half(String ticket) implements SignInAttempt {}

    /** Not yet: the form says why. */
    record NotYet(Form form) implements SignInAttempt {}
  }

  /** By {@code email} and {@code password}. */
  public SignInAttempt withPassword(Form form, PersonKind kind) {
    var words = words();
    var asked =
        needed(needed(form, "email", words.emailMissing()), "password", words.passwordMissing());
    if (asked.isWrong()) {
      return new SignInAttempt.NotYet(asked);
    }
    return attempt(
        form,
        () ->
            outcome(
                form,
                identity.signIn(
                    new SignIn(form.value("email"), form.raw("password"), kind, origins.of(kind))),
                words.notProven()));
  }

  /**
   * Sends a code to {@code email}, an e-mail address or telephone number, where somebody has it;
   * the form where it is missing.
   */
  public Form sendCode(Form form, PersonKind kind) {
    var asked = needed(form, "email", words().emailOrPhoneMissing());
    if (asked.isWrong()) {
      return asked;
    }
    try {
      identity.requestCode(new RequestCode(form.value("email"), kind, origins.asking(kind)));
      return form;
    } catch (CallFailed e) {
      return form.wrong(words().away());
    } catch (Refusal e) {
      return later(form, e);
    }
  }

  /** By {@code email} and the {@code code} that was sent there. */
  public SignInAttempt withCode(Form form, PersonKind kind) {
    var words = words();
    var code = TypedCodes.digits(form.value("code"));
    boolean isStaff = kind == PersonKind.STAFF;
    if (!code.matches(isStaff ? "[0-9]{8}" : "[0-9]{6}")) {
      var missing = isStaff ? words.staffCodeMissing() : words.codeMissing();
      return new SignInAttempt.NotYet(form.wrong("code", missing));
    }
    return attempt(
        form,
        () ->
            outcome(
                form,
                identity.signInWithCode(
                    new SignInWithCode(form.value("email"), code, kind, origins.of(kind))),
                words.codeWrong()));
  }

  /**
   * Makes a customer of {@code email}, {@code name} and {@code password}. What the browser shows
   * does not tell whether the address is another's already; the mail that follows does, to who
   * reads it.
   */
  public SignInAttempt signUp(Form form) {
    // the same form sent twice from the same browser is the same sign-up
    var word = "sign up " + form.raw("password") + " " + form.value("email");
    var id = RepeatKeys.of(visitors.current().formToken(), word);
    return attempt(
        form,
        () ->
            switch (signUp(form, id)) {
              // what this browser signed up with before has ended meanwhile
              case SignUpResult.EmailTaken() -> signedUp(form, signUp(form, UUID.randomUUID()));
              case SignUpResult result -> signedUp(form, result);
            });
  }

  private SignUpResult signUp(Form form, UUID id) {
    return identity.signUp(
        new SignUp(
            id,
            form.value("email"),
            form.value("name"),
            form.raw("password"),
            visitors.current().languageTag(),
            origins.asking(PersonKind.CUSTOMER),
            null));
  }

  private SignInAttempt signedUp(Form form, SignUpResult result) {
    return switch (result) {
      case SignUpResult.SignedUp(var person, var tokens) -> {
        sessions.keep(PersonKind.CUSTOMER, tokens);
        yield new SignInAttempt.In(person);
      }
      case SignUpResult.EmailTaken() -> new SignInAttempt.NotYet(form.wrong(words().away()));
      case SignUpResult.NotAcceptable(var field, var code) ->
          new SignInAttempt.NotYet(form.wrong(field, inWords(code)));
    };
  }

  /**
   * Another password, by {@code current}, which may be left out a moment after signing in by a
   * code, and {@code password}; the form where it is not that way.
   */
  public Form choosePassword(Form form, UUID person, PersonKind kind) {
    var words = words();
    var asked = needed(form, "password", words.passwordMissing());
    if (asked.isWrong()) {
      return asked;
    }
    var current = form.raw("current");
    try {
      return switch (identity.choosePassword(
          person,
          new ChoosePassword(
              current.isEmpty() ? null : current, form.raw("password"), origins.of(kind)))) {
        case PasswordResult.Chosen() -> form;
        case PasswordResult.NotProven() -> form.wrong("current", words.currentWrong());
        case PasswordResult.NotAcceptable(var code) -> form.wrong("password", inWords(code));
        case PasswordResult.Throttled(int seconds) ->
            form.wrong(words.tooManyGuesses(minutes(seconds)));
      };
    } catch (CallFailed e) {
      return form.wrong(words.away());
    } catch (Refusal e) {
      return later(form, e);
    }
  }

  public void signOut(PersonKind kind) {
    sessions.end(kind);
  }

  SignInAttempt outcome(Form form, SignInResult result, String wrong) {
    return switch (result) {
      case SignInResult.SignedIn(var person, var tokens) -> {
        sessions.keep(person.kind(), tokens);
        if (cookies.get(Languages.COOKIE) == null) {
          cookies.set(Languages.COOKIE, person.language(), "/", LANGUAGE_KEPT);
        }
        yield new SignInAttempt.In(person);
      }
      case SignInResult.NotProven() -> new SignInAttempt.NotYet(form.wrong(wrong));
      case SignInResult.Throttled(int seconds) ->
          new SignInAttempt.NotYet(form.wrong(words().tooManyGuesses(minutes(seconds))));
      case SignInResult.SecondFactorNeeded(var ticket) -> new SignInAttempt.Half(ticket);
      case SignInResult.Closed() ->
          new SignInAttempt.NotYet(form.wrong(pages.words(SecurityMessages.class).closed()));
    };
  }

  /** A part of the platform that is away costs nobody what they typed. */
  SignInAttempt attempt(Form form, Supplier<SignInAttempt> work) {
    try {
      return work.get();
    } catch (CallFailed e) {
      return new SignInAttempt.NotYet(form.wrong(words().away()));
    } catch (Refusal e) {
      return new SignInAttempt.NotYet(later(form, e));
    }
  }

  Form later(Form form, Refusal refusal) {
    if (refusal.code().equals("too_many_customers")) {
      return form.wrong(words().customersFull());
    }
    return switch (refusal.status()) {
      case 429 -> form.wrong(words().tooManyGuesses(minutes(refusal.retryAfterSeconds())));
      case 503 -> form.wrong(words().away());
      default -> throw refusal;
    };
  }

  static int minutes(int seconds) {
    return Math.max(1, (seconds + 59) / 60);
  }

  private static Form needed(Form form, String field, String text) {
    return form.has(field) ? form : form.wrong(field, text);
  }

  /** Why something was not acceptable, such as {@code password_too_short}. */
  public String inWords(String code) {
    return switch (code) {
      case "email_invalid" -> words().emailInvalid();
      case "name_invalid" -> words().nameInvalid();
      case "password_too_short" -> words().passwordTooShort();
      case "password_too_long" -> words().passwordTooLong();
      case "password_too_common" -> words().passwordTooCommon();
      default -> words().cannotBeTaken();
    };
  }

  private WebMessages words() {
    return pages.words(WebMessages.class);
  }
}
