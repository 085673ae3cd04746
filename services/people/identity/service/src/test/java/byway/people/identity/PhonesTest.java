package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantSettings;
import byway.people.identity.api.PeopleById;
import byway.people.identity.api.Person;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.notifications.api.Channel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
  static final Installation installation = new Installation();

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";
  final String phone =
      String.format(Locale.ROOT, "+316%08d", ThreadLocalRandom.current().nextInt(100_000_000));

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_customer_proves_a_number_and_signs_in_by_a_code_that_is_sent_there() {
    var id = desk.signUp(ann).person().id();
    desk.askPhone(id, phone);
    var message = installation.mailbox.to(phone).getLast();
    assertThat(message.channel()).isEqualTo(Channel.SMS);
    assertThat(message.subject()).isNull();
    var code = installation.mailbox.lastCode();
    assertThat(desk.provePhone(id, phone, code))
        .isInstanceOfSatisfying(
            PhoneResult.Proven.class,
            proven -> assertThat(proven.person().phone()).isEqualTo(phone));
    var again = desk.code(phone);
    assertThat(installation.mailbox.to(phone)).hasSize(2);
    assertThat(desk.signInWithCode(phone.substring(0, 3) + " " + phone.substring(3), again))
        .isInstanceOfSatisfying(
            SignedIn.class, signedIn -> assertThat(signedIn.person().id()).isEqualTo(id));
    assertThat(desk.signInWithCode(phone, again)).isEqualTo(new NotProven());
  }

  @Test
  void a_number_that_is_not_proven_signs_nobody_in_and_gets_no_message() {
    var id = desk.signUp(ann).person().id();
    desk.askPhone(id, phone);
    assertThat(desk.provePhone(id, phone, "wrong")).isEqualTo(new PhoneResult.NotProven());
    int sent = installation.mailbox.all().size();
    desk.requestCode(phone);
    assertThat(installation.mailbox.all()).hasSize(sent);
    assertThat(desk.person(id).phone()).isNull();
  }

  @Test
  void a_code_for_one_number_proves_no_other_and_serves_nobody_else() {
    var id = desk.signUp(ann).person().id();
    var eve = desk.signUp("eve-" + ann).person().id();
    desk.askPhone(id, phone);
    var code = installation.mailbox.lastCode();
    assertThat(desk.provePhone(id, "+4915112345678", code)).isEqualTo(new PhoneResult.NotProven());
    assertThat(desk.provePhone(eve, phone, code)).isEqualTo(new PhoneResult.NotProven());
    assertThat(desk.provePhone(id, phone, code)).isInstanceOf(PhoneResult.Proven.class);
  }

  @Test
  void a_customer_is_sent_five_codes_an_hour_whatever_the_number() {
    var id = desk.signUp(ann).person().id();
    for (int i = 0; i < 5; i++) {
      desk.askPhone(id, "+31610000000" + i);
    }
    int sent = installation.mailbox.all().size();
    assertTooMany(id, phone);
    assertThat(installation.mailbox.all()).hasSize(sent);
    installation.infrastructure.clock.advance(Duration.ofHours(1));
    assertThat(desk.askPhone(id, phone)).isTrue();
  }

  @Test
  void a_number_is_sent_five_codes_an_hour_whoever_asks() {
    for (int i = 0; i < 5; i++) {
      desk.askPhone(desk.signUp(i + ann).person().id(), phone);
    }
    assertTooMany(desk.signUp(ann).person().id(), phone);
    assertThat(installation.mailbox.to(phone)).hasSize(5);
  }

  private void assertTooMany(UUID id, String number) {
    assertThatThrownBy(() -> desk.askPhone(id, number))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many_codes"));
  }

  @Test
  void guesses_at_a_number_are_throttled() {
    var id = desk.signUp(ann).person().id();
    desk.askPhone(id, phone);
    var code = installation.mailbox.lastCode();
    for (int i = 0; i < 5; i++) {
      assertThat(desk.provePhone(id, phone, "wrong")).isEqualTo(new PhoneResult.NotProven());
    }
    assertThat(desk.provePhone(id, phone, code)).isEqualTo(new PhoneResult.Throttled(30));
  }

  @Test
  void a_number_belongs_to_whoever_proved_it_last() {
    var id = desk.signUp(ann).person().id();
    var bob = desk.signUp("bob-" + ann).person().id();
    desk.addPhone(id, phone);
    desk.addPhone(bob, phone);
    assertThat(desk.person(id).phone()).isNull();
    assertThat(desk.person(bob).phone()).isEqualTo(phone);
  }

  @Test
  void a_customer_is_found_by_how_the_number_begins() {
    var id = desk.signUp(ann).person().id();
    desk.addPhone(id, phone);
    assertThat(desk.customers(phone.substring(0, 9), 10, null).items())
        .extracting(Person::id)
        .containsExactly(id);
    assertThat(desk.customers("+999", 10, null).items()).isEmpty();
  }

  @Test
  void a_number_that_is_forgotten_signs_nobody_in() {
    var id = desk.signUp(ann).person().id();
    desk.addPhone(id, phone);
    desk.as(
        () -> {
          desk.identity().forgetPhone(id);
          return true;
        });
    int sent = installation.mailbox.all().size();
    desk.requestCode(phone);
    assertThat(installation.mailbox.all()).hasSize(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "+31 (6) 12-34.56 78, +31612345678",
    "0031612345678, +31612345678",
    "+12025550123, +12025550123"
  })
  void a_number_is_understood_however_it_is_typed(String typed, String number) {
    assertThat(Phones.international(typed)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0612345678", "+0612345678", "+31", "+316123456789012345", "+31x6"})
  void what_is_no_number_is_refused(String typed) {
    var id = desk.signUp(ann).person().id();
    assertThat(Phones.international(typed)).isNull();
    assertThatThrownBy(() -> desk.askPhone(id, typed))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("phone_invalid"));
  }

  @Test
  void in_the_operators_country_a_number_is_typed_as_people_there_do() {
    var id = desk.signUp(ann).person().id();
    var own = "+3161" + phone.substring(5);
    var national = "06-1" + own.substring(5, 8) + " " + own.substring(8);
    assertThatThrownBy(() -> desk.askPhone(id, national)).isInstanceOf(Refusal.class);
    installation.operators.set(in("NL"));
    try {
      desk.addPhone(id, national);
      assertThat(desk.person(id).phone()).isEqualTo(own);
      assertThat(desk.signInWithCode(national, desk.code(national))).isInstanceOf(SignedIn.class);
      assertThat(desk.customers(national, 10, null).items())
          .extracting(Person::id)
          .containsExactly(id);
      for (var none : List.of("112", "0906 1234", "12345678901234", "ann@example.com")) {
        assertThatThrownBy(() -> desk.askPhone(id, none)).isInstanceOf(Refusal.class);
      }
    } finally {
      installation.operators.set(TenantSettings.USUAL);
    }
  }

  private static TenantSettings in(String country) {
    return TenantSettings.USUAL.in(country);
  }

  @Test
  void people_are_found_many_at_once_and_only_so_many() {
    var id = desk.signUp(ann).person().id();
    var asked = new PeopleById(List.of(id, UUID.randomUUID()));
    assertThat(desk.as(() -> desk.identity().people(asked)))
        .extracting(Person::id)
        .containsExactly(id);
    var many = new PeopleById(Collections.nCopies(101, id));
    assertThatThrownBy(() -> desk.as(() -> desk.identity().people(many)))
        .isInstanceOf(Refusal.class);
  }
}
