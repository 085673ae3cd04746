package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());
  static final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  static final NotificationsEndpoint notifications = with(new KeptOnly());

  UUID tenant = UUID.randomUUID();

  @AfterAll
  static void close() {
    infrastructure.close();
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

  @ParameterizedTest
  @CsvSource({
    "EMAIL, 201, 5, subject_invalid",
    "EMAIL, 5, 0, text_invalid",
    "EMAIL, 5, 20001, text_invalid",
    "SMS, 5, 1001, text_invalid"
  })
  void what_is_empty_or_too_long_is_refused(Channel channel, int subject, int text, String code) {
    var to = channel == Channel.SMS ? "+31612345678" : "a@example.com";
    refused(code, channel, to, "s".repeat(subject), "t".repeat(text));
  }

  @Test
  void a_line_break_cannot_smuggle_a_header_into_a_mail() {
    refused("subject_invalid", Channel.EMAIL, "a@example.com", "Hi\r\nBcc: b@example.com", "text");
    refused("recipient_invalid", Channel.EMAIL, "a@example.com\r\nBcc:b", "Hi", "text");
    refused("text_invalid", Channel.EMAIL, "a@example.com", "Hi", "a\0b");
  }

  @Test
  void a_text_full_of_sql_is_only_a_text() {
    var text = "'); drop table messages; --";
    send(Channel.EMAIL, "a@example.com", text);
    assertThat(list(null).items()).extracting(SentMessage::text).containsExactly(text);
  }

  @Test
  void a_message_that_is_only_kept_is_never_called_delivered() {
    send(Channel.EMAIL, "a@example.com", "one");
    for (int i = 0; i < 12; i++) {
      infrastructure.clock.advance(Duration.ofHours(5));
      tidy(new KeptOnly());
    }
    assertThat(only().delivered()).isFalse();
    assertThat(infrastructure.as(tenant, notifications::leaving))
        .isEqualTo(new Leaving(false, false));
  }

  @Test
  void pages_are_told_by_which_channels_messages_leave() {
    var leaving = infrastructure.as(tenant, with(new MoodyCourier())::leaving);
    assertThat(leaving.by(Channel.EMAIL)).isTrue();
    assertThat(leaving.by(Channel.SMS)).isFalse();
  }

  @Test
  void what_the_courier_does_not_take_waits_and_is_offered_again() {
    var courier = new MoodyCourier();
    send(with(courier), UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "one");
    assertThat(only().delivered()).isFalse();
    courier.willing = true;
    tidy(courier);
    assertThat(only().delivered()).as("not before its time").isFalse();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    tidy(courier);
    tidy(courier);
    assertThat(only().delivered()).isTrue();
    assertThat(courier.offered).isEqualTo(2);
  }

  @Test
  void nobody_waits_for_all_of_another_operators_messages() {
    var courier = new MoodyCourier();
    for (int i = 0; i < 30; i++) {
      send(with(courier), UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "one");
    }
    var busy = tenant;
    tenant = UUID.randomUUID();
    infrastructure.clock.advance(Duration.ofSeconds(30));
    send(with(courier), UUID.randomUUID(), Channel.EMAIL, "b@example.com", "Subject", "two");
    infrastructure.clock.advance(Duration.ofMinutes(1));
    var now = infrastructure.clock.instant();
    var taken =
        store.<List<Messages.Waiting>>across(
            List.of(busy, tenant), tx -> Messages.take(tx, now, 10));
    assertThat(taken).hasSize(10).extracting(Messages.Waiting::tenantId).contains(tenant);
    var next =
        store.<List<Messages.Waiting>>across(
            List.of(busy, tenant), tx -> Messages.take(tx, now, 100));
    assertThat(next).as("each once").hasSize(21);
  }

  @Test
  void a_message_that_nobody_takes_is_given_up_and_stays_to_be_seen() {
    var courier = new MoodyCourier();
    send(with(courier), UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "one");
    for (int i = 0; i < 12; i++) {
      infrastructure.clock.advance(Duration.ofHours(5));
      tidy(courier);
    }
    assertThat(courier.offered).isEqualTo(Messages.MOST_TRIES);
    assertThat(only().delivered()).isFalse();
  }

  @Test
  void messages_are_forgotten_after_thirty_days() {
    send(Channel.EMAIL, "a@example.com", "old");
    infrastructure.clock.advance(Duration.ofDays(29));
    send(Channel.EMAIL, "a@example.com", "new");
    tidy(new KeptOnly());
    assertThat(list(null).next()).as("both are there").isNotNull();
    infrastructure.clock.advance(Duration.ofDays(2));
    tidy(new KeptOnly());
    assertThat(only().text()).isEqualTo("new");
  }

  @Test
  void the_same_key_at_another_operator_is_another_message() {
    var key = UUID.randomUUID();
    send(key, Channel.EMAIL, "a@example.com", "one");
    tenant = UUID.randomUUID();
    send(key, Channel.EMAIL, "b@example.com", "two");
    assertThat(only().text()).isEqualTo("two");
  }

  @Test
  void another_operator_sees_none_of_it() {
    send(Channel.EMAIL, "a@example.com", "one");
    tenant = UUID.randomUUID();
    assertThat(list(null).items()).isEmpty();
  }

  SentMessage only() {
    var page = list(null);
    assertThat(page.items()).hasSize(1);
    assertThat(page.next()).isNull();
    return page.items().getFirst();
  }

  void refused(String code, Channel channel, String to, String subject, String text) {
    assertThatThrownBy(() -> send(notifications, UUID.randomUUID(), channel, to, subject, text))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    assertThat(list(null).items()).isEmpty();
  }

  static NotificationsEndpoint with(Courier courier) {
    return new NotificationsEndpoint(store, handOver(courier), infrastructure.clock);
  }

  static HandOver handOver(Courier courier) {
    return new HandOver(store, courier, infrastructure.clock, metrics);
  }

  void tidy(Courier courier) {
    var operators = new KnownTenants(UUID.randomUUID(), tenant);
    Context.platform()
        .run(new TidyNotifications(store, operators, handOver(courier), infrastructure.clock)::run);
  }

  Page<SentMessage> list(@Nullable String cursor) {
    return infrastructure.as(tenant, () -> notifications.list(1, cursor));
  }

  void send(Channel channel, String to, String text) {
    send(UUID.randomUUID(), channel, to, text);
  }

  void send(UUID key, Channel channel, String to, String text) {
    send(notifications, key, channel, to, "Subject", text);
  }

  void send(
      NotificationsEndpoint by, UUID key, Channel channel, String to, String subject, String text) {
    infrastructure.as(
        tenant,
        () -> {
          by.send(new SendMessage(key, channel, to, subject, text));
          return true;
        });
  }

  /** Takes nothing until it is willing. */
  static final class MoodyCourier implements Courier {
    boolean willing;
    int offered;

    @Override
    public boolean goesBy(Channel channel) {
      return channel == Channel.EMAIL;
    }

    @Override
    public void carry(SendMessage message) {
      offered++;
      if (!willing) {
        throw new IllegalStateException("no");
      }
    }
  }
}
