package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.kit.values.TypedCodes;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.FinishSignIn;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveSecondFactor;
import byway.people.identity.api.RecoveryCodes;
import byway.people.identity.api.SecondFactor;
import byway.people.identity.api.SecondFactorResult;
import byway.people.identity.api.SecondFactorSetUp;
import byway.people.identity.api.SecondFactors;
import byway.people.identity.api.SignInResult;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(SecondFactorsEndpoint.class)
class SecondFactorsEndpoint implements SecondFactors {
  private static final Duration TO_SET_UP = Duration.ofMinutes(15);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IdentityStore store;
  private final Second second;
  private final SealedSeeds seeds;
  private final Sessions sessions;
  private final Entrance entrance;
  private final Notices notices;
  private final Tenants tenants;
  private final InstantSource clock;

  SecondFactorsEndpoint(
      IdentityStore store,
      Second second,
      SealedSeeds seeds,
      Sessions sessions,
      Entrance entrance,
      Notices notices,
      Tenants tenants,
      InstantSource clock) {
    this.store = store;
    this.second = second;
    this.seeds = seeds;
    this.sessions = sessions;
    this.entrance = entrance;
    this.notices = notices;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public SecondFactor of(UUID person) {
    return store.read(
        tx ->
            new SecondFactor(
                KeptFactors.find(tx, person).map(KeptFactors.Kept::provenAt).orElse(null),
                KeptFactors.codesLeft(tx, person),
                KeptPasskeys.count(tx, person),
                Second.isDue(tx, row(tx, person).person())));
  }

  @Override
  public SecondFactorSetUp begin(UUID person, CameFrom from) {
    var operator = tenants.get(Context.tenantId()).name();
    var seed = new byte[Totp.SEED_BYTES];
    RANDOM.nextBytes(seed);
    var sealed = seeds.seal(Context.tenantId(), person, seed);
    var holder =
        store.write(
            tx -> {
              sessions.requireConfirmed(tx, person, from);
              var row = row(tx, person);
              if (!KeptFactors.begin(tx, Context.tenantId(), person, sealed, clock.instant())) {
                throw Refusal.conflict(
                    "second_factor_on", "there is an app already; remove it first");
              }
              return row.person();
            });
    var secret = Totp.base32(seed);
    return new SecondFactorSetUp(secret, uri(operator, holder, secret));
  }

  /** As apps read it; its parts are of the usual size, and are said for those that ask. */
  private static String uri(String operator, Person holder, String secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=30"
        .formatted(
            encoded(operator), encoded(holder.email()), secret, encoded(operator), Totp.DIGITS);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public SecondFactorResult prove(UUID person, ProveSecondFactor command) {
    var now = clock.instant();
    return store.write(
        tx -> {
          sessions.requireConfirmed(tx, person, command.from());
          var row = row(tx, person);
          int wait = second.take(tx, row, command.from(), now);
          if (wait > 0) {
            return new SecondFactorResult.Throttled(wait);
          }
          boolean isOfLate =
              KeptFactors.find(tx, person)
                  .filter(kept -> kept.begunAt().plus(TO_SET_UP).isAfter(now))
                  .isPresent();
          var digits = TypedCodes.digits(command.code());
          if (!isOfLate || !second.isOfApp(tx, person, digits, now, false)) {
            return new SecondFactorResult.NotProven();
          }
          second.forgive(tx, row, command.from(), now);
          KeptFactors.prove(tx, person, now);
          sessions.endOthers(tx, person, command.from(), now);
          notices.secondFactor(tx, row.person(), true);
          return new SecondFactorResult.On(second.renewCodes(tx, person));
        });
  }

  @Override
  public void remove(UUID person, CameFrom from) {
    store.change(
        tx -> {
          sessions.requireConfirmed(tx, person, from);
          boolean wasOn = KeptFactors.isOn(tx, person);
          KeptFactors.remove(tx, person);
          if (wasOn) {
            notices.secondFactor(tx, row(tx, person).person(), false);
          }
        });
  }

  @Override
  public void reset(UUID id) {
    store.change(
        tx -> {
          var person = row(tx, id).person();
          if (person.kind() != PersonKind.CUSTOMER) {
            throw Refusal.notFound("the customer");
          }
          if (!KeptFactors.isOn(tx, id)) {
            throw Refusal.conflict("second_factor_off", "there is no second step to take away");
          }
          KeptFactors.remove(tx, id);
          HalfSignIns.endAll(tx, id);
          Families.revokeAll(tx, id, clock.instant());
          notices.secondFactorReset(tx, person);
        });
  }

  @Override
  public RecoveryCodes renew(UUID person, CameFrom from) {
    return store.write(
        tx -> {
          sessions.requireConfirmed(tx, person, from);
          return second.renewCodes(tx, row(tx, person).person().id());
        });
  }

  @Override
  public SignInResult finish(FinishSignIn command) {
    var now = clock.instant();
    return store.write(
        tx -> {
          var half = HalfSignIns.take(tx, command.ticket(), now);
          var row = half.flatMap(found -> People.lock(tx, found.personId()));
          if (half.isEmpty() || row.isEmpty()) {
            second.count("not_proven");
            return new SignInResult.NotProven();
          }
          int wait = second.take(tx, row.get(), command.from(), now);
          if (wait > 0) {
            second.count("throttled");
            return new SignInResult.Throttled(wait);
          }
          if (!second.isRight(tx, row.get(), command.code(), command.from(), now)) {
            return new SignInResult.NotProven();
          }
          HalfSignIns.end(tx, command.ticket());
          return entrance.enterWhole(tx, row.get().person(), half.get().way(), command.from());
        });
  }

  private static People.Row row(Tx tx, UUID id) {
    return People.byId(tx, id).orElseThrow(() -> Refusal.notFound("the person"));
  }
}
