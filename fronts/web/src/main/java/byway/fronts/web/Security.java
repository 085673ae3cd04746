package byway.fronts.web;

import byway.people.identity.api.AddPasskey;
import byway.people.identity.api.AddPasskeyResult;
import byway.people.identity.api.AskPasskey;
import byway.people.identity.api.NamePasskey;
import byway.people.identity.api.Passkey;
import byway.people.identity.api.Passkeys;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveSecondFactor;
import byway.people.identity.api.ProviderLink;
import byway.people.identity.api.RecoveryCodes;
import byway.people.identity.api.SecondFactor;
import byway.people.identity.api.SecondFactorResult;
import byway.people.identity.api.SecondFactorSetUp;
import byway.people.identity.api.SecondFactors;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInSessions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** What the visitor has to sign in by, asked and changed in the visitor's own session. */
@Singleton
public final class Security {
  /** A little less than it counts for, so that a page does not promise what is over in a moment. */
  private static final Duration FRESH = Duration.ofMinutes(14);

  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final SignInSessions sessions;
  private final ProviderSteps provider;
  private final Origins origins;
  private final Visitors visitors;
  private final Pages pages;
  private final InstantSource clock;

  Security(
      Passkeys passkeys,
      SecondFactors factors,
      SignInSessions sessions,
      ProviderSteps provider,
      Origins origins,
      Visitors visitors,
      Pages pages,
      InstantSource clock) {
    this.passkeys = passkeys;
    this.factors = factors;
    this.sessions = sessions;
    this.provider = provider;
    this.origins = origins;
    this.visitors = visitors;
    this.pages = pages;
    this.clock = clock;
  }

  Visitor visitor() {
    return visitors.current();
  }

  PersonKind kind() {
    return visitor().isStaff() ? PersonKind.STAFF : PersonKind.CUSTOMER;
  }

  /** Whether the visitor has proven of late who they are. */
  boolean isFresh() {
    var owner = visitor().owner();
    var at = owner == null ? null : owner.confirmedAt();
    return at != null && at.plus(FRESH).isAfter(clock.instant());
  }

  SecondFactor factor(UUID person) {
    return factors.of(person);
  }

  List<Passkey> passkeys(UUID person) {
    return passkeys.of(person);
  }

  List<SignInSession> sessions(UUID person, PersonKind kind) {
    return sessions.of(person, origins.of(kind));
  }

  /** Of staff alone. */
  List<ProviderLink> links(UUID person, PersonKind kind) {
    return kind == PersonKind.STAFF ? provider.of(person) : List.of();
  }

  String options(UUID person) {
    return passkeys.ask(person, new AskPasskey(visitor().origin(), origins.of(kind()))).json();
  }

  AddPasskeyResult add(UUID person, String response, String name) {
    return passkeys.add(
        person, new AddPasskey(visitor().origin(), response, name, origins.of(kind())));
  }

  void rename(UUID person, UUID id, String name) {
    passkeys.rename(person, id, new NamePasskey(name));
  }

  void remove(UUID person, UUID id) {
    passkeys.remove(person, id, origins.of(kind()));
  }

  SecondFactorSetUp begin(UUID person) {
    return factors.begin(person, origins.of(kind()));
  }

  SecondFactorResult prove(UUID person, String code) {
    return factors.prove(person, new ProveSecondFactor(code, origins.of(kind())));
  }

  void removeApp(UUID person) {
    factors.remove(person, origins.of(kind()));
  }

  RecoveryCodes renewCodes(UUID person) {
    return factors.renew(person, origins.of(kind()));
  }

  void end(UUID person, UUID session) {
    sessions.end(person, session);
  }

  void endOthers(UUID person) {
    sessions.endOthers(person, origins.of(kind()));
  }

  String wait(int seconds) {
    return pages.words(WebMessages.class).tooManyGuesses(SignIns.minutes(seconds));
  }

  SecurityMessages words() {
    return pages.words(SecurityMessages.class);
  }
}
