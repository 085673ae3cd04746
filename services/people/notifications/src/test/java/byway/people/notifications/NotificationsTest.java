package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.notifications.Channel;
import byway.contracts.notifications.SendMessage;
import byway.contracts.notifications.SentMessage;
import byway.kit.testing.TestGround;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTest {
  static final TestGround ground = TestGround.fresh();
  static final NotificationsEndpoint notifications =
      new NotificationsEndpoint(new NotificationsStore(ground.databases()), ground.clock);

  UUID tenant = UUID.randomUUID();

  @AfterAll
  static void close() {
    ground.close();
  }

  @Test
  void the_newest_message_comes_first_page_by_page() {
    send(Channel.EMAIL, "a@example.com", "one");
    send(Channel.SMS, "+31612345678", "two");
    var first = list(null);
    assertThat(first.items()).extracting(SentMessage::text).containsExactly("two");
    assertThat(list(first.next()).items()).extracting(SentMessage::text).containsExactly("one");
  }

  @Test
  void the_same_key_sends_one_message() {
    var key = UUID.randomUUID();
    send(key, Channel.EMAIL, "a@example.com", "one");
    send(key, Channel.EMAIL, "a@example.com", "again");
    assertThat(list(null).items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"EMAIL, nobody", "EMAIL, 'a b@example.com'", "SMS, 0612345678", "SMS, a@example.com"})
  void a_recipient_that_is_none_is_refused(Channel channel, String to) {
    assertThatThrownBy(() -> send(channel, to, "text")).isInstanceOf(Refusal.class);
    assertThat(list(null).items()).isEmpty();
  }

  @Test
  void another_operator_sees_none_of_it() {
    send(Channel.EMAIL, "a@example.com", "one");
    tenant = UUID.randomUUID();
    assertThat(list(null).items()).isEmpty();
  }

  Page<SentMessage> list(@Nullable String cursor) {
    return ground.as(tenant, () -> notifications.list(1, cursor));
  }

  void send(Channel channel, String to, String text) {
    send(UUID.randomUUID(), channel, to, text);
  }

  void send(UUID key, Channel channel, String to, String text) {
    ground.as(
        tenant,
        () -> {
          notifications.send(new SendMessage(key, channel, to, "Subject", text));
          return true;
        });
  }
}
