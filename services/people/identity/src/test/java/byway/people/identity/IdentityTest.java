package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.identity.CustomerSignedUp;
import byway.contracts.identity.Person;
import byway.contracts.identity.PersonKind;
import byway.contracts.identity.RequestCode;
import byway.contracts.identity.SignIn;
import byway.contracts.identity.SignInResult;
import byway.contracts.identity.SignInResult.NotProven;
import byway.contracts.identity.SignInResult.SignedIn;
import byway.contracts.identity.SignInResult.Throttled;
import byway.contracts.identity.SignInWithCode;
import byway.contracts.identity.SignUp;
import byway.contracts.identity.SignUpResult;
import byway.contracts.identity.SignUpResult.EmailTaken;
import byway.contracts.identity.SignUpResult.NotAcceptable;
import byway.contracts.identity.SignUpResult.SignedUp;
import byway.contracts.identity.Token;
import byway.contracts.notifications.Notifications;
import byway.contracts.notifications.SendMessage;
import byway.contracts.notifications.SentMessage;
import byway.kit.testing.TestGround;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  static final String PASSWORD = "correct horse battery";
  static final TestGround ground = TestGround.fresh();
  static final Outbox outbox = new Outbox();
  static final IdentityStore store = new IdentityStore(ground.databases());
  static final IdentityEndpoint identity =
      new IdentityEndpoint(store, new Passwords(64), outbox, ground.clock, ground.ids);

  UUID tenant = UUID.randomUUID();

  @AfterAll
  static void close() {
    ground.close();
  }

  @Test
  void a_new_person_is_signed_in_at_once_and_can_sign_in_again() {
    var signedUp = signUp("Ann@Example.com ");
    assertThat(verify(signedUp.tokens().accessToken())).isEqualTo(signedUp.person().id());
    assertThat(signIn("ann@example.COM", PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(ground.published(store, CustomerSignedUp.class))
        .contains(new CustomerSignedUp(signedUp.person().id(), ground.clock.instant()));
  }

  @Test
  void an_address_belongs_to_one_customer_of_an_operator() {
    signUp("ann@example.com");
    assertThat(trySignUp("ANN@example.com", PASSWORD)).isEqualTo(new EmailTaken());
    tenant = UUID.randomUUID();
    assertThat(trySignUp("ann@example.com", PASSWORD)).isInstanceOf(SignedUp.class);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, long enough password, email, email_invalid",
    "a@b, long enough password, email, email_invalid",
    "a@example.com, short, password, password_too_short",
    "a@example.com, Password123, password, password_too_common"
  })
  void what_cannot_be_taken_is_named(String email, String password, String field, String code) {
    assertThat(trySignUp(email, password)).isEqualTo(new NotAcceptable(field, code));
  }

  @Test
  void a_name_full_of_sql_is_only_a_name() {
    var name = "'); drop table people; --";
    var id = UUID.randomUUID();
    as(() -> identity.signUp(new SignUp(id, "sql@example.com", name, PASSWORD, "en")));
    assertThat(as(() -> identity.person(id)).name()).isEqualTo(name);
  }

  @Test
  void a_wrong_password_and_an_unknown_person_get_the_same_answer() {
    signUp("ann@example.com");
    assertThat(signIn("ann@example.com", "wrong password")).isEqualTo(new NotProven());
    assertThat(signIn("nobody@example.com", "wrong password")).isEqualTo(new NotProven());
  }

  @Test
  void guesses_are_throttled_for_those_who_exist_and_those_who_do_not() {
    signUp("ann@example.com");
    for (var email : List.of("ann@example.com", "nobody@example.com")) {
      for (int i = 0; i < 5; i++) {
        assertThat(signIn(email, "wrong password")).isEqualTo(new NotProven());
      }
      assertThat(signIn(email, PASSWORD)).isEqualTo(new Throttled(30));
    }
    ground.clock.advance(Duration.ofSeconds(31));
    assertThat(signIn("ann@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void an_access_token_ends_after_a_quarter_of_an_hour_and_is_refreshed() {
    var tokens = signUp("ann@example.com").tokens();
    ground.clock.advance(Duration.ofMinutes(16));
    assertThatThrownBy(() -> verify(tokens.accessToken())).isInstanceOf(Refusal.class);
    var fresh = (SignedIn) refresh(tokens.refreshToken());
    assertThat(verify(fresh.tokens().accessToken())).isEqualTo(fresh.person().id());
  }

  @Test
  void a_refresh_token_that_is_used_twice_ends_its_family() {
    var first = signUp("ann@example.com").tokens();
    var second = ((SignedIn) refresh(first.refreshToken())).tokens();
    assertThat(refresh(first.refreshToken())).isEqualTo(new NotProven());
    assertThat(refresh(second.refreshToken())).isEqualTo(new NotProven());
    assertThatThrownBy(() -> verify(second.accessToken())).isInstanceOf(Refusal.class);
  }

  @Test
  void a_token_is_nothing_at_another_operator() {
    var tokens = signUp("ann@example.com").tokens();
    tenant = UUID.randomUUID();
    assertThatThrownBy(() -> verify(tokens.accessToken())).isInstanceOf(Refusal.class);
    assertThat(refresh(tokens.refreshToken())).isEqualTo(new NotProven());
  }

  @Test
  void signing_out_ends_the_family() {
    var tokens = signUp("ann@example.com").tokens();
    as(
        () -> {
          identity.revoke(new Token(tokens.accessToken()));
          return true;
        });
    assertThatThrownBy(() -> verify(tokens.accessToken())).isInstanceOf(Refusal.class);
    assertThat(refresh(tokens.refreshToken())).isEqualTo(new NotProven());
  }

  @Test
  void a_code_by_mail_is_good_once_and_for_ten_minutes() {
    signUp("code@example.com");
    requestCode("code@example.com");
    var code = outbox.lastCode();
    assertThat(signInWithCode("code@example.com", code)).isInstanceOf(SignedIn.class);
    assertThat(signInWithCode("code@example.com", code)).isEqualTo(new NotProven());
    requestCode("code@example.com");
    ground.clock.advance(Duration.ofMinutes(11));
    assertThat(signInWithCode("code@example.com", outbox.lastCode())).isEqualTo(new NotProven());
  }

  @Test
  void nobody_gets_a_code_who_is_not_there_nor_more_than_five_an_hour() {
    int before = outbox.sent.size();
    requestCode("nobody@example.com");
    assertThat(outbox.sent).hasSize(before);
    signUp("often@example.com");
    for (int i = 0; i < 7; i++) {
      requestCode("often@example.com");
      ground.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(outbox.sent).hasSize(before + 5);
  }

  @Test
  void customers_are_found_by_the_beginning_of_their_address() {
    signUp("ann@example.com");
    signUp("a_n@example.com");
    signUp("bob@example.com");
    assertThat(as(() -> identity.customers("a_", 10, null)).items())
        .extracting(Person::email)
        .containsExactly("a_n@example.com");
    assertThat(as(() -> identity.customers(null, 2, null)).next()).isNotNull();
  }

  <T> T as(Callable<T> work) {
    return ground.as(tenant, work);
  }

  SignedUp signUp(String email) {
    return (SignedUp) trySignUp(email, PASSWORD);
  }

  SignUpResult trySignUp(String email, String password) {
    return as(() -> identity.signUp(new SignUp(UUID.randomUUID(), email, "Ann", password, "en")));
  }

  SignInResult signIn(String email, String password) {
    return as(() -> identity.signIn(new SignIn(email, password, PersonKind.CUSTOMER)));
  }

  SignInResult signInWithCode(String email, String code) {
    return as(() -> identity.signInWithCode(new SignInWithCode(email, code, PersonKind.CUSTOMER)));
  }

  void requestCode(String email) {
    as(
        () -> {
          identity.requestCode(new RequestCode(email, PersonKind.CUSTOMER));
          return true;
        });
  }

  SignInResult refresh(String token) {
    return as(() -> identity.refresh(new Token(token)));
  }

  UUID verify(String token) {
    return as(() -> identity.verify(new Token(token))).personId();
  }

  /** Keeps what is sent, as the real one does. */
  static final class Outbox implements Notifications {
    final List<SendMessage> sent = new ArrayList<>();

    @Override
    public void send(SendMessage command) {
      sent.add(command);
    }

    @Override
    public Page<SentMessage> list(int limit, @Nullable String cursor) {
      return new Page<>(List.of(), null);
    }

    String lastCode() {
      return sent.getLast().text().replaceAll("(?s)^\\D*(\\d{6}).*$", "$1");
    }
  }
}
