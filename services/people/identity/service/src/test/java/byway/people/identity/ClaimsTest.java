package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.api.AccountReclaimed;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ContactProven;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignUpResult.SignedUp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody signs up with the address of another, who comes later and proves that it is hers. */
class ClaimsTest {
  static final Installation installation = new Installation();
  static final String STRANGER = "198.51.100.7";
  static final CameFrom ANNS = new CameFrom("203.0.113.5", null, "what her browser holds", null);

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_password_that_was_chosen_before_the_proof_opens_nothing_after_it() {
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    var hers = proveByCode();
    assertThat(desk.signIn(ann, "the password of a stranger")).isEqualTo(new NotProven());
    assertThat(desk.refresh(squatter.tokens().refreshToken())).isEqualTo(new NotProven());
    unauthenticated(squatter.tokens().accessToken());
    assertThat(desk.verify(hers.tokens().accessToken())).isEqualTo(hers.person().id());
    assertThat(hers.person().provenAt()).isEqualTo(installation.infrastructure.clock.instant());
  }

  @Test
  void every_session_of_the_stranger_ends_and_others_are_told_to_end_what_they_have() {
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    var second = (SignedIn) desk.signIn(ann, "the password of a stranger");
    published();
    var hers = proveByCode();
    unauthenticated(second.tokens().accessToken());
    var now = installation.infrastructure.clock.instant();
    assertThat(published())
        .containsExactly(
            new AccountReclaimed(squatter.person().id(), now),
            new ContactProven(hers.person().id(), now));
  }

  @Test
  void the_strangers_name_telephone_and_network_key_are_gone() {
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    var id = squatter.person().id();
    desk.addPhone(id, "+31612345678");
    var network = network();
    var key = desk.as(() -> network.key(id));
    var hers = proveByCode();
    assertThat(hers.person().phone()).isNull();
    assertThat(hers.person().name()).isEqualTo(ann.substring(0, ann.indexOf('@')));
    assertThat(desk.as(() -> network.key(hers.person().id()))).isNotEqualTo(key);
    assertThat(desk.signInWithCode("+31612345678", desk.code("+31612345678")))
        .isEqualTo(new NotProven());
  }

  @Test
  void of_several_claims_the_one_that_her_own_browser_holds_goes_on_with_its_password() {
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    var own = (SignedUp) desk.signUpFrom(ANNS.source(), ann, Desk.PASSWORD);
    var browser = new CameFrom(ANNS.source(), null, ANNS.challenge(), own.tokens().accessToken());
    var proven = (SignedIn) desk.signInWithCodeFrom(browser, ann, desk.codeFrom(browser, ann));
    assertThat(proven.person().id()).isEqualTo(own.person().id());
    assertThat(proven.person().name()).isEqualTo("Somebody");
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(desk.signIn(ann, "the password of a stranger")).isEqualTo(new NotProven());
    unauthenticated(squatter.tokens().accessToken());
  }

  @Test
  void who_signs_up_under_an_address_that_is_proven_gets_nothing_of_it_and_takes_nothing() {
    var hers = proveByCode(desk.prove(ann).id());
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    assertThat(squatter.person().id()).isNotEqualTo(hers.person().id());
    assertThat(((SignedIn) desk.signIn(ann, Desk.PASSWORD)).person().id())
        .isEqualTo(hers.person().id());
    var again = proveByCode();
    assertThat(again.person().id()).isEqualTo(hers.person().id());
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    unauthenticated(squatter.tokens().accessToken());
  }

  @Test
  void a_code_for_a_telephone_proves_no_address() {
    var squatter = (SignedUp) desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    desk.addPhone(squatter.person().id(), "+31687654321");
    var byPhone = (SignedIn) desk.signInWithCode("+31687654321", desk.code("+31687654321"));
    assertThat(byPhone.person().provenAt()).isNull();
  }

  @Test
  void a_sign_in_that_was_under_way_when_she_proved_it_finds_nothing() throws Exception {
    desk.signUpFrom(STRANGER, ann, "the password of a stranger");
    var turns = new Turns(1, Duration.ofMinutes(1), new SimpleMeterRegistry());
    var slow =
        new Desk(
            installation,
            installation.with(
                new Passwords(64, installation.metrics) {
                  @Override
                  Set<String> matching(String password, List<String> hashes) {
                    var found = super.matching(password, hashes);
                    proveByCode();
                    return found;
                  }
                },
                turns),
            desk.tenant());
    assertThat(slow.signIn(ann, "the password of a stranger")).isEqualTo(new NotProven());
  }

  private SignedIn proveByCode() {
    return (SignedIn) desk.signInWithCodeFrom(ANNS, ann, desk.codeFrom(ANNS, ann));
  }

  private SignedIn proveByCode(UUID expected) {
    var proven = proveByCode();
    assertThat(proven.person().id()).isEqualTo(expected);
    return proven;
  }

  private NetworkSignInEndpoint network() {
    return new NetworkSignInEndpoint(
        installation.store,
        installation.prove(),
        new NetworkKeys(installation.keys),
        new SimpleMeterRegistry());
  }

  private List<Record> published() {
    return installation.infrastructure.published(
        installation.store, AccountReclaimed.class, ContactProven.class);
  }

  private void unauthenticated(String token) {
    assertThatThrownBy(() -> desk.verify(token)).isInstanceOf(Refusal.class);
  }
}
