package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInRules;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInSessions;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.identity.api.Token;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What pages rely on that show people where they are signed in. */
public class SignInSessionsContract extends ContractTest<SignInSessions> {
  private static final String ANN = "ann@example.org";
  private static final String PASSWORD = "correct horse battery";

  public SignInSessionsContract() {
    super(SignInSessions.class);
  }

  @Test
  void a_session_is_listed_and_ended_by_its_person_alone() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    var in = (SignedIn) identity().signIn(new SignIn(ANN, PASSWORD, PersonKind.CUSTOMER, here));
    assertThat(ours.of(id, here))
        .extracting(SignInSession::way)
        .containsExactlyInAnyOrder(SignInWay.SIGN_UP, SignInWay.PASSWORD);
    var there = from(in.tokens().accessToken());
    var other =
        ours.of(id, there).stream().filter(SignInSession::current).findFirst().orElseThrow();
    notFound(() -> ours.end(UUID.randomUUID(), other.id()));
    notFound(() -> others.end(id, other.id()));
    assertThat(others.of(id, here)).isEmpty();
    ours.end(id, other.id());
    refused("unauthenticated", () -> verify(in.tokens().accessToken()));
    verify(ann.tokens().accessToken());
  }

  @Test
  void all_others_end_or_all() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    var in = (SignedIn) identity().signIn(new SignIn(ANN, PASSWORD, PersonKind.CUSTOMER, here));
    ours.endOthers(id, here);
    refused("unauthenticated", () -> verify(in.tokens().accessToken()));
    assertThat(ours.of(id, here)).singleElement().matches(SignInSession::current);
    ours.endAll(id);
    refused("unauthenticated", () -> verify(ann.tokens().accessToken()));
  }

  @Test
  void who_has_a_session_proves_once_more_who_it_is() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    assertThat(ours.confirm(id, new Confirm("another password", null, null, here)))
        .isEqualTo(new ConfirmResult.NotProven());
    var confirmed = ours.confirm(id, new Confirm(PASSWORD, null, null, here));
    assertThat(confirmed).isInstanceOf(ConfirmResult.Confirmed.class);
    assertThat(identity().verify(new Token(ann.tokens().accessToken())).confirmedAt()).isNotNull();
    notFound(() -> ours.confirm(UUID.randomUUID(), new Confirm(PASSWORD, null, null, here)));
  }

  @Test
  void an_operator_has_rules_for_its_staff() {
    assertThat(ours.rules()).isEqualTo(SignInRules.USUAL);
    var rules = new SignInRules(true, 8);
    assertThat(ours.changeRules(rules)).isEqualTo(rules);
    assertThat(ours.rules()).isEqualTo(rules);
    assertThat(others.rules()).isEqualTo(SignInRules.USUAL);
    refused("rules_invalid", () -> ours.changeRules(new SignInRules(true, 0)));
  }

  private Identity identity() {
    return neighbour(Identity.class);
  }

  private SignedUp signUp() {
    return (SignedUp) identity().signUp(new SignUp(UUID.randomUUID(), ANN, "Ann", PASSWORD, "en"));
  }

  private void verify(String token) {
    var unused = identity().verify(new Token(token));
  }

  private static CameFrom from(String session) {
    return new CameFrom("203.0.113.5", null, null, session);
  }
}
