package byway.operations.audit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.operations.audit.api.AuditStreams;
import byway.operations.audit.api.StreamKind;
import byway.operations.audit.api.SyslogReceiver;
import byway.operations.audit.api.WebhookReceiver;
import org.junit.jupiter.api.Test;

/** What the page that sets where acts are sent relies on. */
public class AuditStreamsContract extends ContractTest<AuditStreams> {
  public AuditStreamsContract() {
    super(AuditStreams.class);
  }

  @Test
  void a_receiver_of_each_kind_is_there_until_it_is_removed_and_another_operators_is_not() {
    var syslog = ours.setSyslog(new SyslogReceiver("siem.invalid", 6514, true, "", false));
    var webhook = ours.setWebhook(new WebhookReceiver("https://siem.invalid/in", false));
    assertThat(syslog.address()).isEqualTo("siem.invalid:6514");
    assertThat(webhook.state().address()).isEqualTo("https://siem.invalid/in");
    assertThat(webhook.secret()).startsWith("whsec_");
    assertThat(ours.list())
        .extracting("kind")
        .containsExactly(StreamKind.SYSLOG, StreamKind.WEBHOOK);
    assertThat(others.list()).isEmpty();
    ours.remove(StreamKind.SYSLOG);
    ours.remove(StreamKind.SYSLOG);
    assertThat(ours.list()).extracting("kind").containsExactly(StreamKind.WEBHOOK);
  }

  @Test
  void each_time_there_is_another_secret() {
    var receiver = new WebhookReceiver("https://siem.invalid/in", false);
    assertThat(ours.setWebhook(receiver).secret()).isNotEqualTo(ours.setWebhook(receiver).secret());
    assertThat(ours.list()).hasSize(1);
  }

  @Test
  void what_can_be_no_receiver_is_refused_and_changes_nothing() {
    refused(
        "receiver_invalid",
        () -> ours.setSyslog(new SyslogReceiver("no host", 6514, true, "", false)));
    refused(
        "receiver_invalid",
        () -> ours.setSyslog(new SyslogReceiver("siem.invalid", 0, true, "", false)));
    refused(
        "receiver_invalid",
        () -> ours.setSyslog(new SyslogReceiver("siem.invalid", 6514, true, "x", false)));
    refused("receiver_invalid", () -> ours.setWebhook(new WebhookReceiver("mailto:x", false)));
    assertThat(ours.list()).isEmpty();
  }
}
