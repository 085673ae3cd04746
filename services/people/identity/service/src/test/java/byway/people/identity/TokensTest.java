package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.Tokens;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokensTest {
  static final Installation installation = new Installation();

  final Desk desk = installation.desk();

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void an_access_token_ends_after_a_quarter_of_an_hour_and_is_refreshed() {
    var tokens = signUp();
    advance(Duration.ofMinutes(15));
    unauthenticated(tokens.accessToken());
    var fresh = (SignedIn) desk.refresh(tokens.refreshToken());
    assertThat(desk.verify(fresh.tokens().accessToken())).isEqualTo(fresh.person().id());
  }

  @Test
  void a_refresh_token_ends_after_thirty_days() {
    var tokens = signUp();
    advance(Duration.ofDays(30));
    assertThat(desk.refresh(tokens.refreshToken())).isEqualTo(new NotProven());
  }

  @Test
  void a_refresh_token_that_is_used_twice_ends_its_family() {
    var first = signUp();
    var second = ((SignedIn) desk.refresh(first.refreshToken())).tokens();
    double before = installation.count("byway_tokens_total", "outcome", "reused");
    assertThat(desk.refresh(first.refreshToken())).isEqualTo(new NotProven());
    assertThat(desk.refresh(second.refreshToken())).isEqualTo(new NotProven());
    unauthenticated(second.accessToken());
    assertThat(installation.count("byway_tokens_total", "outcome", "reused")).isEqualTo(before + 1);
  }

  @Test
  void of_many_uses_at_once_one_is_the_first_and_the_family_ends() throws Exception {
    for (int round = 0; round < 10; round++) {
      var tokens = signUp();
      var answers = Installation.atOnce(4, () -> desk.refresh(tokens.refreshToken()));
      var won = answers.stream().filter(SignedIn.class::isInstance).toList();
      assertThat(won).hasSize(1);
      unauthenticated(((SignedIn) won.getFirst()).tokens().accessToken());
    }
  }

  @Test
  void one_sign_in_of_a_person_outlives_the_end_of_another() {
    desk.signUp("two@example.com");
    var phone = ((SignedIn) desk.signIn("two@example.com", Desk.PASSWORD)).tokens();
    var laptop = ((SignedIn) desk.signIn("two@example.com", Desk.PASSWORD)).tokens();
    desk.revoke(phone.refreshToken());
    unauthenticated(phone.accessToken());
    assertThat(desk.verify(laptop.accessToken())).isNotNull();
  }

  @Test
  void signing_out_by_either_token_ends_the_family() {
    for (boolean byAccess : new boolean[] {true, false}) {
      var tokens = signUp();
      desk.revoke(byAccess ? tokens.accessToken() : tokens.refreshToken());
      unauthenticated(tokens.accessToken());
      assertThat(desk.refresh(tokens.refreshToken())).isEqualTo(new NotProven());
    }
  }

  @Test
  void a_token_is_nothing_at_another_operator() {
    var tokens = signUp();
    var other = desk.of(UUID.randomUUID());
    assertThatThrownBy(() -> other.verify(tokens.accessToken())).isInstanceOf(Refusal.class);
    assertThat(other.refresh(tokens.refreshToken())).isEqualTo(new NotProven());
    other.revoke(tokens.refreshToken());
    assertThat(desk.verify(tokens.accessToken())).isNotNull();
    assertThat(desk.refresh(tokens.refreshToken())).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_token_of_one_sort_is_none_of_the_other() {
    var tokens = signUp();
    unauthenticated(tokens.refreshToken());
    assertThat(desk.refresh(tokens.accessToken())).isEqualTo(new NotProven());
    unauthenticated("' or '1'='1");
    assertThat(desk.verify(tokens.accessToken())).as("and nothing is revoked").isNotNull();
  }

  @Test
  void a_token_has_256_random_bits_and_is_kept_as_a_hash_only() throws SQLException {
    var tokens = signUp();
    assertThat(tokens.accessToken()).matches("bwa_[A-Za-z0-9_-]{43}");
    assertThat(tokens.refreshToken()).matches("bwr_[A-Za-z0-9_-]{43}");
    assertThat(everythingKept())
        .contains("$argon2id$")
        .doesNotContain(tokens.accessToken().substring(4))
        .doesNotContain(tokens.refreshToken().substring(4))
        .doesNotContain(Desk.PASSWORD);
  }

  @Test
  void what_means_nothing_any_more_is_deleted_and_nothing_else() throws SQLException {
    var alone = new Installation();
    try (alone) {
      var here = alone.desk();
      var kept = here.signUp("ann@example.com").tokens();
      here.requestCode("ann@example.com");
      here.signIn("nobody@example.com", "a wrong password");
      tidy(alone, here);
      assertThat(rows(alone)).isEqualTo("families 1, tokens 2, codes 1, guesses 1");
      alone.infrastructure.clock.advance(Duration.ofHours(2));
      tidy(alone, here);
      assertThat(rows(alone)).isEqualTo("families 1, tokens 1, codes 0, guesses 1");
      assertThat(here.refresh(kept.refreshToken())).isInstanceOf(SignedIn.class);
      alone.infrastructure.clock.advance(Duration.ofDays(2));
      tidy(alone, here);
      assertThat(here.refresh(kept.refreshToken()))
          .as("used, and noticed")
          .isEqualTo(new NotProven());
      tidy(alone, here);
      assertThat(rows(alone)).isEqualTo("families 0, tokens 0, codes 0, guesses 0");
    }
  }

  static void tidy(Installation of, Desk desk) {
    var operators = new KnownTenants(UUID.randomUUID(), desk.tenant());
    Context.platform().run(new TidyIdentity(of.store, operators, of.infrastructure.clock)::run);
  }

  static String rows(Installation of) throws SQLException {
    return select(
        of,
        """
        select format('families %s, tokens %s, codes %s, guesses %s',
          (select count(*) from identity.families), (select count(*) from identity.tokens),
          (select count(*) from identity.codes), (select count(*) from identity.guesses))
        """);
  }

  static String everythingKept() throws SQLException {
    return select(
        installation,
        """
        select concat((select string_agg(p::text, ' ') from identity.people p),
          (select string_agg(f::text, ' ') from identity.families f),
          (select string_agg(t::text || encode(token_hash, 'escape'), ' ') from identity.tokens t),
          (select string_agg(o::text, ' ') from identity.outbox o))
        """);
  }

  /** As the owner of the database, who sees the rows of all. */
  static String select(Installation of, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                of.infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  Tokens signUp() {
    return desk.signUp(UUID.randomUUID() + "@example.com").tokens();
  }

  void unauthenticated(String token) {
    assertThatThrownBy(() -> desk.verify(token))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("unauthenticated"));
  }

  static void advance(Duration by) {
    installation.infrastructure.clock.advance(by);
  }
}
