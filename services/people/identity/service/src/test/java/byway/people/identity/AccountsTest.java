package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.api.AccountClosed;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ChangeName;
import byway.people.identity.api.ContactProven;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.ProveEmail;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.Closed;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people change of their own account, and what others try to. */
class AccountsTest {
  static final Installation installation = new Installation();
  static final AccountsEndpoint accounts = installation.accounts();

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";
  final String other = "new-" + ann;
  final UUID id = desk.prove(ann).id();
  final SignedIn home = (SignedIn) desk.signIn(ann, Desk.PASSWORD);
  final CameFrom here = new CameFrom("203.0.113.5", null, null, home.tokens().accessToken());

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_name_and_a_language_are_changed_and_rubbish_is_refused() {
    var changed = desk.as(() -> accounts.changeName(id, new ChangeName(" Ann  Other ", "nl")));
    assertThat(changed.name()).isEqualTo(desk.person(id).name()).contains("Ann", "Other");
    assertThat(desk.person(id).language()).isEqualTo("nl");
    refused("name_invalid", () -> accounts.changeName(id, new ChangeName("  ", null)));
    refused("language_invalid", () -> accounts.changeName(id, new ChangeName("Ann", "x;y")));
    refused("not_found", () -> accounts.changeName(UUID.randomUUID(), new ChangeName("A", null)));
    assertThat(desk.person(id).language()).isEqualTo("nl");
  }

