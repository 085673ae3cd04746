package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInRules;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.Token;
import byway.people.identity.api.TokenOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where somebody is signed in, for how long, and whether it is still that person. */
class SignInSessionsTest {
  static final Installation installation = new Installation();
  static final SignInSessionsEndpoint sessions = installation.signInSessions();
  static final String PHONE = "Mozilla/5.0 (Android 16; Mobile) Firefox/145.0";

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_person_sees_where_she_is_signed_in_and_ends_what_she_does_not_know() {
    var id = desk.prove(ann).id();
    var here = signIn("203.0.113.5", null);
    installation.infrastructure.clock.advance(Duration.ofMinutes(20));
    var there = signIn("198.51.100.7", null);
    var mine = from("203.0.113.5", null, here);
    var list = list(id, mine).stream().filter(one -> one.source() != null).toList();
    assertThat(list)
        .extracting(SignInSession::source)
        .containsExactly("198.51.100.7", "203.0.113.5");
    assertThat(list)
        .filteredOn(SignInSession::current)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.browser()).isEqualTo(PHONE);
              assertThat(one.way()).isEqualTo(SignInWay.PASSWORD);
            });
    run(() -> sessions.end(id, list.getFirst().id()));
    assertThatThrownBy(() -> desk.verify(there.tokens().accessToken())).isInstanceOf(Refusal.class);
    assertThat(desk.refresh(there.tokens().refreshToken())).isEqualTo(new SignInResult.NotProven());
    var other = desk.signUp("bob-" + ann).person().id();
    assertThatThrownBy(() -> run(() -> sessions.end(other, list.get(1).id())))
        .as("another's")
        .isInstanceOf(Refusal.class);
    var again = (SignedIn) desk.refresh(here.tokens().refreshToken());
    assertThat(list(id, from("203.0.113.5", null, again)))
        .filteredOn(SignInSession::current)
        .singleElement()
        .satisfies(one -> assertThat(one.usedAt()).isEqualTo(now()));
    signIn("198.51.100.9", null);
    var fresh = from("203.0.113.5", null, again);
    run(() -> sessions.endOthers(id, fresh));
    assertThat(list(id, fresh)).singleElement().matches(SignInSession::current);
    run(() -> sessions.endAll(id));
    assertThat(list(id, fresh)).isEmpty();
  }

  @Test
  void a_browser_that_was_not_known_is_told_of_by_mail_and_one_that_was_is_not() {
    desk.prove(ann);
    var first = signIn("203.0.113.5", null);
    var mails = installation.mailbox.to(ann);
    assertThat(mails.getLast().text()).contains("203.0.113.5", "Firefox");
    signIn("203.0.113.77", first.tokens().device());
    assertThat(installation.mailbox.to(ann)).hasSameSizeAs(mails);
    for (int i = 0; i < 20; i++) {
      signIn("198.51.100." + i, null);
    }
    assertThat(installation.mailbox.to(ann).size()).as("no flood").isLessThanOrEqualTo(5);
  }

  @Test
  void nobody_is_told_at_an_address_that_is_not_proven() {
    desk.signUp(ann);
    signIn("203.0.113.5", null);
    assertThat(installation.mailbox.to(ann)).isEmpty();
  }

  @Test
  void a_session_of_staff_ends_by_its_age_however_often_it_is_renewed() {
    var sam = staff();
    var tokens = signInStaff().tokens();
    for (int hour = 1; hour < 12; hour++) {
      installation.infrastructure.clock.advance(Duration.ofHours(1));
      tokens = ((SignedIn) desk.refresh(tokens.refreshToken())).tokens();
    }
    assertThat(tokens.refreshExpiresAt()).isEqualTo(now().plus(Duration.ofHours(1)));
    installation.infrastructure.clock.advance(Duration.ofHours(1));
    assertThat(desk.refresh(tokens.refreshToken())).isEqualTo(new SignInResult.NotProven());
    desk.as(() -> sessions.changeRules(new SignInRules(false, 1)));
    assertThat(signInStaff().tokens().refreshExpiresAt())
        .isEqualTo(now().plus(Duration.ofHours(1)));
    assertThat(list(sam, new CameFrom("x", null, null, null)).getFirst().endsAt())
        .isEqualTo(now().plus(Duration.ofHours(1)));
    for (int wrong : new int[] {0, -1, 721}) {
      assertThatThrownBy(() -> desk.as(() -> sessions.changeRules(new SignInRules(false, wrong))))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo("rules_invalid"));
    }
    assertThat(desk.as(sessions::rules)).isEqualTo(new SignInRules(false, 1));
  }

  @Test
  void staff_of_whom_a_second_factor_is_wanted_are_known_by_their_token() {
    staff();
    var token = signInStaff().tokens().accessToken();
    assertThat(owner(token).mustSetUp()).isFalse();
    desk.as(() -> sessions.changeRules(new SignInRules(true, 12)));
    assertThat(owner(token).mustSetUp()).isTrue();
    desk.prove(ann);
    assertThat(owner(signIn("203.0.113.5", null).tokens().accessToken()).mustSetUp())
        .as("a customer")
        .isFalse();
  }

  @Test
  void a_session_counts_as_confirmed_when_it_begins_and_again_by_a_password_or_a_code() {
    var id = desk.prove(ann).id();
    var home = signIn("203.0.113.5", null);
    var from = from("203.0.113.5", "the challenge", home);
    assertThat(owner(home.tokens().accessToken()).confirmedAt()).isEqualTo(now());
    var began = now();
    installation.infrastructure.clock.advance(Duration.ofMinutes(5));
    assertThat(confirm(id, new Confirm("a wrong password", null, null, from)))
        .isEqualTo(new ConfirmResult.NotProven());
    assertThat(confirm(id, new Confirm(null, null, null, from)))
        .isEqualTo(new ConfirmResult.NotProven());
    assertThat(owner(home.tokens().accessToken()).confirmedAt()).isEqualTo(began);
    assertThat(confirm(id, new Confirm(Desk.PASSWORD, null, null, from)))
        .isEqualTo(new ConfirmResult.Confirmed(now()));
    assertThat(owner(home.tokens().accessToken()).confirmedAt()).isEqualTo(now());
    installation.infrastructure.clock.advance(Duration.ofMinutes(5));
    var code = desk.codeFrom(from, ann);
    assertThat(confirm(id, new Confirm(null, code, null, from)))
        .isEqualTo(new ConfirmResult.Confirmed(now()));
    assertThat(confirm(id, new Confirm(null, code, null, from)))
        .isEqualTo(new ConfirmResult.NotProven());
  }

  @Test
  void anothers_password_or_session_confirms_nothing() {
    var id = desk.prove(ann).id();
    desk.prove("bob-" + ann);
    var bobs = (SignedIn) desk.signIn("bob-" + ann, Desk.PASSWORD);
    var from = new CameFrom("198.51.100.7", null, null, bobs.tokens().accessToken());
    assertThat(confirm(id, new Confirm(Desk.PASSWORD, null, null, from)))
        .as("the session is not hers")
        .isEqualTo(new ConfirmResult.NotProven());
    for (int i = 0; i < 5; i++) {
      confirm(id, new Confirm("wrong " + i, null, null, from));
    }
    assertThat(confirm(id, new Confirm(Desk.PASSWORD, null, null, from)))
        .isInstanceOf(ConfirmResult.Throttled.class);
  }

  private UUID staff() {
    var command = new SignUp(UUID.randomUUID(), "sam-" + ann, "Sam", Desk.PASSWORD, "en");
    var unused = desk.as(() -> desk.identity().addStaff(command));
    return command.id();
  }

  private SignedIn signInStaff() {
    return (SignedIn)
        desk.as(
            () ->
                desk.identity().signIn(new SignIn("sam-" + ann, Desk.PASSWORD, PersonKind.STAFF)));
  }

  private SignedIn signIn(String source, @Nullable String device) {
    var from = new CameFrom(source, device, null, null, PHONE);
    return (SignedIn) desk.signInFrom(from, ann, Desk.PASSWORD);
  }

  private static CameFrom from(String source, @Nullable String challenge, SignedIn in) {
    return new CameFrom(source, null, challenge, in.tokens().accessToken());
  }

  private List<SignInSession> list(UUID id, CameFrom from) {
    return desk.as(() -> sessions.of(id, from));
  }

  private ConfirmResult confirm(UUID id, Confirm command) {
    return desk.as(() -> sessions.confirm(id, command));
  }

  private TokenOwner owner(String token) {
    return desk.as(() -> desk.identity().verify(new Token(token)));
  }

  private void run(Runnable work) {
    var unused =
        desk.as(
            () -> {
              work.run();
              return true;
            });
  }

  private static Instant now() {
    return installation.infrastructure.clock.instant();
  }
}
