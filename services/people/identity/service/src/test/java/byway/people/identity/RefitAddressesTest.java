package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.tasks.TasksByHand;
import byway.kit.testing.MovableClock;
import byway.kit.testing.TestInfrastructure;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.SignInResult.SignedIn;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RefitAddressesTest {
  static final Installation installation = new Installation();
  static final KnownTenants operators = new KnownTenants();
  static final MovableClock clock = installation.infrastructure.clock;
  static final TasksByHand process =
      new TasksByHand(
          clock, installation.metrics, new RefitAddresses(installation.store, operators));
  static final String DECOMPOSED = "cafe\u0301@example.com";
  static final String COMPOSED = "caf\u00e9@example.com";

  final Desk desk = installation.desk();

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void an_address_of_before_is_found_in_any_form_afterwards() throws SQLException {
    var ann = desk.prove("ann@b\u00fccher.example");
    keptBeforeAs(ann.email(), "ann@b\u00fccher.example");
    refit();
    for (var typed : new String[] {"ann@b\u00fccher.example", "Ann@XN--bcher-KVA.example"}) {
      assertThat(((SignedIn) desk.signIn(typed, Desk.PASSWORD)).person().id()).isEqualTo(ann.id());
    }
  }

  @Test
  void two_people_who_would_become_one_are_kept_apart_and_counted() throws SQLException {
    var other = desk.prove("other@example.com");
    keptBeforeAs(other.email(), DECOMPOSED);
    var ann = desk.prove(COMPOSED);
    refit();
    assertThat(desk.person(other.id()).email()).isEqualTo(DECOMPOSED);
    assertThat(((SignedIn) desk.signIn(DECOMPOSED, Desk.PASSWORD)).person().id())
        .isEqualTo(ann.id());
    assertThat(apart()).isEqualTo(1);
  }

  @Test
  void a_number_that_was_kept_with_its_national_nought_is_found_afterwards() throws SQLException {
    var ann = desk.prove("phone@example.com");
    desk.addPhone(ann.id(), "+447700900123");
    asOwner(
        "update identity.people set phone = '+4407700900123', phone_is_normal = false where phone = ?",
        "+447700900123");
    refit();
    assertThat(desk.person(ann.id()).phone()).isEqualTo("+447700900123");
  }

  private void refit() {
    operators.add(desk.tenant());
    clock.advance(Duration.ofHours(1));
    assertThat(process.doDue()).isEqualTo(1);
    process.keepHouse();
  }

  private static double apart() {
    return installation.metrics.get("byway_addresses_apart").gauge().value();
  }

  /** As the owner of the database. */
  private static void keptBeforeAs(String email, String before) throws SQLException {
    asOwner(
        "update identity.people set email = ?, is_normal = false where email = ?", before, email);
  }

  private static void asOwner(String sql, String... values) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                installation.infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword());
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }
}
