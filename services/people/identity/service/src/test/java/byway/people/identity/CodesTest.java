package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.values.Refusal;
import byway.people.identity.api.CustomerSignedUp;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignUp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
  static final Installation installation = new Installation();

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_code_by_mail_is_good_once() {
    desk.signUp(ann);
    var code = desk.code(ann);
    assertThat(code).matches("\\d{6}");
    assertThat(desk.signInWithCode(ann, code)).isInstanceOf(SignedIn.class);
    assertThat(desk.signInWithCode(ann, code)).isEqualTo(new NotProven());
  }

  @Test
  void a_code_is_good_for_ten_minutes() {
    desk.signUp(ann);
    var code = desk.code(ann);
    advance(Duration.ofMinutes(10));
    assertThat(desk.signInWithCode(ann, code)).isEqualTo(new NotProven());
  }

  @Test
  void only_the_newest_code_counts() {
    desk.signUp(ann);
    var old = desk.code(ann);
    var newest = desk.code(ann);
    while (newest.equals(old)) {
      newest = desk.code(ann); // one in a million
    }
    assertThat(desk.signInWithCode(ann, old)).isEqualTo(new NotProven());
    assertThat(desk.signInWithCode(ann, newest)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_code_has_five_guesses() {
    desk.signUp(ann);
    var code = desk.code(ann);
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signInWithCode(ann, "wrong")).isEqualTo(new NotProven());
    }
    assertThat(desk.signInWithCode(ann, code)).isEqualTo(new Throttled(30));
    advance(Duration.ofSeconds(30));
    assertThat(desk.signInWithCode(ann, code)).isEqualTo(new NotProven());
  }

  @Test
  void one_code_used_many_times_at_once_signs_in_once() throws Exception {
    desk.signUp(ann);
    var code = desk.code(ann);
    var answers = Installation.atOnce(4, () -> desk.signInWithCode(ann, code));
    assertThat(answers).filteredOn(SignedIn.class::isInstance).hasSize(1);
  }

  @Test
  void an_address_gets_five_codes_an_hour_even_when_asked_for_at_once() throws Exception {
    desk.signUp(ann);
    Installation.atOnce(10, () -> desk.requestCode(ann));
    assertThat(installation.mailbox.to(ann)).hasSize(5);
    advance(Duration.ofHours(1));
    desk.requestCode(ann);
    assertThat(installation.mailbox.to(ann)).hasSize(6);
  }

  @Test
  void nobody_gets_a_mail_who_is_not_there_and_nobody_is_told() {
    int before = installation.mailbox.all().size();
    desk.requestCode(ann);
    desk.requestCode("not an address");
    assertThat(installation.mailbox.all()).hasSize(before);
    assertThat(desk.signInWithCode(ann, "123456")).isEqualTo(new NotProven());
  }

  @Test
  void mail_that_cannot_leave_is_counted_and_nobody_is_told() {
    desk.signUp(ann);
    double before = installation.count("byway_code_mails_total", "outcome", "failed");
    installation.notifications.before(Refusal.unavailable(Refusal.UNAVAILABLE, "away"));
    try {
      assertThat(desk.requestCode(ann)).isTrue();
    } finally {
      installation.notifications.noMore();
    }
    assertThat(installation.count("byway_code_mails_total", "outcome", "failed"))
        .isEqualTo(before + 1);
  }

  @Test
  void a_code_is_nothing_at_another_operator() {
    desk.signUp(ann);
    var other = desk.of(UUID.randomUUID());
    other.signUp(ann);
    assertThat(other.signInWithCode(ann, desk.code(ann))).isEqualTo(new NotProven());
  }

  @Test
  void asking_for_a_code_publishes_nothing() {
    desk.signUp(ann);
    installation.infrastructure.published(installation.store, CustomerSignedUp.class);
    desk.requestCode(ann);
    assertThat(installation.infrastructure.published(installation.store, CustomerSignedUp.class))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Your sign-in code",
    "nl-BE, Je code om in te loggen",
    "ES, Tu código para entrar",
    "de, Your sign-in code"
  })
  void the_mail_is_in_the_readers_language(String language, String subject) {
    desk.signUp(new SignUp(UUID.randomUUID(), ann, "Ann", null, language));
    var code = desk.code(ann);
    var mail = installation.mailbox.to(ann).getLast();
    assertThat(mail.subject()).isEqualTo(subject);
    assertThat(mail.text()).contains(code);
  }

  static void advance(Duration by) {
    installation.infrastructure.clock.advance(by);
  }
}
