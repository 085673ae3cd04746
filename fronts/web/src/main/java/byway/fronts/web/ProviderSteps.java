package byway.fronts.web;

import byway.fronts.web.SignIns.SignInAttempt;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.people.identity.api.AskProvider;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProviderAnswer;
import byway.people.identity.api.ProviderLink;
import byway.people.identity.api.ProviderOffer;
import byway.people.identity.api.ProviderResult;
import byway.people.identity.api.ProviderResult.Why;
import byway.people.identity.api.ProviderSignIn;
import byway.people.identity.api.SignInResult.SignedIn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staff who sign in, or prove once more who they are, by a provider of their operator's. */
@Singleton
public final class ProviderSteps {
  private static final PersonKind KIND = PersonKind.STAFF;

  private final ProviderSignIn provider;
  private final SignIns signIns;
  private final Origins origins;
  private final Visitors visitors;
  private final Pages pages;

  ProviderSteps(
      ProviderSignIn provider, SignIns signIns, Origins origins, Visitors visitors, Pages pages) {
    this.provider = provider;
    this.signIns = signIns;
    this.origins = origins;
    this.visitors = visitors;
    this.pages = pages;
  }

  /** What a browser has brought back. */
  record Brought(String path, String state, String code, @Nullable String issuer) {}

  ProviderOffer offer() {
    return provider.offer();
  }

  List<ProviderLink> of(UUID person) {
    return provider.of(person);
  }

  /** Where the browser goes. */
  String address(String path, @Nullable UUID confirming) {
    var redirect = visitors.current().origin() + path;
    return provider.ask(new AskProvider(redirect, confirming, origins.asking(KIND))).address();
  }

  SignInAttempt signIn(Brought brought) {
    var form = Form.empty();
    return signIns.attempt(
        form,
        () ->
            switch (provider.signIn(answer(brought))) {
              case ProviderResult.SignedIn(var person, var tokens, boolean linked) ->
                  signIns.outcome(form, new SignedIn(person, tokens), "");
              case ProviderResult result -> new SignInAttempt.NotYet(told(form, result));
            });
  }

  /** The form that says why not; none is wrong where it is proven. */
  Form confirm(UUID person, Brought brought) {
    var form = Form.empty();
    try {
      return told(form, provider.confirm(person, answer(brought)));
    } catch (CallFailed e) {
      return form.wrong(pages.words(WebMessages.class).away());
    } catch (Refusal e) {
      return signIns.later(form, e);
    }
  }

  private ProviderAnswer answer(Brought brought) {
    return new ProviderAnswer(
        visitors.current().origin() + brought.path(),
        brought.state(),
        brought.code(),
        brought.issuer(),
        origins.of(KIND));
  }

  private Form told(Form form, ProviderResult result) {
    return switch (result) {
      case ProviderResult.SignedIn in -> form;
      case ProviderResult.Confirmed confirmed -> form;
      case ProviderResult.NotProven(var why) -> form.wrong(inWords(why));
      case ProviderResult.Throttled(int seconds) ->
          form.wrong(pages.words(WebMessages.class).tooManyGuesses(SignIns.minutes(seconds)));
    };
  }

  /** The provider itself has said no, or whoever was asked there. */
  Form refused() {
    return Form.empty().wrong(inWords(Why.REFUSED));
  }

  private String inWords(Why why) {
    var words = pages.words(SecurityMessages.class);
    return switch (why) {
      case STALE -> words.providerStale();
      case AWAY -> words.providerAway();
      case REFUSED -> words.providerRefused();
      case TOKEN_INVALID -> words.providerNotBelieved();
      case EMAIL_UNPROVEN -> words.providerEmailUnproven();
      case DOMAIN_OTHER -> words.providerDomainOther();
      case UNKNOWN -> words.providerUnknown();
      case NOT_FRESH -> words.providerNotFresh();
      case OTHER_PERSON -> words.providerOtherPerson();
    };
  }
}
