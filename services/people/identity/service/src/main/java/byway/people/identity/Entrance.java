package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.OpenAct;
import byway.kit.store.Tx;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.Closed;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SecondFactorNeeded;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInWay;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of somebody who has proven who they are: in, halfway in, or told that it is over.
 */
@Singleton
final class Entrance {
  private final Sessions sessions;
  private final KnownDevices knownDevices;
  private final Notices notices;
  private final InstantSource clock;

  Entrance(Sessions sessions, KnownDevices knownDevices, Notices notices, InstantSource clock) {
    this.sessions = sessions;
    this.knownDevices = knownDevices;
    this.notices = notices;
    this.clock = clock;
  }

  /** After one factor. */
  SignInResult enter(Tx tx, Person person, SignInWay way, @Nullable CameFrom from) {
    if (person.closedAt() != null) {
      return new Closed();
    }
    if (isByProviderAlone(tx, person)) {
      return new NotProven();
    }
    return Second.isNeeded(tx, person)
        ? new SecondFactorNeeded(
            HalfSignIns.add(tx, Context.tenantId(), person.id(), way, clock.instant()))
        : enterWhole(tx, person, way, from);
  }

  /** After all that the person has. */
  SignInResult enterWhole(Tx tx, Person person, SignInWay way, @Nullable CameFrom from) {
    if (person.closedAt() != null) {
      return new Closed();
    }
    if (isByProviderAlone(tx, person)) {
      return new NotProven();
    }
    return in(tx, person, way, from, clock.instant());
  }

  /**
   * By a provider, who asks for all that it wants.
   *
   * @param provenAt when it has asked; none where it does not tell
   */
  SignedIn enterByProvider(Tx tx, Person person, CameFrom from, @Nullable Instant provenAt) {
    return in(tx, person, SignInWay.PROVIDER, from, provenAt);
  }

  /** Whether the operator wants nothing but its provider's word of who this is. */
  static boolean isByProviderAlone(Tx tx, Person person) {
    return person.kind() == PersonKind.STAFF && ProviderRows.isOnly(tx);
  }

  private SignedIn in(
      Tx tx, Person person, SignInWay way, @Nullable CameFrom from, @Nullable Instant provenAt) {
    OpenAct.about(person.id());
    boolean isKnown = knownDevices.find(from, person).isPresent();
    var tokens = sessions.begin(tx, person, way, from, provenAt);
    // Who came by a code reads the address: a mail there would tell her what she has just done.
    if (from != null && !isKnown && way != SignInWay.CODE && way != SignInWay.SIGN_UP) {
      notices.newBrowser(tx, person, from);
    }
    return new SignedIn(person, tokens);
  }
}
