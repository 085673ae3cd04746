package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.AskPhone;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.PeopleById;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.ProvePhone;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult;
import byway.people.identity.api.SignUpResult.EmailTaken;
import byway.people.identity.api.SignUpResult.NotAcceptable;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.identity.api.Token;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SentMessage;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What fronts that people sign in at rely on. */
public class IdentityContract extends ContractTest<Identity> {
  private static final String PASSWORD = "correct horse battery";
  private static final String ANN = "ann@example.org";
  private static final String PHONE = "+31612345678";
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{6,8})\\b");

  public IdentityContract() {
    super(Identity.class);
  }

  @Test
  void who_signs_up_is_signed_in_and_can_sign_in_by_password() {
    var signedUp = signUp(ANN, PASSWORD);
    var ann = signedUp.person();
    assertThat(ours.person(ann.id())).isEqualTo(ann);
    assertThat(ours.verify(new Token(signedUp.tokens().accessToken())).personId())
        .isEqualTo(ann.id());
    assertThat(ours.signIn(new SignIn(ANN, PASSWORD, PersonKind.CUSTOMER)))
        .isInstanceOfSatisfying(
            SignInResult.SignedIn.class, in -> assertThat(in.person()).isEqualTo(ann));
    assertThat(ours.signIn(new SignIn(ANN, "another password", PersonKind.CUSTOMER)))
        .isEqualTo(new SignInResult.NotProven());
    assertThat(others.signIn(new SignIn(ANN, PASSWORD, PersonKind.CUSTOMER)))
        .isEqualTo(new SignInResult.NotProven());
  }

  @Test
  void the_same_sign_up_again_is_the_same_person() {
    var command = new SignUp(UUID.randomUUID(), ANN, "Ann", PASSWORD, "en");
    var first = (SignedUp) ours.signUp(command);
    assertThat(ours.signUp(command))
        .isInstanceOfSatisfying(
            SignedUp.class, again -> assertThat(again.person()).isEqualTo(first.person()));
    assertThat(ours.customers(null, 10, null).items()).containsExactly(first.person());
  }

  @Test
  void what_cannot_be_taken_is_named() {
    assertThat(trySignUp("nobody", null)).isEqualTo(new NotAcceptable("email", "email_invalid"));
    assertThat(trySignUp("a\0@example.org", null))
        .isEqualTo(new NotAcceptable("email", "email_invalid"));
    assertThat(trySignUp(ANN, "short"))
        .isEqualTo(new NotAcceptable("password", "password_too_short"));
    assertThat(ours.customers(null, 10, null).items()).isEmpty();
  }

  @Test
  void a_member_of_staff_has_the_address_alone() {
    var sam = new SignUp(UUID.randomUUID(), "sam@example.org", "Sam", null, "en");
    assertThat(ours.addStaff(sam))
        .isInstanceOfSatisfying(
            SignedUp.class, added -> assertThat(added.person().kind()).isEqualTo(PersonKind.STAFF));
    var other = new SignUp(UUID.randomUUID(), "Sam@example.org", "Sam", null, "en");
    assertThat(ours.addStaff(other)).isEqualTo(new EmailTaken());
    notFound(() -> others.addStaff(other));
  }

  @Test
  void a_code_that_was_sent_proves_the_address_and_is_good_once() {
    var ann = signUp(ANN, null).person();
    assertThat(ann.provenAt()).isNull();
    ours.requestCode(new RequestCode(ANN, PersonKind.CUSTOMER));
    var code = new SignInWithCode(ANN, code(), PersonKind.CUSTOMER);
    assertThat(ours.signInWithCode(code))
        .isInstanceOfSatisfying(
            SignInResult.SignedIn.class, in -> assertThat(in.person().id()).isEqualTo(ann.id()));
    assertThat(ours.person(ann.id()).provenAt()).isNotNull();
    assertThat(ours.signInWithCode(code)).isEqualTo(new SignInResult.NotProven());
  }

  @Test
  void whether_there_is_an_account_is_not_told_by_asking_for_a_code() {
    ours.requestCode(new RequestCode("nobody@example.org", PersonKind.CUSTOMER));
    ours.requestCode(new RequestCode("no address", PersonKind.CUSTOMER));
    assertThat(
            ours.signInWithCode(
                new SignInWithCode("nobody@example.org", "123456", PersonKind.CUSTOMER)))
        .isEqualTo(new SignInResult.NotProven());
  }

  @Test
  void a_refresh_token_is_good_once_and_used_twice_ends_all_that_came_of_it() {
    var tokens = signUp(ANN, null).tokens();
    var refreshed = ours.refresh(new Token(tokens.refreshToken()));
    assertThat(refreshed).isInstanceOf(SignInResult.SignedIn.class);
    var next = ((SignInResult.SignedIn) refreshed).tokens();
    assertThat(ours.verify(new Token(next.accessToken())).kind()).isEqualTo(PersonKind.CUSTOMER);
    assertThat(ours.refresh(new Token(tokens.refreshToken())))
        .isEqualTo(new SignInResult.NotProven());
    refused("unauthenticated", () -> ours.verify(new Token(next.accessToken())));
  }

  @Test
  void who_signs_out_is_out_and_a_token_of_nobody_is_none() {
    var tokens = signUp(ANN, null).tokens();
    ours.revoke(new Token(tokens.accessToken()));
    ours.revoke(new Token("no token"));
    refused("unauthenticated", () -> ours.verify(new Token(tokens.accessToken())));
    assertThat(ours.refresh(new Token(tokens.refreshToken())))
        .isEqualTo(new SignInResult.NotProven());
    for (var none : List.of("no token", "", "a\0b", "x".repeat(10_000))) {
      refused("unauthenticated", () -> ours.verify(new Token(none)));
      assertThat(ours.refresh(new Token(none))).isEqualTo(new SignInResult.NotProven());
    }
  }

  @Test
  void another_password_is_chosen_with_the_current_one() {
    var ann = signUp(ANN, PASSWORD);
    var from = new CameFrom("192.0.2.7", null, null, ann.tokens().accessToken());
    assertThat(choose(ann.person(), "a wrong password", "another good one", from))
        .isEqualTo(new PasswordResult.NotProven());
    assertThat(choose(ann.person(), PASSWORD, "short", from))
        .isEqualTo(new PasswordResult.NotAcceptable("password_too_short"));
    assertThat(choose(ann.person(), PASSWORD, "another good one", from))
        .isEqualTo(new PasswordResult.Chosen());
    assertThat(ours.signIn(new SignIn(ANN, "another good one", PersonKind.CUSTOMER)))
        .isInstanceOf(SignInResult.SignedIn.class);
  }

  @Test
  void a_telephone_number_is_proven_by_the_code_that_was_sent_there() {
    var ann = signUp(ANN, null).person();
    refused("phone_invalid", () -> ours.askPhone(ann.id(), new AskPhone("no number")));
    ours.askPhone(ann.id(), new AskPhone(PHONE));
    var code = code();
    assertThat(ours.provePhone(ann.id(), new ProvePhone(PHONE, wrong(code))))
        .isEqualTo(new PhoneResult.NotProven());
    assertThat(ours.provePhone(ann.id(), new ProvePhone(PHONE, code)))
        .isInstanceOf(PhoneResult.Proven.class);
    assertThat(ours.person(ann.id()).phone()).isEqualTo(PHONE);
    ours.forgetPhone(ann.id());
    assertThat(ours.person(ann.id()).phone()).isNull();
  }

  @Test
  void customers_are_listed_newest_first_and_found_by_how_they_begin() {
    var ann = signUp(ANN, null).person();
    var ben = signUp("ben@example.org", null).person();
    var page = ours.customers(null, 1, null);
    assertThat(page.items()).containsExactly(ben);
    var last = ours.customers(null, 1, page.next());
    assertThat(last.items()).containsExactly(ann);
    assertThat(last.next()).isNull();
    assertThat(ours.customers("ANN@", 10, null).items()).containsExactly(ann);
    assertThat(ours.customers("%", 10, null).items()).isEmpty();
    assertThat(ours.customers("", 10, null).items()).hasSize(2);
    refused("cursor_invalid", () -> ours.customers(null, 10, "no cursor"));
    refused("beginning_invalid", () -> ours.customers("a\0", 10, null));
  }

  @Test
  void some_are_asked_for_by_their_ids_and_who_is_not_known_is_left_out() {
    var ann = signUp(ANN, null).person();
    var asked = new PeopleById(List.of(UUID.randomUUID(), ann.id()));
    assertThat(ours.people(asked)).containsExactly(ann);
    assertThat(ours.people(new PeopleById(List.of()))).isEmpty();
    var more = new PeopleById(Collections.nCopies(101, ann.id()));
    refused("too_many", () -> ours.people(more));
    assertThat(others.people(asked)).isEmpty();
  }

  @Test
  void who_is_not_there_is_not_found() {
    everythingIsNotFound(ours, UUID.randomUUID());
  }

  @Test
  void another_operators_people_are_not_found_and_their_tokens_open_nothing() {
    var ann = signUp(ANN, null);
    everythingIsNotFound(others, ann.person().id());
    assertThat(others.customers(null, 10, null).items()).isEmpty();
    refused("unauthenticated", () -> others.verify(new Token(ann.tokens().accessToken())));
    assertThat(others.refresh(new Token(ann.tokens().refreshToken())))
        .isEqualTo(new SignInResult.NotProven());
  }

  private static void everythingIsNotFound(Identity identity, UUID id) {
    notFound(() -> identity.person(id));
    notFound(() -> identity.askPhone(id, new AskPhone(PHONE)));
    notFound(() -> identity.forgetPhone(id));
  }

  private SignedUp signUp(String email, @Nullable String password) {
    var result = trySignUp(email, password);
    assertThat(result).isInstanceOf(SignedUp.class);
    return (SignedUp) result;
  }

  private SignUpResult trySignUp(String email, @Nullable String password) {
    return ours.signUp(new SignUp(UUID.randomUUID(), email, "Ann", password, "en"));
  }

  private PasswordResult choose(Person who, String current, String password, CameFrom from) {
    return ours.choosePassword(who.id(), new ChoosePassword(current, password, from));
  }

  /** What was sent; nobody waits for it to leave. */
  private String code() {
    atLast(() -> assertThat(sent()).isNotEmpty());
    var text = sent().getFirst().text();
    var found = CODE.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private List<SentMessage> sent() {
    return neighbour(Notifications.class).list(1, null).items();
  }

  private static String wrong(String code) {
    return (code.charAt(0) == '1' ? "2" : "1") + code.substring(1);
  }
}
