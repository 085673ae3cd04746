package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import byway.people.identity.api.SignInResult.SignedIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void the_parameters_are_those_of_owasp() {
    var passwords = new Passwords(new SimpleMeterRegistry());
    var hash = passwords.hash(Desk.PASSWORD, null);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matching(Desk.PASSWORD, List.of(hash))).containsExactly(hash);
    assertThat(passwords.matching(Desk.PASSWORD + "!", List.of(hash))).isEmpty();
    assertThat(passwords.renewed(Desk.PASSWORD, hash)).isNull();
  }

  @Test
  void a_hash_is_as_other_implementations_of_argon2id_write_it() {
    var salt = new byte[16];
    var hash =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$JAL8QyMzODGtlmeHtDHluuzP+oVzhEVqSj/oeXB3mgo";
    assertThat(new Argon2(19_456, 2, 1).hash("hello world 12", salt)).isEqualTo(hash);
    assertThat(Argon2.of(hash)).isEqualTo(new Argon2(19_456, 2, 1));
    assertThat(Argon2.saltOf(hash)).isEqualTo(salt);
  }

  @Test
  void an_accent_is_the_same_from_every_keyboard() {
    var passwords = new Passwords(64, new SimpleMeterRegistry());
    var composed = passwords.hash("caf\u00e9 au lait", null);
    assertThat(passwords.matching("cafe\u0301 au lait", List.of(composed))).isNotEmpty();
  }

  @Test
  void one_computation_tells_which_of_several_accounts_has_a_password() {
    var metrics = new SimpleMeterRegistry();
    var passwords = new Passwords(64, metrics);
    var first = passwords.hash("the first of them", null);
    var second = passwords.hash("the second of them", first);
    double before = metrics.counter("byway_password_computations_total").count();
    assertThat(passwords.matching("the second of them", List.of(first, second)))
        .containsExactly(second);
    assertThat(metrics.counter("byway_password_computations_total").count()).isEqualTo(before + 1);
  }

  @Test
  void a_weaker_hash_is_renewed_at_the_next_sign_in_and_a_stronger_one_is_left() {
    try (var installation = new Installation()) {
      var weak = installation.desk();
      weak.signUp("ann@example.com");
      assertThat(weak.passwordHash("ann@example.com")).contains("m=64,");

      var passwords = installation.passwords(128);
      var strong =
          new Desk(installation, installation.with(passwords, installation.turns), weak.tenant());
      assertThat(strong.signIn("ann@example.com", "a wrong password"))
          .isNotInstanceOf(SignedIn.class);
      assertThat(weak.passwordHash("ann@example.com")).contains("m=64,");
      assertThat(strong.signIn("ann@example.com", Desk.PASSWORD)).isInstanceOf(SignedIn.class);
      assertThat(weak.passwordHash("ann@example.com")).contains("m=128,");
      assertThat(weak.signIn("ann@example.com", Desk.PASSWORD)).isInstanceOf(SignedIn.class);
      assertThat(weak.passwordHash("ann@example.com")).contains("m=128,");
    }
  }
}
