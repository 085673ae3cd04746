package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.people.identity.api.AddPasskey;
import byway.people.identity.api.AddPasskeyResult;
import byway.people.identity.api.AddPasskeyResult.Added;
import byway.people.identity.api.AskPasskey;
import byway.people.identity.api.AskPasskeySignIn;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.PasskeyProof;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.identity.api.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys in people's devices, and what somebody tries with them who is somebody else. */
class PasskeysTest {
  static final Installation installation = new Installation();
  static final PasskeysEndpoint passkeys = installation.passkeys();

  final Desk desk = installation.desk();
  final String host = "wifi-" + UUID.randomUUID() + ".example";
  final String origin = "https://" + host;
  final Authenticator device = new Authenticator(origin, host);
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @BeforeEach
  void thereIsAnOperator() {
    installation.operators.create(
        new CreateTenant(
            desk.tenant(),
            "t" + desk.tenant().toString().substring(0, 8),
            "Here",
            List.of(host),
            "EUR",
            TenantSettings.USUAL));
  }

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_passkey_signs_in_without_a_name_or_a_password() {
    var signedUp = desk.signUp(ann);
    var id = signedUp.person().id();
    assertThat(add(id, signedUp.tokens(), device)).isInstanceOf(Added.class);
    var in = (SignedIn) signIn(device);
    assertThat(in.person().id()).isEqualTo(id);
    assertThat(desk.verify(in.tokens().accessToken())).isEqualTo(id);
    assertThat(desk.as(() -> passkeys.of(id)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("My phone");
              assertThat(one.host()).isEqualTo(host);
              assertThat(one.usedAt()).isNotNull();
            });
  }

  @Test
  void an_answer_is_good_once_and_for_five_minutes() {
    var signedUp = desk.signUp(ann);
    add(signedUp.person().id(), signedUp.tokens(), device);
    var answer = device.sign(asked(PersonKind.CUSTOMER));
    assertThat(signIn(PersonKind.CUSTOMER, answer)).isInstanceOf(SignedIn.class);
    assertThat(signIn(PersonKind.CUSTOMER, answer)).isEqualTo(new NotProven());
    var late = device.sign(asked(PersonKind.CUSTOMER));
    installation.infrastructure.clock.advance(Duration.ofMinutes(5));
    assertThat(signIn(PersonKind.CUSTOMER, late)).isEqualTo(new NotProven());
  }

  @Test
  void what_was_signed_elsewhere_or_for_another_browser_proves_nothing() {
    var signedUp = desk.signUp(ann);
    add(signedUp.person().id(), signedUp.tokens(), device);
    var options = asked(PersonKind.CUSTOMER);
    assertThat(signIn(PersonKind.CUSTOMER, device.at("https://wifi.evil").sign(options)))
        .as("a page that looks the same")
        .isEqualTo(new NotProven());
    var others = device.at(origin).sign(asked(PersonKind.CUSTOMER));
    assertThat(
            desk.as(
                () ->
                    passkeys.signIn(
                        new PasskeyProof(
                            PersonKind.CUSTOMER,
                            origin,
                            others,
                            new CameFrom("198.51.100.7", null, "another browser", null)))))
        .isEqualTo(new NotProven());
    var made = new Authenticator(origin, host);
    var nobodys = made.sign(asked(PersonKind.CUSTOMER));
    assertThat(signIn(PersonKind.CUSTOMER, nobodys)).isEqualTo(new NotProven());
    for (var rubbish : List.of("", "{}", "[1]", "null", "{\"id\":\"AAAA\"}", "x".repeat(20_000))) {
      assertThat(signIn(PersonKind.CUSTOMER, rubbish)).as(rubbish).isEqualTo(new NotProven());
    }
  }

