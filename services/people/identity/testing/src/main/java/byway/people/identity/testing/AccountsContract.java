package byway.people.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.identity.api.Accounts;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ChangeName;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.Identity;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveEmail;
import byway.people.identity.api.SignIn;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import byway.people.notifications.api.Notifications;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages and apps rely on at which people change their own account. */
public class AccountsContract extends ContractTest<Accounts> {
  private static final String ANN = "ann@example.org";
  private static final String OTHER = "other@example.org";
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

  public AccountsContract() {
    super(Accounts.class);
  }

  @Test
  void a_name_is_changed() {
    var id = signUp().person().id();
    var renamed = ours.changeName(id, new ChangeName("Anna", "nl"));
    assertThat(renamed.name()).isEqualTo("Anna");
    assertThat(renamed.language()).isEqualTo("nl");
    refused("name_invalid", () -> ours.changeName(id, new ChangeName("", null)));
    refused("language_invalid", () -> ours.changeName(id, new ChangeName("Ann", "?")));
    notFound(() -> others.changeName(id, new ChangeName("Ann", null)));
  }

  @Test
  void another_address_counts_once_the_code_that_was_sent_there_comes_back() {
    var ann = signUp();
    var id = ann.person().id();
    var here = from(ann.tokens().accessToken());
    ours.askEmail(id, new AskEmail(OTHER, here));
    var code = code();
    assertThat(ours.proveEmail(id, new ProveEmail(ANN, code, here)))
        .isEqualTo(new EmailResult.NotProven());
    assertThat(ours.proveEmail(id, new ProveEmail(OTHER, code, here)))
        .isInstanceOfSatisfying(
            EmailResult.Proven.class,
            proven -> assertThat(proven.person().email()).isEqualTo(OTHER));
    refused("email_invalid", () -> ours.askEmail(id, new AskEmail("nobody", here)));
    refused("confirm_needed", () -> ours.askEmail(id, new AskEmail(ANN, from("no token"))));
  }

  @Test
  void a_closed_account_is_signed_in_to_by_nobody_until_it_is_opened_again() {
    var ann = signUp();
    var id = ann.person().id();
    refused("confirm_needed", () -> ours.close(id, from("no token")));
    ours.close(id, from(ann.tokens().accessToken()));
    var signIn = new SignIn(ANN, PASSWORD, PersonKind.CUSTOMER);
    assertThat(neighbour(Identity.class).signIn(signIn)).isEqualTo(new SignInResult.Closed());
    assertThat(neighbour(Identity.class).person(id).closedAt()).isNotNull();
    assertThat(ours.reopen(id).closedAt()).isNull();
    assertThat(neighbour(Identity.class).signIn(signIn)).isInstanceOf(SignInResult.SignedIn.class);
    notFound(() -> ours.reopen(UUID.randomUUID()));
  }

  private SignedUp signUp() {
    return (SignedUp)
        neighbour(Identity.class).signUp(new SignUp(UUID.randomUUID(), ANN, "Ann", PASSWORD, "en"));
  }

  private String code() {
    var notifications = neighbour(Notifications.class);
    atLast(() -> assertThat(notifications.list(1, null).items()).isNotEmpty());
    var found = CODE.matcher(notifications.list(1, null).items().getFirst().text());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static CameFrom from(String session) {
    return new CameFrom("203.0.113.5", null, null, session);
  }
}
