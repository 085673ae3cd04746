package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Confirm;
import byway.people.identity.api.ConfirmResult;
import byway.people.identity.api.FinishSignIn;
import byway.people.identity.api.ProveSecondFactor;
import byway.people.identity.api.SecondFactorResult;
import byway.people.identity.api.SecondFactorResult.On;
import byway.people.identity.api.SecondFactorSetUp;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SecondFactorNeeded;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A code of an app after the password, and recovery codes. */
class SecondFactorsTest {
  static final Installation installation = new Installation();
  static final SecondFactorsEndpoint factors = installation.secondFactors();
  static final SignInSessionsEndpoint sessions = installation.signInSessions();

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";
  final UUID id = desk.prove(ann).id();
  final SignedIn home = (SignedIn) desk.signInFrom(browser(null), ann, Desk.PASSWORD);

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_password_alone_signs_in_no_more_and_a_code_of_the_app_does() {
    var setUp = begin();
    assertThat(setUp.uri())
        .startsWith("otpauth://totp/One:ann-")
        .contains("secret=" + setUp.secret(), "issuer=One");
    assertThat(signIn()).as("it does not count yet").isInstanceOf(SignedIn.class);
    assertThat(prove(code(setUp))).isInstanceOf(On.class);
    var hidden =
        new HiddenByVersion(installation.store, installation.keys, new KnownTenants(desk.tenant()));
    assertThat(hidden.counts()).containsOnlyKeys(1);
    assertThat(hidden.lost()).isZero();
    later();
    var half = (SecondFactorNeeded) signIn();
    assertThat(finish(half, "000000")).isEqualTo(new NotProven());
    var in =
        (SignedIn) finish(half, " " + code(setUp).substring(0, 3) + " " + code(setUp).substring(3));
    assertThat(desk.verify(in.tokens().accessToken())).isEqualTo(id);
    assertThat(finish(half, code(setUp))).as("the ticket is used").isEqualTo(new NotProven());
  }

  @Test
  void a_code_is_good_once_whoever_has_seen_it() {
    var setUp = begin();
    prove(code(setUp));
    later();
    var first = (SecondFactorNeeded) signIn();
    var second = (SecondFactorNeeded) signIn();
    var code = code(setUp);
    assertThat(finish(first, code)).isInstanceOf(SignedIn.class);
    assertThat(finish(second, code)).isEqualTo(new NotProven());
    later();
    assertThat(finish(second, code(setUp))).isInstanceOf(SignedIn.class);
  }

