package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantLimits;
import byway.people.identity.api.CustomerSignedUp;
import byway.people.identity.api.FieldProblem;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.EmailTaken;
import byway.people.identity.api.SignUpResult.NotAcceptable;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpTest {
  static final Installation installation = new Installation();

  final Desk desk = installation.desk();

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_new_person_is_signed_in_at_once_and_can_sign_in_again() {
    installation.infrastructure.published(installation.store, CustomerSignedUp.class);
    var signedUp = desk.signUp("Ann@Example.com ");
    assertThat(desk.verify(signedUp.tokens().accessToken())).isEqualTo(signedUp.person().id());
    assertThat(desk.signIn("ann@example.COM", Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    assertThat(installation.infrastructure.published(installation.store, CustomerSignedUp.class))
        .containsExactly(
            new CustomerSignedUp(
                signedUp.person().id(), installation.infrastructure.clock.instant()));
  }

  @Test
  void whether_an_address_is_anothers_cannot_be_told_by_signing_up() {
    desk.prove("ann@example.com");
    for (var email : List.of("ann@example.com", "free@example.com")) {
      double before = installation.count("byway_password_computations_total");
      var made = (SignedUp) desk.trySignUp(email, "one of my own choice");
      assertThat(installation.count("byway_password_computations_total")).isEqualTo(before + 1);
      assertThat(desk.verify(made.tokens().accessToken())).isEqualTo(made.person().id());
      assertThat(((SignedIn) desk.signIn(email, "one of my own choice")).person())
          .isEqualTo(made.person());
      assertThat(desk.signIn(email, "another of my choice")).isEqualTo(new NotProven());
    }
  }

  @Test
  void who_reads_the_address_is_told_by_mail_what_there_is() {
    desk.prove("ann@example.com");
    for (var email : List.of("ann@example.com", "new@example.com")) {
      desk.signUpFrom("203.0.113.5", email, "one of my own choice");
    }
    assertThat(installation.mailbox.to("ann@example.com").getLast().subject())
        .isEqualTo("You already have an account");
    assertThat(installation.mailbox.to("new@example.com").getLast().subject())
        .isEqualTo("Confirm your e-mail address");
  }

  @Test
  void one_customer_more_than_an_operator_may_have_is_refused_and_staff_are_not_counted() {
    installation.operators.add(desk.tenant());
    var limits = new TenantLimits(null, 1, null);
    assertThat(installation.operators.limit(desk.tenant(), limits).limits()).isEqualTo(limits);
    assertThat(desk.trySignUp("ann@example.com", null)).isInstanceOf(SignedUp.class);
    assertThatThrownBy(() -> desk.trySignUp("ben@example.com", null))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("too_many_customers"));
    var staff = new SignUp(UUID.randomUUID(), "sam@example.com", "Sam", Desk.PASSWORD, "en");
    assertThat(desk.as(() -> desk.identity().addStaff(staff))).isInstanceOf(SignedUp.class);
  }

  @Test
  void all_that_is_wrong_with_a_new_member_of_staff_is_said_at_once() {
    var staff = new SignUp(UUID.randomUUID(), "nobody", "x".repeat(101), "short", "en");
    assertThat(desk.as(() -> desk.identity().checkStaff(staff)))
        .extracting(FieldProblem::code)
        .containsExactly("email_invalid", "name_invalid", "password_too_short");
  }

  @Test
  void claims_on_one_address_have_an_end() {
    for (int i = 0; i < Claims.MOST; i++) {
      desk.trySignUp("ann@example.com", null);
    }
    assertThatThrownBy(() -> desk.trySignUp("ann@example.com", null))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("too_many_sign_ups"));
  }

  @Test
  void an_address_belongs_to_one_member_of_staff() {
    var first = new SignUp(UUID.randomUUID(), "sam@example.com", "Sam", Desk.PASSWORD, "en");
    var second = new SignUp(UUID.randomUUID(), "Sam@example.com", "Sam", Desk.PASSWORD, "en");
    assertThat(desk.as(() -> desk.identity().addStaff(first))).isInstanceOf(SignedUp.class);
    assertThat(desk.as(() -> desk.identity().addStaff(second))).isEqualTo(new EmailTaken());
  }

  @Test
  void staff_may_have_the_address_of_a_customer() {
    var customer = desk.signUp("ann@example.com").person();
    var command = new SignUp(UUID.randomUUID(), "ann@example.com", "Ann", Desk.PASSWORD, "en");
    var staff = (SignedUp) desk.as(() -> desk.identity().addStaff(command));
    assertThat(staff.person().kind()).isEqualTo(PersonKind.STAFF);
    assertThat(((SignedIn) desk.signIn("ann@example.com", Desk.PASSWORD)).person())
        .isEqualTo(customer);
    assertThat(desk.customers(null, 10, null).items()).containsExactly(customer);
  }

  @Test
  void customers_are_found_by_what_they_are_and_nobody_else_is() {
    var ann = desk.signUp("ann@example.com").person().id();
    var bob = desk.signUp("bob@example.org").person().id();
    var staff = new SignUp(UUID.randomUUID(), "sam@example.com", "Sam", Desk.PASSWORD, "en");
    desk.as(() -> desk.identity().addStaff(staff));
    assertThat(find("example", "email")).containsExactly(ann, bob);
    assertThat(find("email~\".org\" -phone:*", "")).containsExactly(bob);
    assertThat(find("language:en", "-email")).containsExactly(bob, ann);
    assertThatThrownBy(() -> find("password_hash:*", ""))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("filter_field_unknown"));
  }

  private List<UUID> find(String filter, String sort) {
    var asked = new ListRequest(filter, sort, null, 10);
    return desk.as(() -> desk.identity().find(asked)).items().stream().map(Person::id).toList();
  }

  @Test
  void the_same_command_again_is_the_same_person() {
    var command = new SignUp(UUID.randomUUID(), "ann@example.com", "Ann", Desk.PASSWORD, "en");
    var first = (SignedUp) desk.signUp(command);
    assertThat(((SignedUp) desk.signUp(command)).person()).isEqualTo(first.person());
  }

  @Test
  void to_sign_up_again_and_again_is_no_way_to_guess_a_password() {
    var ann = desk.signUp("ann@example.com").person();
    for (int i = 0; i < 5; i++) {
      var guess = new SignUp(ann.id(), ann.email(), "Ann", "a wrong password", "en");
      assertThat(desk.signUp(guess)).isEqualTo(new EmailTaken());
    }
    assertThat(desk.signUp(new SignUp(ann.id(), ann.email(), "Ann", Desk.PASSWORD, "en")))
        .isEqualTo(new EmailTaken());
  }

  @Test
  void the_same_command_many_times_at_once_makes_one_person() throws Exception {
    var command = new SignUp(UUID.randomUUID(), "ann@example.com", "Ann", Desk.PASSWORD, "en");
    var all = Installation.atOnce(4, () -> desk.signUp(command));
    assertThat(all).allSatisfy(one -> assertThat(one).isInstanceOf(SignedUp.class));
    assertThat(desk.customers(null, 10, null).items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, long enough password, email, email_invalid",
    "a@b, long enough password, email, email_invalid",
    "'a@b.com''); drop table people; --', long enough password, email, email_invalid",
    "a@example.com, short, password, password_too_short",
    "a@example.com, Password123, password, password_too_common"
  })
  void what_cannot_be_taken_is_named(String email, String password, String field, String code) {
    assertThat(desk.trySignUp(email, password)).isEqualTo(new NotAcceptable(field, code));
    assertThat(desk.customers(null, 10, null).items()).isEmpty();
  }

  @Test
  void what_is_too_long_or_not_a_text_cannot_be_taken() {
    var longEmail = "a@" + "b".repeat(250) + ".com";
    assertThat(desk.trySignUp(longEmail, Desk.PASSWORD))
        .isEqualTo(new NotAcceptable("email", "email_invalid"));
    assertThat(desk.trySignUp("a\0b@example.com", Desk.PASSWORD))
        .isEqualTo(new NotAcceptable("email", "email_invalid"));
    assertThat(desk.trySignUp("a@example.com", "p".repeat(201)))
        .isEqualTo(new NotAcceptable("password", "password_too_long"));
    for (var name : new String[] {"n".repeat(101), "Ann\0"}) {
      assertThat(desk.signUp(new SignUp(UUID.randomUUID(), "a@b.nl", name, Desk.PASSWORD, "en")))
          .isEqualTo(new NotAcceptable("name", "name_invalid"));
    }
  }

  @Test
  void a_name_full_of_sql_is_only_a_name() {
    var name = "'); drop table people; --";
    var id = UUID.randomUUID();
    desk.signUp(new SignUp(id, "o'brien@example.com", name, Desk.PASSWORD, "en"));
    assertThat(desk.person(id).name()).isEqualTo(name);
    assertThat(desk.customers("o'b", 10, null).items()).hasSize(1);
  }

  @Test
  void another_operator_sees_nobody() {
    var ann = desk.signUp("ann@example.com").person();
    var other = desk.of(UUID.randomUUID());
    assertThat(other.customers(null, 10, null).items()).isEmpty();
    assertThatThrownBy(() -> other.person(ann.id()))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("not_found"));
  }

  @Test
  void customers_are_found_by_the_beginning_of_their_address_newest_first() {
    desk.signUp("ann@example.com");
    desk.signUp("a_n@example.com");
    desk.signUp("bob@example.com");
    assertThat(desk.customers("a_", 10, null).items())
        .extracting(Person::email)
        .containsExactly("a_n@example.com");
    var first = desk.customers(null, 2, null);
    assertThat(first.items())
        .extracting(Person::email)
        .containsExactly("bob@example.com", "a_n@example.com");
    assertThat(desk.customers(null, 2, first.next()).items())
        .extracting(Person::email)
        .containsExactly("ann@example.com");
  }
}
