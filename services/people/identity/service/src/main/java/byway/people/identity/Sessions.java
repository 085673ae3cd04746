package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
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

  Tokens begin(Tx tx, Person person, @Nullable CameFrom from) {
    var family = ids.next();
    var now = clock.instant();
    Families.add(tx, Context.tenantId(), family, person.id(), now);
    var tokens = Families.issue(tx, Context.tenantId(), family, now);
    return new Tokens(
        tokens.accessToken(),
        tokens.accessExpiresAt(),
        tokens.refreshToken(),
        tokens.refreshExpiresAt(),
        knownDevices.of(person, from));
  }

  /** Of somebody who has just entered a code. */
  Tokens beginByCode(Tx tx, Person person, @Nullable CameFrom from) {
    var tokens = begin(tx, person, from);
    Families.provenByCode(tx, tokens.accessToken(), clock.instant());
    return tokens;
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
              person, Families.issue(tx, Context.tenantId(), known.familyId(), now));
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
