package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.TokenOwner;
import byway.people.identity.api.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A refresh token is good once and without any grace: one that is used again was
 * copied, and which of the two is the thief cannot be told, so both are signed out. A front that
 * may itself send one twice (two pages at once, an answer lost on a slow link) keeps the answer for
 * a moment; it alone can tell its own repeat from a stranger's.
 */
@Singleton
final class Sessions {
  /** As long as the code itself would have been good, and a little more. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final IdentityStore store;
  private final InstantSource clock;
  private final Ids ids;
  private final KnownDevices knownDevices;
  private final MeterRegistry metrics;

  Sessions(
      IdentityStore store,
      InstantSource clock,
      Ids ids,
      KnownDevices knownDevices,
      MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.knownDevices = knownDevices;
    this.metrics = metrics;
  }

  Tokens begin(Tx tx, Person person, SignInWay way, @Nullable CameFrom from) {
    return begin(tx, person, way, from, clock.instant());
  }

  /**
   * @param provenAt when the person has shown who they are; none where that is not known
   */
  Tokens begin(
      Tx tx, Person person, SignInWay way, @Nullable CameFrom from, @Nullable Instant provenAt) {
    var family = ids.next();
    var now = clock.instant();
    var endsAt =
        person.kind() == PersonKind.STAFF
            ? now.plus(Duration.ofHours(Rules.find(tx).staffSessionHours()))
            : null;
    var tenant = Context.tenantId();
    Families.add(
        tx, tenant, new Families.Begun(family, person.id(), way, from, now, provenAt, endsAt));
    var tokens = Families.issue(tx, tenant, family, endsAt, now);
    if (way == SignInWay.CODE) {
      Families.provenByCode(tx, tokens.accessToken(), now);
    }
    return new Tokens(
        tokens.accessToken(),
        tokens.accessExpiresAt(),
        tokens.refreshToken(),
        tokens.refreshExpiresAt(),
        knownDevices.of(person, from));
  }

  /** Refuses where this session of this person was not confirmed of late. */
  void requireConfirmed(Tx tx, UUID personId, CameFrom from) {
    var token = from.session();
    if (token == null || !Families.isConfirmed(tx, token, personId, clock.instant().minus(FRESH))) {
      throw Refusal.of(403, "confirm_needed", "prove once more who you are, and then do it again");
    }
  }

  /** The person has proven once more who they are; false where there is no such session. */
  boolean confirm(Tx tx, UUID personId, CameFrom from, Instant now) {
    var token = from.session();
    return token != null && Families.confirm(tx, personId, token, now);
  }

  /** Whether this session of this person began by a code a moment ago. */
  boolean isFresh(Tx tx, UUID personId, CameFrom from, Instant now) {
    var token = from.session();
    return token != null && Families.isFresh(tx, token, personId, now.minus(FRESH));
  }

  /** Ends all that the person has open elsewhere. */
  void endOthers(Tx tx, UUID personId, CameFrom from, Instant now) {
    var token = from.session();
    Families.revokeOthers(tx, personId, token == null ? "" : token, now);
  }

  /** Whose session this is, if it is anybody's. */
  @Nullable UUID holder(Tx tx, @Nullable CameFrom from) {
    var token = from == null ? null : from.session();
    return token == null
        ? null
        : Families.owner(tx, token, clock.instant()).map(TokenOwner::personId).orElse(null);
  }

  SignInResult refresh(String token) {
    var now = clock.instant();
    return store.write(
        tx -> {
          var found = Families.lock(tx, token).filter(Families.Known::refresh);
          if (found.isEmpty()) {
            return refused("unknown");
          }
          var known = found.get();
          if (known.revoked() || !known.expiresAt().isAfter(now)) {
            return refused("ended");
          }
          if (!Families.use(tx, token)) {
            Families.revoke(tx, known.familyId(), now);
            return refused("reused");
          }
          var person = People.byId(tx, known.personId()).orElseThrow().person();
          count("refreshed");
          return new SignedIn(
              person,
              Families.issue(tx, Context.tenantId(), known.familyId(), known.endsAt(), now));
        });
  }

  TokenOwner owner(String token) {
    var owner = store.read(tx -> Families.owner(tx, token, clock.instant()));
    if (owner.isEmpty()) {
      count("refused");
    }
    return owner.orElseThrow(() -> Refusal.unauthenticated("sign in again"));
  }

  void end(String token) {
    var now = clock.instant();
    store.change(
        tx ->
            Families.lock(tx, token)
                .ifPresent(known -> Families.revoke(tx, known.familyId(), now)));
  }

  private SignInResult refused(String outcome) {
    count(outcome);
    return new NotProven();
  }

  private void count(String outcome) {
    metrics.counter("byway_tokens_total", "outcome", outcome).increment();
  }
}
