package byway.operations.installation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.operations.installation.api.AnswerCards;
import byway.operations.installation.api.AnswerMail;
import byway.operations.installation.api.AnswerOperator;
import byway.operations.installation.api.AnswerOwner;
import byway.operations.installation.api.AnswerPlace;
import byway.operations.installation.api.MailAnswer;
import byway.operations.installation.api.OperatorAnswer;
import byway.operations.installation.api.OwnerAnswer;
import byway.operations.installation.api.Reached;
import byway.operations.installation.api.SetUpToken;
import byway.operations.installation.api.SettingUp;
import byway.operations.tenants.api.CreateTenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages of the set-up rely on, however far it is. */
public class SettingUpContract extends ContractTest<SettingUp> {
  private static final String NO_LINK = "no link of anybody";

  public SettingUpContract() {
    super(SettingUp.class);
  }

  @Test
  void without_the_link_nothing_is_told_and_nothing_is_taken() {
    var token = new SetUpToken(NO_LINK);
    refused("link_invalid", () -> ours.answers(token));
    refused(
        "link_invalid", () -> ours.place(new AnswerPlace(NO_LINK, "", "http://localhost:8080")));
    refused("link_invalid", () -> ours.provePlace(token));
    refused(
        "link_invalid",
        () ->
            ours.operator(
                new AnswerOperator(NO_LINK, new OperatorAnswer("One", "one", "EUR", "", ""))));
    refused(
        "link_invalid",
        () ->
            ours.owner(
                new AnswerOwner(
                    NO_LINK, new OwnerAnswer("Ann", "ann@example.org", "en"), "a good password")));
    refused("link_invalid", () -> ours.mail(new AnswerMail(NO_LINK, MailAnswer.LATER, "")));
    refused("link_invalid", () -> ours.cards(new AnswerCards(NO_LINK, "", "")));
    refused("link_invalid", () -> ours.finish(token));
  }

  @Test
  void a_browser_with_a_nonce_of_nobody_changes_nothing_and_hears_nothing() {
    var before = ours.state();
    ours.reached(new Reached("a nonce of nobody", "https://elsewhere.example"));
    assertThat(ours.state()).isEqualTo(before);
  }

  @Test
  void where_there_is_an_operator_there_is_nothing_to_set_up() {
    var slug = "t" + tenant.toString().substring(0, 8);
    var unused =
        neighbour(Tenants.class)
            .create(new CreateTenant(tenant, slug, "One", List.of(), "EUR", TenantSettings.USUAL));
    refused("set_up_done", ours::link);
    assertThat(ours.state().done()).isTrue();
  }
}
