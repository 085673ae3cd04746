package byway.people.identity;

import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInResult.NotProven;
import byway.contracts.identity.SignInResult.SignedIn;
import byway.contracts.identity.TokenOwner;
import byway.contracts.identity.Tokens;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Who is signed in. A refresh token is good once and without any grace: one that is used again was
 * copied, and which of the two is the thief cannot be told, so both are signed out. A front that
 * may itself send one twice (two pages at once, an answer lost on a slow link) keeps the answer for
 * a moment; it alone can tell its own repeat from a stranger's.
 */
@Singleton
final class Sessions {
  private final IdentityStore store;
  private final InstantSource clock;
  private final Ids ids;
  private final MeterRegistry metrics;

  Sessions(IdentityStore store, InstantSource clock, Ids ids, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.metrics = metrics;
  }

  Tokens begin(Tx tx, UUID personId) {
    var family = ids.next();
    var now = clock.instant();
    Families.add(tx, Context.tenantId(), family, personId, now);
    return Families.issue(tx, Context.tenantId(), family, now);
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
