package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.AddPasskey;
import byway.people.identity.api.AskPasskey;
import byway.people.identity.api.AskPasskeySignIn;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.Identity;
import byway.people.identity.api.NamePasskey;
import byway.people.identity.api.PasskeyProof;
import byway.people.identity.api.Passkeys;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What pages rely on at which passkeys are made and used; what a device answers is not made here.
 */
public class PasskeysContract extends ContractTest<Passkeys> {
  private static final String ELSEWHERE = "https://elsewhere.example";

  public PasskeysContract() {
    super(Passkeys.class);
  }

  @Test
  void a_page_elsewhere_makes_and_uses_none() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    refused("origin_unknown", () -> ours.ask(id, new AskPasskey(ELSEWHERE, here)));
    refused("origin_unknown", () -> ours.add(id, new AddPasskey(ELSEWHERE, "{}", "Key", here)));
    refused(
        "origin_unknown",
        () -> ours.askSignIn(new AskPasskeySignIn(PersonKind.CUSTOMER, ELSEWHERE, here)));
    assertThat(ours.of(id)).isEmpty();
  }

  @Test
  void what_no_device_has_answered_proves_nobody() {
    var ann = signUp();
    var here = from(ann.tokens().accessToken());
    var proof = new PasskeyProof(PersonKind.CUSTOMER, ELSEWHERE, "{}", here);
    assertThat(ours.signIn(proof)).isEqualTo(new SignInResult.NotProven());
    assertThat(ours.confirm(ann.person().id(), proof)).isEqualTo(new ConfirmResult.NotProven());
  }

  @Test
  void one_that_is_not_there_is_neither_renamed_nor_removed() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    notFound(() -> ours.rename(id, UUID.randomUUID(), new NamePasskey("Key")));
    refused("passkey_name_invalid", () -> ours.rename(id, UUID.randomUUID(), new NamePasskey("")));
    notFound(() -> ours.remove(id, UUID.randomUUID(), here));
    refused("confirm_needed", () -> ours.remove(id, UUID.randomUUID(), from("no token")));
  }

  private SignedUp signUp() {
    return (SignedUp)
        neighbour(Identity.class)
            .signUp(new SignUp(UUID.randomUUID(), "ann@example.org", "Ann", null, "en"));
  }

  private static CameFrom from(String session) {
    return new CameFrom("203.0.113.5", null, "what this browser holds", session);
  }
}
