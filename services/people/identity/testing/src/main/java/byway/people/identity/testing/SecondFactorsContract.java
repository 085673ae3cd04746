package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.FinishSignIn;
import byway.people.identity.api.Identity;
import byway.people.identity.api.ProveSecondFactor;
import byway.people.identity.api.SecondFactorResult;
import byway.people.identity.api.SecondFactors;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What pages rely on at which people set up an app that gives codes. */
public class SecondFactorsContract extends ContractTest<SecondFactors> {
  public SecondFactorsContract() {
    super(SecondFactors.class);
  }

  @Test
  void an_app_that_was_begun_counts_once_it_has_given_a_code() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    var setUp = ours.begin(id, here);
    assertThat(setUp.secret()).matches("[A-Z2-7]{32}");
    assertThat(setUp.uri()).startsWith("otpauth://totp/").contains(setUp.secret());
    assertThat(ours.prove(id, new ProveSecondFactor("no code", here)))
        .isEqualTo(new SecondFactorResult.NotProven());
    assertThat(ours.of(id).isOn()).isFalse();
    assertThat(ours.of(id).due()).isFalse();
    ours.remove(id, here);
  }

  @Test
  void recovery_codes_are_renewed_and_counted() {
    var ann = signUp();
    var here = from(ann.tokens().accessToken());
    assertThat(ours.renew(ann.person().id(), here).codes()).hasSize(10);
    assertThat(ours.of(ann.person().id()).recoveryCodes()).isEqualTo(10);
    notFound(() -> others.of(ann.person().id()));
  }

  @Test
  void nothing_is_changed_without_a_session_that_was_confirmed() {
    var id = signUp().person().id();
    var nobody = from("no token");
    refused("confirm_needed", () -> ours.begin(id, nobody));
    refused("confirm_needed", () -> ours.renew(id, nobody));
    refused("confirm_needed", () -> ours.remove(id, nobody));
    refused("confirm_needed", () -> ours.prove(id, new ProveSecondFactor("123456", nobody)));
  }

  @Test
  void staff_take_away_what_is_there_and_nothing_else() {
    var id = signUp().person().id();
    refused("second_factor_off", () -> ours.reset(id));
    notFound(() -> ours.reset(UUID.randomUUID()));
    notFound(() -> others.reset(id));
  }

  @Test
  void a_ticket_that_was_not_given_signs_in_nobody() {
    assertThat(ours.finish(new FinishSignIn("no ticket", "123456", from("no token"))))
        .isEqualTo(new SignInResult.NotProven());
  }

  private SignedUp signUp() {
    return (SignedUp)
        neighbour(Identity.class)
            .signUp(new SignUp(UUID.randomUUID(), "ann@example.org", "Ann", null, "en"));
  }

  private static CameFrom from(String session) {
    return new CameFrom("203.0.113.5", null, null, session);
  }
}
