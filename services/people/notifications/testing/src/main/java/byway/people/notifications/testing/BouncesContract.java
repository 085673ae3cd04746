package byway.people.notifications.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.notifications.api.BounceMailboxState;
import byway.people.notifications.api.Bounces;
import byway.people.notifications.api.LiftBounce;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.SetMailServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What pages that show where mail comes back from rely on. */
public class BouncesContract extends ContractTest<Bounces> {
  public BouncesContract() {
    super(Bounces.class);
  }

  @Test
  void a_mailbox_is_kept_without_telling_its_password_and_forgotten() {
    var set = ours.setMailbox(mailbox("mail.example.org", "s3cret"));
    assertThat(set.server()).isNotNull();
    assertThat(set.server().hasPassword()).isTrue();
    assertThat(set.toString()).doesNotContain("s3cret");
    assertThat(ours.setMailbox(mailbox("mail.example.org", null))).isEqualTo(set);
    refused("password_needed", () -> ours.setMailbox(mailbox("mail.thief.example", null)));
    refused("password_needed", () -> others.setMailbox(mailbox("mail.example.org", null)));
    refused("server_invalid", () -> ours.setMailbox(mailbox("no host", "x")));
    assertThat(others.mailbox()).isEqualTo(BounceMailboxState.NONE);
    assertThat(ours.forgetMailbox()).isEqualTo(BounceMailboxState.NONE);
  }

  @Test
  void an_address_that_nothing_came_back_from_cannot_be_lifted() {
    assertThat(ours.list(10, null).items()).isEmpty();
    notFound(() -> ours.lift(new LiftBounce("ann@example.org")));
    refused("cursor_invalid", () -> ours.list(10, "x".repeat(300)));
  }

  private static SetMailServer mailbox(String host, @Nullable String password) {
    return new SetMailServer(host, 993, Security.TLS, "cafe", password);
  }
}