  @Test
  void another_address_counts_once_it_is_proven_and_the_old_one_is_told() {
    var elsewhere = (SignedIn) desk.signIn(ann, Desk.PASSWORD);
    askEmail(other);
    var code = installation.mailbox.lastCode();
    assertThat(installation.mailbox.to(other)).hasSize(1);
    assertThat(desk.person(id).email()).as("not yet").isEqualTo(ann);
    assertThat(proveEmail(other, "000000")).isEqualTo(new EmailResult.NotProven());
    assertThat(proveEmail("third-" + ann, code)).isEqualTo(new EmailResult.NotProven());
    assertThat(proveEmail(other, code)).isInstanceOf(EmailResult.Proven.class);
    assertThat(desk.person(id).email()).isEqualTo(other);
    assertThat(installation.mailbox.to(ann).getLast().subject()).contains("changed");
    assertThat(desk.signIn(other, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isEqualTo(new NotProven());
    assertThat(desk.verify(home.tokens().accessToken())).isEqualTo(id);
    assertThatThrownBy(() -> desk.verify(elsewhere.tokens().accessToken()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void an_address_of_another_is_not_to_be_had_and_asking_does_not_tell_that_it_is() {
    desk.prove(other);
    askEmail(other);
    assertThat(proveEmail(other, installation.mailbox.lastCode()))
        .as("who reads it may know")
        .isEqualTo(new EmailResult.Taken());
    assertThat(desk.person(id).email()).isEqualTo(ann);
  }

  @Test
  void what_a_stranger_had_claimed_under_the_new_address_ends() {
    var squatter = (SignedUp) desk.signUpFrom("198.51.100.7", other, "the password of a stranger");
    askEmail(other);
    assertThat(proveEmail(other, installation.mailbox.lastCode()))
        .isInstanceOf(EmailResult.Proven.class);
    assertThat(desk.signIn(other, "the password of a stranger")).isEqualTo(new NotProven());
    assertThatThrownBy(() -> desk.verify(squatter.tokens().accessToken()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void who_has_proven_no_address_before_has_proven_one_then() {
    var claim = desk.signUp("claim-" + ann);
    var theirs = new CameFrom("203.0.113.9", null, null, claim.tokens().accessToken());
    installation.infrastructure.published(installation.store, ContactProven.class);
    run(() -> accounts.askEmail(claim.person().id(), new AskEmail(other, theirs)));
    var proof = new ProveEmail(other, installation.mailbox.lastCode(), theirs);
    assertThat(desk.as(() -> accounts.proveEmail(claim.person().id(), proof)))
        .isInstanceOf(EmailResult.Proven.class);
    assertThat(installation.infrastructure.published(installation.store, ContactProven.class))
        .hasSize(1);
    assertThat(installation.mailbox.to("claim-" + ann)).as("that is nobody's").isEmpty();
  }

  @Test
  void codes_for_a_new_address_are_few() {
    for (int i = 0; i < 5; i++) {
      askEmail(other);
    }
    refused(
        "too_many_codes",
        () -> {
          accounts.askEmail(id, new AskEmail(other, here));
          return true;
        });
    refused(
        "email_invalid",
        () -> {
          accounts.askEmail(id, new AskEmail("nobody", here));
          return true;
        });
  }

  @Test
  void a_closed_account_says_so_to_who_knows_the_password_and_opens_again_as_it_was() {
    installation.infrastructure.published(installation.store, AccountClosed.class);
    run(() -> accounts.close(id, here));
    assertThatThrownBy(() -> desk.verify(home.tokens().accessToken())).isInstanceOf(Refusal.class);
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isEqualTo(new Closed());
    assertThat(desk.signIn(ann, "a wrong password")).isEqualTo(new NotProven());
    assertThat(desk.signInWithCode(ann, desk.code(ann))).isEqualTo(new Closed());
    assertThat(installation.infrastructure.published(installation.store, AccountClosed.class))
        .singleElement()
        .satisfies(event -> assertThat(((AccountClosed) event).customerId()).isEqualTo(id));
    assertThat(desk.as(() -> accounts.reopen(id)).closedAt()).isNull();
    assertThat(desk.signIn(ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_session_alone_changes_no_address_and_closes_nothing_when_it_is_old() {
    installation.infrastructure.clock.advance(Duration.ofMinutes(16));
    refused(
        "confirm_needed",
        () -> {
          accounts.askEmail(id, new AskEmail(other, here));
          return true;
        });
    refused(
        "confirm_needed",
        () -> {
          accounts.close(id, here);
          return true;
        });
    var nobody = new CameFrom("203.0.113.5", null, null, null);
    refused(
        "confirm_needed",
        () -> {
          accounts.close(id, nobody);
          return true;
        });
  }

  @Test
  void who_had_claimed_an_address_and_closed_it_keeps_its_owner_out_of_nothing() {
    var bob = "bob-" + ann;
    var squatter = (SignedUp) desk.signUpFrom("198.51.100.7", bob, "the password of a stranger");
    var theirs = new CameFrom("198.51.100.7", null, null, squatter.tokens().accessToken());
    run(() -> accounts.close(squatter.person().id(), theirs));
    SignInResult hers = desk.signInWithCode(bob, desk.code(bob));
    assertThat(hers).isInstanceOf(SignedIn.class);
    assertThat(desk.signIn(bob, "the password of a stranger")).isEqualTo(new NotProven());
  }

  @Test
  void an_address_that_a_stranger_moved_a_claim_away_from_is_free_for_its_owner() {
    var bob = "bob-" + ann;
    var squatter = (SignedUp) desk.signUpFrom("198.51.100.7", bob, "the password of a stranger");
    var theirs = new CameFrom("198.51.100.7", null, null, squatter.tokens().accessToken());
    run(() -> accounts.askEmail(squatter.person().id(), new AskEmail(other, theirs)));
    var code = installation.mailbox.lastCode();
    var hers = (SignedIn) desk.signInWithCode(bob, desk.code(bob));
    assertThat(hers.person().id()).isEqualTo(squatter.person().id());
    refused(
        "confirm_needed",
        () -> accounts.proveEmail(squatter.person().id(), new ProveEmail(other, code, theirs)));
    assertThat(desk.person(hers.person().id()).email()).isEqualTo(bob);
  }

  private void askEmail(String email) {
    run(() -> accounts.askEmail(id, new AskEmail(email, here)));
  }

  private EmailResult proveEmail(String email, String code) {
    return desk.as(() -> accounts.proveEmail(id, new ProveEmail(email, code, here)));
  }

  private void run(Runnable work) {
    var unused =
        desk.as(
            () -> {
              work.run();
              return true;
            });
  }

  private void refused(String code, java.util.concurrent.Callable<?> work) {
    assertThatThrownBy(() -> desk.as(work))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
