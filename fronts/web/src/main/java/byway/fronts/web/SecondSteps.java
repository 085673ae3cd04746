package byway.fronts.web;

import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.people.identity.api.AskPasskeySignIn;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.FinishSignIn;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PasskeyProof;
import byway.people.identity.api.Passkeys;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SecondFactor;
import byway.people.identity.api.SecondFactors;
import byway.people.identity.api.SignInSessions;
import byway.people.identity.api.TokenOwner;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in by a passkey or a second factor, and proving once more who one is, from a form. */
@Singleton
public final class SecondSteps {
  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final SignInSessions sessions;
  private final Identity identity;
  private final ProviderSteps provider;
  private final SignIns signIns;
  private final Origins origins;
  private final Visitors visitors;
  private final Pages pages;

  SecondSteps(
      Passkeys passkeys,
      SecondFactors factors,
      SignInSessions sessions,
      Identity identity,
      ProviderSteps provider,
      SignIns signIns,
      Origins origins,
      Visitors visitors,
      Pages pages) {
    this.passkeys = passkeys;
    this.factors = factors;
    this.sessions = sessions;
    this.identity = identity;
    this.provider = provider;
    this.signIns = signIns;
    this.origins = origins;
    this.visitors = visitors;
    this.pages = pages;
  }

  ProviderSteps provider() {
    return provider;
  }

  @Nullable TokenOwner owner() {
    return visitors.current().owner();
  }

  /** What a browser needs to sign in by a passkey, as JSON. */
  String options(PersonKind kind) {
    var origin = visitors.current().origin();
    return passkeys.askSignIn(new AskPasskeySignIn(kind, origin, origins.asking(kind))).json();
  }

  /** By the {@code response} of a browser. */
  SignIns.SignInAttempt withPasskey(Form form, PersonKind kind) {
    return signIns.attempt(
        form,
        () -> signIns.outcome(form, passkeys.signIn(proof(form, kind)), words().passkeyWrong()));
  }

  private PasskeyProof proof(Form form, PersonKind kind) {
    return new PasskeyProof(
        kind, visitors.current().origin(), form.raw("response"), origins.of(kind));
  }

  /** By the {@code code} of an app, or a recovery code. */
  SignIns.SignInAttempt finish(Form form, String ticket, PersonKind kind) {
    if (!form.has("code")) {
      return new SignIns.SignInAttempt.NotYet(form.wrong("code", words().secondMissing()));
    }
    return signIns.attempt(
        form,
        () ->
            signIns.outcome(
                form,
                factors.finish(new FinishSignIn(ticket, form.value("code"), origins.of(kind))),
                words().secondWrong()));
  }

  SecondFactor of(UUID person) {
    return factors.of(person);
  }

  /** Sends a code to the person's own address, to confirm by. */
  Form sendCode(Form form, UUID person, PersonKind kind) {
    return heeded(
        form,
        () -> {
          var email = identity.person(person).email();
          identity.requestCode(new RequestCode(email, kind, origins.asking(kind)));
          return form;
        });
  }

  /** By {@code password} or {@code code}, and {@code second}; the form where it is not that way. */
  Form confirm(Form form, UUID person, PersonKind kind) {
    if (!form.has("password") && !form.has("code")) {
      return form.wrong(words().confirmMissing());
    }
    return heeded(
        form,
        () ->
            told(
                form,
                sessions.confirm(
                    person,
                    new Confirm(
                        some(form.raw("password")),
                        some(form.value("code")),
                        some(form.value("second")),
                        origins.of(kind)))));
  }

  /** By the {@code response} of a browser. */
  Form confirmByPasskey(Form form, UUID person, PersonKind kind) {
    return heeded(form, () -> told(form, passkeys.confirm(person, proof(form, kind))));
  }

  private Form told(Form form, ConfirmResult result) {
    return switch (result) {
      case ConfirmResult.Confirmed(var at) -> form;
      case ConfirmResult.NotProven() -> form.wrong(words().confirmWrong());
      case ConfirmResult.Throttled(int seconds) ->
          form.wrong(pages.words(WebMessages.class).tooManyGuesses(SignIns.minutes(seconds)));
    };
  }

  private Form heeded(Form form, Supplier<Form> work) {
    try {
      return work.get();
    } catch (CallFailed e) {
      return form.wrong(pages.words(WebMessages.class).away());
    } catch (Refusal e) {
      return signIns.later(form, e);
    }
  }

  private static @Nullable String some(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  private SecurityMessages words() {
    return pages.words(SecurityMessages.class);
  }
}
