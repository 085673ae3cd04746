package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.AskProvider;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ProviderAnswer;
import byway.people.identity.api.ProviderOffer;
import byway.people.identity.api.ProviderSignIn;
import byway.people.identity.api.ProviderState;
import byway.people.identity.api.SetProviderResult;
import byway.people.identity.api.SetProviderResult.Fault;
import byway.people.identity.api.SetSignInProvider;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What pages rely on that let staff in by a provider. */
public class ProviderSignInContract extends ContractTest<ProviderSignIn> {
  private static final String ELSEWHERE = "https://elsewhere.example/console/sign-in/provider/back";
  private static final CameFrom HERE =
      new CameFrom("203.0.113.5", null, "what this browser holds", null);

  public ProviderSignInContract() {
    super(ProviderSignIn.class);
  }

  @Test
  void where_no_provider_is_set_none_is_offered_and_nobody_comes_in_by_one() {
    assertThat(ours.read()).isEqualTo(new ProviderState(null));
    assertThat(ours.offer()).isEqualTo(ProviderOffer.NONE);
    assertThat(ours.of(UUID.randomUUID())).isEmpty();
    refused("origin_unknown", () -> ours.ask(new AskProvider(ELSEWHERE, null, HERE)));
    var answer = new ProviderAnswer(ELSEWHERE, "state", "code", null, HERE);
    refused("origin_unknown", () -> ours.signIn(answer));
    refused("origin_unknown", () -> ours.confirm(UUID.randomUUID(), answer));
  }

  @Test
  void a_provider_that_cannot_be_asked_is_not_kept() {
    var result = ours.set(provider("https://127.0.0.1:9443/realm", "a secret"));
    assertThat(result)
        .isInstanceOfSatisfying(
            SetProviderResult.NotTaken.class,
            not -> assertThat(not.fault()).isEqualTo(Fault.ADDRESS_REFUSED));
    assertThat(ours.read().provider()).isNull();
    ours.forget();
  }

  @Test
  void what_is_typed_wrongly_is_told_by_its_part() {
    refused("secret_needed", () -> ours.set(provider("https://login.example", null)));
    refused("issuer_invalid", () -> ours.set(provider("login.example", "a secret")));
    refused("client_invalid", () -> ours.set(provider("https://login.example", "")));
    refused(
        "domains_invalid",
        () ->
            ours.set(
                new SetSignInProvider(
                    "Work",
                    "https://login.example",
                    "us",
                    "a secret",
                    List.of("no domain"),
                    false)));
    refused(
        "provider_name_invalid",
        () ->
            ours.set(
                new SetSignInProvider(
                    " ", "https://login.example", "us", "a secret", List.of("a.example"), false)));
  }

  private static SetSignInProvider provider(String issuer, @Nullable String secret) {
    return new SetSignInProvider("Work", issuer, "us", secret, List.of("example.org"), false);
  }
}
