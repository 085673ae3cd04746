package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.identity.IdTokens.Claims;
import byway.people.identity.ProviderCalls.Json200;
import byway.people.identity.ProviderCalls.Trouble;
import byway.people.identity.ProviderStates.State;
import byway.people.identity.Providers.Known;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProviderAnswer;
import byway.people.identity.api.ProviderResult;
import byway.people.identity.api.ProviderResult.Confirmed;
import byway.people.identity.api.ProviderResult.NotProven;
import byway.people.identity.api.ProviderResult.Throttled;
import byway.people.identity.api.ProviderResult.Why;
import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SignInProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a provider's word proves who a member of staff is. By issuer and subject, which
 * never change; an address counts once, to find out whom of the staff they are.
 */
@Singleton
final class ProveByProvider {
  private static final String DEED = "provider";

  /** Of clocks that are a little apart. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final IdentityStore store;
  private final Providers providers;
  private final ProviderCalls calls;
  private final ProviderStates states;
  private final ProviderSecrets secrets;
  private final Throttle throttle;
  private final Entrance entrance;
  private final Sessions sessions;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  ProveByProvider(
      IdentityStore store,
      Providers providers,
      ProviderCalls calls,
      ProviderStates states,
      ProviderSecrets secrets,
      Throttle throttle,
      Entrance entrance,
      Sessions sessions,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.providers = providers;
    this.calls = calls;
    this.states = states;
    this.secrets = secrets;
    this.throttle = throttle;
    this.entrance = entrance;
    this.sessions = sessions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What a provider has vouched for: who, of what is known of it here. */
  private record Vouched(SignInProvider provider, Claims claims, State state) {}

  /** Why nothing is proven, thrown and caught here. */
  private static final class Unproven extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Why why;