  @Test
  void staff_take_it_away_from_who_has_lost_it_who_is_told_and_signed_out() {
    var setUp = begin();
    prove(code(setUp));
    later();
    var half = (SecondFactorNeeded) signIn();
    var in = (SignedIn) finish(half, code(setUp));
    desk.as(
        () -> {
          factors.reset(id);
          return true;
        });
    assertThat(installation.mailbox.to(ann).getLast().subject())
        .isEqualTo("Second step taken away by staff");
    assertThatThrownBy(() -> desk.verify(in.tokens().accessToken())).isInstanceOf(Refusal.class);
    assertThat(signIn()).isInstanceOf(SignedIn.class);
    assertThatThrownBy(
            () ->
                desk.as(
                    () -> {
                      factors.reset(id);
                      return true;
                    }))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("second_factor_off"));
  }

  @Test
  void a_code_by_mail_is_one_factor_too() {
    var setUp = begin();
    prove(code(setUp));
    later();
    var half =
        (SecondFactorNeeded)
            desk.signInWithCodeFrom(browser(null), ann, desk.codeFrom(browser(null), ann));
    assertThat(finish(half, code(setUp))).isInstanceOf(SignedIn.class);
  }

  @Test
  void ten_recovery_codes_are_good_once_each_and_kept_as_hashes() throws SQLException {
    var setUp = begin();
    var codes = ((On) prove(code(setUp))).recovery().codes();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> code.matches("([a-z2-9]{4}-){2}[a-z2-9]{4}"));
    assertThat(everythingKept())
        .doesNotContain(codes.getFirst(), codes.getFirst().replace("-", ""));
    var half = (SecondFactorNeeded) signIn();
    assertThat(finish(half, codes.getFirst().toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(SignedIn.class);
    assertThat(finish((SecondFactorNeeded) signIn(), codes.getFirst())).isEqualTo(new NotProven());
    assertThat(desk.as(() -> factors.of(id)).recoveryCodes()).isEqualTo(9);
    var renewed = desk.as(() -> factors.renew(id, here())).codes();
    assertThat(finish((SecondFactorNeeded) signIn(), codes.get(1))).isEqualTo(new NotProven());
    assertThat(finish((SecondFactorNeeded) signIn(), renewed.get(1))).isInstanceOf(SignedIn.class);
  }

  @Test
  void the_secret_is_not_to_be_read_in_the_database() throws SQLException {
    var setUp = begin();
    var kept = everythingKept();
    var seed = new StringBuilder();
    for (byte one : seed(setUp)) {
      seed.append("%02x".formatted(one));
    }
    assertThat(kept).contains("second ").doesNotContain(setUp.secret()).doesNotContain(seed);
  }

  @Test
  void a_ticket_has_five_guesses_and_ten_minutes() {
    var setUp = begin();
    prove(code(setUp));
    later();
    var late = (SecondFactorNeeded) signIn();
    installation.infrastructure.clock.advance(Duration.ofMinutes(10));
    assertThat(finish(late, code(setUp))).isEqualTo(new NotProven());
    var half = (SecondFactorNeeded) signIn();
    for (int i = 0; i < 5; i++) {
      assertThat(finish(half, "00000" + i)).isEqualTo(new NotProven());
    }
    assertThat(finish(half, code(setUp))).isEqualTo(new NotProven());
    assertThat(finish((SecondFactorNeeded) signIn(), code(setUp)))
        .as("a new ticket gives no new guesses at once")
        .isInstanceOf(Throttled.class);
    installation.infrastructure.clock.advance(Duration.ofMinutes(1));
    assertThat(finish((SecondFactorNeeded) signIn(), code(setUp))).isInstanceOf(SignedIn.class);
  }

  @Test
  void it_is_set_up_and_removed_only_by_who_has_proven_it_of_late_and_she_is_told() {
    var setUp = begin();
    prove(code(setUp));
    assertThat(installation.mailbox.to(ann).getLast().text()).contains("code of your app");
    installation.infrastructure.clock.advance(Duration.ofMinutes(16));
    needsConfirming(() -> factors.remove(id, here()));
    needsConfirming(() -> factors.renew(id, here()));
    needsConfirming(() -> factors.begin(id, here()));
    assertThat(confirm(Desk.PASSWORD, null)).isEqualTo(new ConfirmResult.NotProven());
    assertThat(confirm("a wrong password", code(setUp))).isEqualTo(new ConfirmResult.NotProven());
    assertThat(confirm(Desk.PASSWORD, code(setUp))).isInstanceOf(ConfirmResult.Confirmed.class);
    run(() -> factors.remove(id, here()));
    assertThat(signIn()).isInstanceOf(SignedIn.class);
    assertThat(installation.mailbox.to(ann)).anyMatch(mail -> mail.text().contains("no code"));
  }

  @Test
  void other_sessions_end_when_it_is_set_up() {
    var elsewhere = (SignedIn) signIn();
    prove(code(begin()));
    assertThat(desk.verify(home.tokens().accessToken())).isEqualTo(id);
    assertThatThrownBy(() -> desk.verify(elsewhere.tokens().accessToken()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void an_app_of_who_had_claimed_an_address_keeps_its_owner_out_of_nothing() {
    var bob = "bob-" + ann;
    var squatter = (SignedUp) desk.signUpFrom("198.51.100.7", bob, "the password of a stranger");
    var theirs = new CameFrom("198.51.100.7", null, null, squatter.tokens().accessToken());
    var setUp = desk.as(() -> factors.begin(squatter.person().id(), theirs));
    var first = new ProveSecondFactor(code(setUp), theirs);
    var codes = ((On) desk.as(() -> factors.prove(squatter.person().id(), first))).recovery();
    var half = (SecondFactorNeeded) desk.signIn(bob, "the password of a stranger");
    var hers = desk.signInWithCodeFrom(browser(null), bob, desk.codeFrom(browser(null), bob));
    assertThat(hers).isInstanceOf(SignedIn.class);
    assertThat(finish(half, codes.codes().getFirst())).isEqualTo(new NotProven());
    assertThat(desk.as(() -> factors.of(squatter.person().id())).isOn()).isFalse();
  }

  private static CameFrom browser(@Nullable String session) {
    return new CameFrom("203.0.113.5", null, "what her browser holds", session);
  }

  private CameFrom here() {
    return browser(home.tokens().accessToken());
  }

  private SecondFactorSetUp begin() {
    return desk.as(() -> factors.begin(id, here()));
  }

  private SecondFactorResult prove(String code) {
    return desk.as(() -> factors.prove(id, new ProveSecondFactor(code, here())));
  }

  private SignInResult signIn() {
    return desk.signInFrom(browser(null), ann, Desk.PASSWORD);
  }

  private SignInResult finish(SecondFactorNeeded half, String code) {
    return desk.as(() -> factors.finish(new FinishSignIn(half.ticket(), code, browser(null))));
  }

  private ConfirmResult confirm(String password, @Nullable String second) {
    return desk.as(() -> sessions.confirm(id, new Confirm(password, null, second, here())));
  }

  /** The next code, as the one of now was used. */
  private static void later() {
    installation.infrastructure.clock.advance(Duration.ofSeconds(60));
  }

  private static String code(SecondFactorSetUp setUp) {
    return TotpTest.code(seed(setUp), installation.infrastructure.clock.instant());
  }

  static byte[] seed(SecondFactorSetUp setUp) {
    var bits = new StringBuilder();
    for (char letter : setUp.secret().toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append("%5s".formatted(Integer.toBinaryString(value)).replace(' ', '0'));
    }
    var seed = new byte[bits.length() / 8];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return seed;
  }

  private void run(Runnable work) {
    var unused =
        desk.as(
            () -> {
              work.run();
              return true;
            });
  }

  private void needsConfirming(Runnable work) {
    assertThatThrownBy(() -> run(work))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("confirm_needed"));
  }

  private static String everythingKept() throws SQLException {
    return TokensTest.select(
        installation,
        """
        select concat(
          (select string_agg('second ' || encode(seed, 'hex') || encode(seed, 'escape'), ' ')
           from identity.second_factors),
          (select string_agg(encode(code_hash, 'escape'), ' ') from identity.recovery_codes),
          (select string_agg(encode(ticket_hash, 'escape'), ' ') from identity.half_sign_ins))
        """);
  }
}