  @Test
  void a_passkey_of_a_customer_is_none_of_staff_and_none_at_another_operator() {
    var signedUp = desk.signUp(ann);
    add(signedUp.person().id(), signedUp.tokens(), device);
    assertThat(signIn(PersonKind.STAFF, device.sign(asked(PersonKind.STAFF))))
        .isEqualTo(new NotProven());
    var other = installation.desk();
    assertThatThrownBy(
            () ->
                other.as(
                    () ->
                        passkeys.askSignIn(
                            new AskPasskeySignIn(PersonKind.CUSTOMER, origin, browser(null)))))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("origin_unknown"));
  }

  @Test
  void staff_must_be_recognised_by_their_device() {
    var sam = staff();
    var careless = new Authenticator(origin, host).withoutVerifying();
    assertThat(add(sam.person().id(), sam.tokens(), careless))
        .isEqualTo(new AddPasskeyResult.NotProven());
    assertThat(add(sam.person().id(), sam.tokens(), device)).isInstanceOf(Added.class);
    assertThat(signIn(PersonKind.STAFF, device.sign(asked(PersonKind.STAFF))))
        .isInstanceOf(SignedIn.class);
    assertThat(signIn(PersonKind.STAFF, device.withoutVerifying().sign(asked(PersonKind.STAFF))))
        .isEqualTo(new NotProven());
  }

  @Test
  void a_passkey_whose_counter_went_back_opens_nothing_any_more_and_its_holder_is_told() {
    var id = desk.prove(ann).id();
    var in = (SignedIn) desk.signInFrom(browser(null), ann, Desk.PASSWORD);
    add(id, in.tokens(), device.count(7));
    assertThat(signIn(device)).isInstanceOf(SignedIn.class);
    assertThat(signIn(device.count(3))).as("the copy").isEqualTo(new NotProven());
    assertThat(signIn(device.count(50)))
        .as("which of them is hers is not known")
        .isEqualTo(new NotProven());
    assertThat(desk.as(() -> passkeys.of(id)).getFirst().copiedAt()).isNotNull();
    assertThat(installation.mailbox.to(ann).getLast().text()).contains("My phone", "copied");
    assertThat(installation.count("byway_sign_ins_total", "by", "passkey", "outcome", "copied"))
        .isPositive();
  }

  @Test
  void a_session_alone_adds_and_removes_none_when_it_is_old() {
    var signedUp = desk.signUp(ann);
    var id = signedUp.person().id();
    var added = (Added) add(id, signedUp.tokens(), device);
    installation.infrastructure.clock.advance(Duration.ofMinutes(16));
    var fresh = ((SignedIn) desk.refresh(signedUp.tokens().refreshToken())).tokens();
    var from = browser(fresh.accessToken());
    needsConfirming(() -> passkeys.ask(id, new AskPasskey(origin, from)));
    needsConfirming(
        () -> {
          passkeys.remove(id, added.passkey().id(), from);
          return true;
        });
    var proof =
        new PasskeyProof(
            PersonKind.CUSTOMER, origin, device.sign(asked(PersonKind.CUSTOMER)), from);
    assertThat(desk.as(() -> passkeys.confirm(id, proof)))
        .isInstanceOf(ConfirmResult.Confirmed.class);
    assertThat(add(id, fresh, new Authenticator(origin, host))).isInstanceOf(Added.class);
  }

  @Test
  void anothers_passkey_confirms_nothing() {
    var signedUp = desk.signUp(ann);
    var bob = desk.signUp("bob-" + ann);
    add(bob.person().id(), bob.tokens(), device);
    var from = browser(signedUp.tokens().accessToken());
    var proof =
        new PasskeyProof(
            PersonKind.CUSTOMER, origin, device.sign(asked(PersonKind.CUSTOMER)), from);
    assertThat(desk.as(() -> passkeys.confirm(signedUp.person().id(), proof)))
        .isEqualTo(new ConfirmResult.NotProven());
  }

  @Test
  void a_passkey_of_who_had_claimed_an_address_opens_nothing_once_its_owner_has_proven_it() {
    var squatter = (SignedUp) desk.signUpFrom("198.51.100.7", ann, "the password of a stranger");
    add(squatter.person().id(), squatter.tokens(), device);
    assertThat(signIn(device)).isInstanceOf(SignedIn.class);
    var hers =
        (SignedIn) desk.signInWithCodeFrom(browser(null), ann, desk.codeFrom(browser(null), ann));
    assertThat(hers.person().id()).as("what was bought stays").isEqualTo(squatter.person().id());
    assertThat(signIn(device)).isEqualTo(new NotProven());
    assertThat(desk.as(() -> passkeys.of(hers.person().id()))).isEmpty();
  }

  @Test
  void one_that_was_removed_opens_nothing_and_anothers_is_not_found() {
    var signedUp = desk.signUp(ann);
    var id = signedUp.person().id();
    var added = (Added) add(id, signedUp.tokens(), device);
    var bob = desk.signUp("bob-" + ann);
    var bobs = browser(bob.tokens().accessToken());
    assertThatThrownBy(
            () ->
                desk.as(
                    () -> {
                      passkeys.remove(bob.person().id(), added.passkey().id(), bobs);
                      return true;
                    }))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.isNotFound()).isTrue());
    desk.as(
        () -> {
          passkeys.remove(id, added.passkey().id(), browser(signedUp.tokens().accessToken()));
          return true;
        });
    assertThat(signIn(device)).isEqualTo(new NotProven());
  }

  private SignedUp staff() {
    var command = new SignUp(UUID.randomUUID(), "sam-" + ann, "Sam", Desk.PASSWORD, "en");
    var added = (SignedUp) desk.as(() -> desk.identity().addStaff(command));
    var in = new SignIn("sam-" + ann, Desk.PASSWORD, PersonKind.STAFF, browser(null));
    var signedIn = (SignedIn) desk.as(() -> desk.identity().signIn(in));
    return new SignedUp(added.person(), signedIn.tokens());
  }

  private static CameFrom browser(@org.jspecify.annotations.Nullable String session) {
    return new CameFrom("203.0.113.5", null, "what this browser holds", session);
  }

  private AddPasskeyResult add(UUID id, Tokens tokens, Authenticator with) {
    var from = browser(tokens.accessToken());
    var options = desk.as(() -> passkeys.ask(id, new AskPasskey(origin, from))).json();
    return desk.as(
        () -> passkeys.add(id, new AddPasskey(origin, with.make(options), "My phone", from)));
  }

  private String asked(PersonKind kind) {
    return desk.as(() -> passkeys.askSignIn(new AskPasskeySignIn(kind, origin, browser(null))))
        .json();
  }

  private SignInResult signIn(Authenticator with) {
    return signIn(PersonKind.CUSTOMER, with.sign(asked(PersonKind.CUSTOMER)));
  }

  private SignInResult signIn(PersonKind kind, String answer) {
    return desk.as(() -> passkeys.signIn(new PasskeyProof(kind, origin, answer, browser(null))));
  }

  private void needsConfirming(java.util.concurrent.Callable<?> work) {
    assertThatThrownBy(() -> desk.as(work))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("confirm_needed"));
  }
}
