package byway.people.identity;

import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import byway.people.identity.ProviderRows.Row;
import byway.people.identity.Providers.Away;
import byway.people.identity.Providers.Known;
import byway.people.identity.api.AskProvider;
import byway.people.identity.api.ProviderAddress;
import byway.people.identity.api.ProviderAnswer;
import byway.people.identity.api.ProviderLink;
import byway.people.identity.api.ProviderOffer;
import byway.people.identity.api.ProviderResult;
import byway.people.identity.api.ProviderSignIn;
import byway.people.identity.api.ProviderState;
import byway.people.identity.api.SetProviderResult;
import byway.people.identity.api.SetSignInProvider;
import byway.people.identity.api.SignInProvider;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ProviderSignInEndpoint.class)
class ProviderSignInEndpoint implements ProviderSignIn {
  private final IdentityStore store;
  private final Providers providers;
  private final ProviderStates states;
  private final ProviderSecrets secrets;
  private final ProveByProvider prove;
  private final Tenants tenants;
  private final InstantSource clock;

  ProviderSignInEndpoint(
      IdentityStore store,
      Providers providers,
      ProviderStates states,
      ProviderSecrets secrets,
      ProveByProvider prove,
      Tenants tenants,
      InstantSource clock) {
    this.store = store;
    this.providers = providers;
    this.states = states;
    this.secrets = secrets;
    this.prove = prove;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public ProviderState read() {
    return new ProviderState(store.read(ProviderRows::find).map(Row::provider).orElse(null));
  }

  @Override
  public SetProviderResult set(SetSignInProvider command) {
    var wanted = ProviderChecks.checked(command);
    var kept = store.read(ProviderRows::find);
    var secret = secrets.of(wanted, command.secret(), kept);
    if (wanted.only()) {
      requireTried(wanted);
    }
    return switch (providers.lookAgain(wanted.issuer())) {
      case Away(var why) -> why;
      case Known known -> {
        store.change(tx -> ProviderRows.set(tx, Context.tenantId(), new Row(wanted, secret)));
        yield new SetProviderResult.Kept(wanted);
      }
    };
  }

  /** Who would shut every other door has come in by this one, or might stand outside afterwards. */
  private void requireTried(SignInProvider wanted) {
    var who = Context.current().principal();
    var id = who.kind() == Principal.Kind.STAFF ? who.id() : null;
    boolean isTried =
        id == null || links(id).stream().anyMatch(link -> link.issuer().equals(wanted.issuer()));
    if (!isTried) {
      throw Refusal.conflict(
          "provider_untried", "sign in by it once yourself before it is the only way in");
    }
  }

  @Override
  public void forget() {
    store.change(ProviderRows::forget);
  }

  @Override
  public ProviderOffer offer() {
    return store
        .read(ProviderRows::find)
        .map(row -> new ProviderOffer(row.provider().name(), row.provider().only()))
        .orElse(ProviderOffer.NONE);
  }

  @Override
  public ProviderAddress ask(AskProvider asked) {
    Site.check(tenants, asked.redirect());
    if (asked.from().challenge() == null) {
      throw Refusal.invalid("field_missing", "the challenge of a browser is needed");
    }
    var provider =
        store
            .read(ProviderRows::find)
            .map(Row::provider)
            .orElseThrow(() -> Refusal.notFound("the provider"));
    if (!(providers.look(provider.issuer()) instanceof Known known)) {
      throw Refusal.unavailable("provider_away", "the provider does not answer");
    }
    var made = states.next(provider.issuer(), asked.confirming(), asked.from(), clock.instant());
    var query =
        List.of(
            List.of("response_type", "code"),
            List.of("client_id", provider.clientId()),
            List.of("redirect_uri", asked.redirect()),
            List.of("scope", "openid email"),
            List.of("state", made.text()),
            List.of("nonce", made.state().nonce()),
            List.of("code_challenge", challenge(made.state().verifier())),
            List.of("code_challenge_method", "S256"),
            List.of("max_age", maxAge(asked)));
    var to = known.metadata().authorization().toString();
    var words =
        query.stream()
            .map(pair -> pair.getFirst() + "=" + ProviderCalls.encoded(pair.getLast()))
            .collect(Collectors.joining("&"));
    var prompt = asked.confirming() == null ? "" : "&prompt=login";
    return new ProviderAddress(to + (to.contains("?") ? "&" : "?") + words + prompt);
  }

  /**
   * So that nobody comes in by what they have shown the provider longer ago than a session lasts.
   */
  private String maxAge(AskProvider asked) {
    var hours = store.read(Rules::find).staffSessionHours();
    return asked.confirming() == null ? Long.toString(Duration.ofHours(hours).toSeconds()) : "0";
  }

  /** RFC 7636, 4.2. */
  private static String challenge(String verifier) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public ProviderResult signIn(ProviderAnswer answer) {
    Site.check(tenants, answer.redirect());
    return prove.signIn(answer);
  }

  @Override
  public ProviderResult confirm(UUID person, ProviderAnswer answer) {
    Site.check(tenants, answer.redirect());
    return prove.confirm(person, answer);
  }

  @Override
  public List<ProviderLink> of(UUID person) {
    return links(person);
  }

  private List<ProviderLink> links(UUID person) {
    return store.read(tx -> ProviderLinks.of(tx, person));
  }
}