    Unproven(Why why) {
      super(why.name(), null, false, false);
      this.why = why;
    }
  }

  /** What is done once it is known who vouches for whom. */
  private interface Then {
    ProviderResult with(Vouched vouched);
  }

  ProviderResult signIn(ProviderAnswer answer) {
    return heeded(answer, null, vouched -> enter(vouched, answer.from()));
  }

  ProviderResult confirm(UUID person, ProviderAnswer answer) {
    return heeded(answer, person, vouched -> confirm(person, vouched, answer.from()));
  }

  private ProviderResult heeded(ProviderAnswer answer, @Nullable UUID confirming, Then then) {
    var now = clock.instant();
    int wait = throttle.toldOfDeed(DEED, answer.from(), now);
    if (wait > 0) {
      count("throttled");
      return new Throttled(wait);
    }
    try {
      var result = then.with(vouched(answer, confirming, now));
      count("proven");
      return result;
    } catch (Unproven e) {
      store.change(
          tx -> {
            int unused = throttle.takeDeed(tx, DEED, answer.from(), now);
          });
      count(e.why.name().toLowerCase(Locale.ROOT));
      return new NotProven(e.why);
    }
  }

  private Vouched vouched(ProviderAnswer answer, @Nullable UUID confirming, Instant now) {
    var row = store.read(ProviderRows::find).orElseThrow(() -> Refusal.notFound("the provider"));
    var provider = row.provider();
    var state =
        states
            .read(answer.state(), provider.issuer(), confirming, answer.from(), now)
            .orElseThrow(() -> new Unproven(Why.STALE));
    if (!(providers.look(provider.issuer()) instanceof Known known)) {
      throw new Unproven(Why.AWAY);
    }
    var named = answer.issuer();
    if (named == null ? known.metadata().namesItself() : !named.equals(provider.issuer())) {
      throw new Unproven(Why.TOKEN_INVALID);
    }
    boolean isFirst =
        store.<Boolean>write(tx -> ProviderStates.use(tx, answer.state(), clock.instant()));
    if (!isFirst) {
      throw new Unproven(Why.STALE);
    }
    var given =
        Map.of(
            "code", answer.code(),
            "redirect_uri", answer.redirect(),
            "code_verifier", state.verifier());
    return switch (calls.exchange(
        known.metadata(), provider.clientId(), secrets.open(row), given)) {
      case Trouble trouble ->
          throw new Unproven(trouble.fault() == Fault.NOT_DESCRIBED ? Why.REFUSED : Why.AWAY);
      case Json200(var json) -> {
        var claims = claims(json.path("id_token").asText(""), known, provider, state, now);
        yield new Vouched(
            provider, whole(claims, json.path("access_token").asText(""), provider, known), state);
      }
    };
  }

  private Claims claims(
      String token, Known known, SignInProvider provider, State state, Instant now) {
    return read(token, known, provider, state, now)
        .or(
            () ->
                providers
                    .withNewKeys(provider.issuer(), known)
                    .flatMap(again -> read(token, again, provider, state, now)))
        .orElseThrow(() -> new Unproven(Why.TOKEN_INVALID));
  }

  private static Optional<Claims> read(
      String token, Known known, SignInProvider provider, State state, Instant now) {
    return IdTokens.read(
        token, known.keys(), provider.issuer(), provider.clientId(), state.nonce(), now);
  }

  /** With the address from where the provider tells more, where its token has none. */
  private Claims whole(Claims claims, String access, SignInProvider provider, Known known) {
    var at = known.metadata().person();
    if (claims.email() != null || at == null || access.isEmpty() || isLinked(provider, claims)) {
      return claims;
    }
    return switch (calls.person(at, access)) {
      case Trouble trouble -> throw new Unproven(Why.AWAY);
      case Json200(var json) -> {
        if (!json.path("sub").asText("").equals(claims.subject())) {
          throw new Unproven(Why.TOKEN_INVALID);
        }
        var email = json.path("email").asText("");
        var proven = json.path("email_verified");
        yield new Claims(
            claims.subject(),
            claims.authenticatedAt(),
            email.isEmpty() ? null : email,
            proven.asBoolean(false));
      }
    };
  }

  private boolean isLinked(SignInProvider provider, Claims claims) {
    return store.<Boolean>read(
        tx -> ProviderLinks.find(tx, provider.issuer(), claims.subject()).isPresent());
  }

  private ProviderResult enter(Vouched vouched, CameFrom from) {
    var now = clock.instant();
    var at = vouched.claims().authenticatedAt();
    return store.write(
        tx -> {
          var most = Duration.ofHours(Rules.find(tx).staffSessionHours());
          if (at != null && at.plus(most).plus(SKEW).isBefore(now)) {
            throw new Unproven(Why.NOT_FRESH);
          }
          var issuer = vouched.provider().issuer();
          var subject = vouched.claims().subject();
          var linked = ProviderLinks.find(tx, issuer, subject);
          var person =
              linked
                  .map(id -> member(tx, id))
                  .orElseGet(() -> link(tx, vouched.provider(), vouched.claims(), now));
          ProviderLinks.used(tx, issuer, subject, now);
          var in = entrance.enterByProvider(tx, person, from, earlier(at, now));
          return new ProviderResult.SignedIn(person, in.tokens(), linked.isEmpty());
        });
  }

  private static @Nullable Instant earlier(@Nullable Instant at, Instant now) {
    return at != null && at.isAfter(now) ? now : at;
  }

  private static Person member(Tx tx, UUID id) {
    return People.lock(tx, id)
        .map(People.Row::person)
        .filter(person -> person.kind() == PersonKind.STAFF && person.closedAt() == null)
        .orElseThrow(() -> new Unproven(Why.UNKNOWN));
  }

  /** The first time: who has this address among the staff, if the provider's word counts for it. */
  private static Person link(Tx tx, SignInProvider provider, Claims claims, Instant now) {
    var email = claims.email() == null ? "" : CheckSignUp.normal(claims.email());
    if (email.isEmpty() || !claims.isEmailProven()) {
      throw new Unproven(Why.EMAIL_UNPROVEN);
    }
    if (!provider.domains().contains(ProviderChecks.domainOf(email))) {
      throw new Unproven(Why.DOMAIN_OTHER);
    }
    var id =
        People.live(tx, PersonKind.STAFF, email).stream()
            .filter(People.Row::isProven)
            .map(row -> row.person().id())
            .findFirst()
            .orElseThrow(() -> new Unproven(Why.UNKNOWN));
    var person = member(tx, id);
    var tenant = Context.tenantId();
    if (!ProviderLinks.add(tx, tenant, provider.issuer(), claims.subject(), id, now)) {
      throw new Unproven(Why.UNKNOWN);
    }
    return person;
  }

  /** The provider was told to ask again, and says itself when it did. */
  private ProviderResult confirm(UUID id, Vouched vouched, CameFrom from) {
    var at = vouched.claims().authenticatedAt();
    if (at == null || at.plus(SKEW).isBefore(vouched.state().madeAt())) {
      throw new Unproven(Why.NOT_FRESH);
    }
    var now = clock.instant();
    return store.write(
        tx -> {
          var issuer = vouched.provider().issuer();
          var subject = vouched.claims().subject();
          if (ProviderLinks.find(tx, issuer, subject).filter(id::equals).isEmpty()) {
            throw new Unproven(Why.OTHER_PERSON);
          }
          var person = member(tx, id);
          ProviderLinks.used(tx, issuer, subject, now);
          if (!sessions.confirm(tx, person.id(), from, now)) {
            throw new Unproven(Why.STALE);
          }
          return new Confirmed(now);
        });
  }

  private void count(String outcome) {
    metrics.counter("byway_sign_ins_total", "by", "provider", "outcome", outcome).increment();
  }
}
