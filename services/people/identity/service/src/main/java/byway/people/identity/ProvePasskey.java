package byway.people.identity;

import byway.kit.store.Tx;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.KeptPasskeys.Kept;
import byway.people.identity.WebAuthn.Copied;
import byway.people.identity.WebAuthn.Right;
import byway.people.identity.WebAuthn.Wrong;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.PasskeyProof;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignInWay;
import com.webauthn4j.data.AuthenticationData;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a passkey proves who somebody is. Nothing can be guessed here, so what is bounded
 * is the work: a challenge that is not ours costs no question to the database, and a place that is
 * wrong too often waits.
 */
@Singleton
final class ProvePasskey {
  private static final String DEED = "passkey";

  private final IdentityStore store;
  private final WebAuthn webAuthn;
  private final Challenges challenges;
  private final Throttle throttle;
  private final Entrance entrance;
  private final Sessions sessions;
  private final Notices notices;
  private final Tenants tenants;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ProvePasskey(
      IdentityStore store,
      WebAuthn webAuthn,
      Challenges challenges,
      Throttle throttle,
      Entrance entrance,
      Sessions sessions,
      Notices notices,
      Tenants tenants,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.webAuthn = webAuthn;
    this.challenges = challenges;
    this.throttle = throttle;
    this.entrance = entrance;
    this.sessions = sessions;
    this.notices = notices;
    this.tenants = tenants;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What is done in the transaction in which a passkey was found to be right. */
  private interface Then<T> {
    T in(Tx tx, People.Row row, Right right);
  }

  byte[] challenge(PersonKind kind, CameFrom from) {
    return challenges.next(clock.instant(), toSign(kind, from));
  }

  /** In this very browser, which has a challenge of its own for it. */
  private static String toSign(PersonKind kind, CameFrom from) {
    return "sign " + kind + " " + from.challenge();
  }

  SignInResult signIn(PasskeyProof proof) {
    var from = proof.from();
    int wait = throttle.toldOfDeed(DEED, from, clock.instant());
    if (wait > 0) {
      count("throttled");
      return new Throttled(wait);
    }
    return prove(
            proof,
            null,
            (tx, row, right) ->
                right.isVerified()
                    ? entrance.enterWhole(tx, row.person(), SignInWay.PASSKEY, from)
                    : entrance.enter(tx, row.person(), SignInWay.PASSKEY, from))
        .orElseGet(NotProven::new);
  }

  ConfirmResult confirm(UUID person, PasskeyProof proof) {
    int wait = throttle.toldOfDeed(DEED, proof.from(), clock.instant());
    if (wait > 0) {
      return new ConfirmResult.Throttled(wait);
    }
    var now = clock.instant();
    return this.<ConfirmResult>prove(
            proof,
            person,
            (tx, row, right) ->
                !Entrance.isByProviderAlone(tx, row.person())
                        && (right.isVerified() || !Second.isNeeded(tx, row.person()))
                        && sessions.confirm(tx, person, proof.from(), now)
                    ? new ConfirmResult.Confirmed(now)
                    : new ConfirmResult.NotProven())
        .orElseGet(ConfirmResult.NotProven::new);
  }

  private <T> Optional<T> prove(PasskeyProof proof, @Nullable UUID whose, Then<T> then) {
    var result = tested(proof, whose, then);
    count(result.isPresent() ? "proven" : "not_proven");
    if (result.isEmpty()) {
      store.change(
          tx -> {
            int unused = throttle.takeDeed(tx, DEED, proof.from(), clock.instant());
          });
    }
    return result;
  }

  private <T> Optional<T> tested(PasskeyProof proof, @Nullable UUID whose, Then<T> then) {
    var now = clock.instant();
    var data = webAuthn.signed(proof.response());
    var client = data == null ? null : data.getCollectedClientData();
    if (data == null || client == null || client.getChallenge() == null) {
      return Optional.empty();
    }
    var challenge = client.getChallenge().getValue();
    if (!challenges.isGood(challenge, now, toSign(proof.kind(), proof.from()))) {
      return Optional.empty();
    }
    var site = Site.of(tenants, proof.origin());
    return store.write(
        tx ->
            Challenges.use(tx, challenge, now)
                ? tested(tx, data, site, proof, whose, then)
                : Optional.empty());
  }

  private <T> Optional<T> tested(
      Tx tx,
      AuthenticationData data,
      Site site,
      PasskeyProof proof,
      @Nullable UUID whose,
      Then<T> then) {
    var found = holder(tx, data, proof.kind(), whose);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var kept = found.get().kept();
    var client = data.getCollectedClientData();
    var challenge = client == null ? new byte[0] : client.getChallenge().getValue();
    var now = clock.instant();
    return switch (webAuthn.check(data, kept, site, proof.kind(), challenge)) {
      case Right right -> {
        KeptPasskeys.used(tx, kept.passkeyId(), right, now);
        yield Optional.of(then.in(tx, found.get().row(), right));
      }
      case Wrong wrong -> Optional.empty();
      case Copied copied -> {
        noteCopy(tx, found.get(), now);
        yield Optional.empty();
      }
    };
  }

  /** A passkey, and whose it is. */
  private record Holder(Kept kept, People.Row row) {}

  /** The account is held, as it is now: it may have become another's meanwhile. */
  private static Optional<Holder> holder(
      Tx tx, AuthenticationData data, PersonKind kind, @Nullable UUID whose) {
    var handle = data.getUserHandle();
    return KeptPasskeys.byCredential(tx, data.getCredentialId())
        .flatMap(
            found ->
                People.lock(tx, found.personId())
                    .flatMap(
                        row ->
                            KeptPasskeys.lock(tx, found.passkeyId())
                                .map(kept -> new Holder(kept, row))))
        .filter(holder -> holder.kept().copiedAt() == null)
        .filter(holder -> holder.row().person().kind() == kind)
        .filter(holder -> whose == null || holder.kept().personId().equals(whose))
        .filter(
            holder ->
                handle == null || Arrays.equals(handle, WebAuthn.handle(holder.kept().personId())));
  }

  /** Two have the key now, and which is the thief cannot be told: it opens nothing any more. */
  private void noteCopy(Tx tx, Holder holder, Instant now) {
    KeptPasskeys.copied(tx, holder.kept().passkeyId(), now);
    notices.passkeyCopied(tx, holder.row().person(), holder.kept().name());
    count("copied");
  }

  private void count(String outcome) {
    metrics.counter("byway_sign_ins_total", "by", "passkey", "outcome", outcome).increment();
  }
}
