package byway.people.notifications.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.testing.ContractTest;
import byway.kit.values.ListRequest;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever has something to tell people relies on. */
public class NotificationsContract extends ContractTest<Notifications> {
  public NotificationsContract() {
    super(Notifications.class);
  }

  @Test
  void messages_are_kept_newest_first() {
    ours.send(mail("ann@example.org", "Code", "123456"));
    ours.send(new SendMessage(UUID.randomUUID(), Channel.SMS, "+31612345678", null, "654321"));
    assertThat(ours.list(10, null).items())
        .extracting(SentMessage::channel, SentMessage::to, SentMessage::subject, SentMessage::text)
        .containsExactly(
            tuple(Channel.SMS, "+31612345678", null, "654321"),
            tuple(Channel.EMAIL, "ann@example.org", "Code", "123456"));
  }

  @Test
  void the_same_key_again_sends_nothing() {
    var message = mail("ann@example.org", "Code", "123456");
    ours.send(message);
    ours.send(message);
    assertThat(ours.list(10, null).items()).hasSize(1);
  }

  @Test
  void pages_follow_one_another_to_the_oldest() {
    for (int i = 1; i <= 3; i++) {
      ours.send(mail("ann@example.org", "Code", "number " + i));
    }
    var page = ours.list(2, null);
    assertThat(page.items()).extracting(SentMessage::text).containsExactly("number 3", "number 2");
    var last = ours.list(2, page.next());
    assertThat(last.items()).extracting(SentMessage::text).containsExactly("number 1");
    assertThat(last.next()).isNull();
    refused("cursor_invalid", () -> ours.list(2, "no cursor"));
  }

  @Test
  void what_cannot_be_sent_is_refused_and_not_kept() {
    refused("recipient_invalid", () -> ours.send(mail("ann", "Code", "123456")));
    refused(
        "recipient_invalid",
        () -> ours.send(new SendMessage(UUID.randomUUID(), Channel.SMS, "0612", null, "1")));
    refused("subject_invalid", () -> ours.send(mail("ann@example.org", "a\nBcc: b", "1")));
    refused("text_invalid", () -> ours.send(mail("ann@example.org", "Code", " ")));
    refused("text_invalid", () -> ours.send(mail("ann@example.org", "Code", "a\0b")));
    assertThat(ours.list(10, null).items()).isEmpty();
  }

  @Test
  void whether_a_message_leaves_is_known_for_each_channel() {
    var leaving = ours.leaving();
    assertThat(leaving.by(Channel.EMAIL)).isEqualTo(leaving.mail());
    assertThat(leaving.by(Channel.SMS)).isEqualTo(leaving.sms());
  }

  @Test
  void a_message_is_found_by_what_is_known_of_it_and_one_by_its_key() {
    var message = mail("ann@example.org", "Your code", "123456");
    ours.send(message);
    ours.send(new SendMessage(UUID.randomUUID(), Channel.SMS, "+31612345678", null, "654321"));
    assertThat(ours.find(new ListRequest("channel:sms", "", null, 10)).items())
        .extracting(SentMessage::to)
        .containsExactly("+31612345678");
    assertThat(ours.find(new ListRequest("ann", "at", null, 10)).items()).hasSize(1);
    assertThat(ours.get(message.key()).subject()).isEqualTo("Your code");
    notFound(() -> others.get(message.key()));
    notFound(() -> others.sendAgain(message.key()));
    assertThat(others.find(new ListRequest("", "", null, 10)).items()).isEmpty();
  }

  @Test
  void what_nobody_signed_is_believed_from_nobody() {
    var report =
        new ReportFromOutside(
            tenant,
            "https://cafe.example/webhooks/mail",
            Map.of(),
            "{\"type\":\"message.bounced\"}");
    refused("signature_missing", () -> ours.mailReport(report));
    refused("signature_missing", () -> ours.smsReport(report));
  }

  @Test
  void another_operators_messages_are_not_shown_and_its_keys_are_its_own() {
    var message = mail("ann@example.org", "Code", "123456");
    ours.send(message);
    assertThat(others.list(10, null).items()).isEmpty();
    others.send(message);
    assertThat(others.list(10, null).items()).hasSize(1);
    assertThat(ours.list(10, null).items()).hasSize(1);
  }

  private static SendMessage mail(String to, @Nullable String subject, String text) {
    return new SendMessage(UUID.randomUUID(), Channel.EMAIL, to, subject, text);
  }
}
