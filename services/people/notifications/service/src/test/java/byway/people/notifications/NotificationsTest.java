package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.MessageLimits;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    assertThat(only().state()).isEqualTo(MessageState.WAITING);
    assertThat(only().words()).isEqualTo("450 not now");
    courier.willing = true;
    tidy(courier);
    assertThat(only().delivered()).as("not before its time").isFalse();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    tidy(courier);
    tidy(courier);
    assertThat(only().delivered()).isTrue();
    assertThat(courier.offered).isEqualTo(2);
    assertThat(only().words()).isEqualTo("250 queued");
  }

  @Test
  void what_is_refused_for_good_is_not_offered_again_but_when_staff_say_so() {
    var courier = new MoodyCourier();
    courier.forGood = true;
    var key = UUID.randomUUID();
    send(with(courier), key, Channel.EMAIL, "a@example.com", "Subject", "one");
    infrastructure.clock.advance(Duration.ofHours(1));
    tidy(courier);
    assertThat(courier.offered).isEqualTo(1);
    assertThat(only().state()).isEqualTo(MessageState.FAILED);
    assertThat(only().words()).isEqualTo("550 never");
    courier.willing = true;
    var again = infrastructure.as(tenant, () -> with(courier).sendAgain(key));
    assertThat(again.state()).isEqualTo(MessageState.SENT);
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> with(courier).sendAgain(key)))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("not_again"));
    assertThat(courier.offered).isEqualTo(2);
  }

  @Test
  void no_more_leaves_in_a_day_than_may_and_what_is_over_is_refused_and_counted() {
    var courier = new MoodyCourier();
    courier.willing = true;
    limit(new MessageLimits(3, 2, 10, 10, 10, List.of()));
    var notifications = with(courier);
    send(notifications, UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "one");
    var key = UUID.randomUUID();
    send(notifications, key, Channel.EMAIL, "a@example.com", "Subject", "two");
    send(notifications, key, Channel.EMAIL, "a@example.com", "Subject", "two");
    refusedBy(notifications, "message_limit", Channel.EMAIL, "a@example.com");
    send(notifications, UUID.randomUUID(), Channel.EMAIL, "b@example.com", "Subject", "three");
    refusedBy(notifications, "message_limit", Channel.EMAIL, "c@example.com");
    assertThat(courier.offered).isEqualTo(3);
    var today = infrastructure.as(tenant, notifications::today);
    assertThat(today.mails()).isEqualTo(3);
    assertThat(today.refused()).isEqualTo(2);
    infrastructure.clock.advance(Duration.ofDays(1));
    send(notifications, UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "four");
    tenant = UUID.randomUUID();
    send(notifications, UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "five");
    assertThat(courier.offered).isEqualTo(5);
  }

  @Test
  void text_messages_go_to_countries_that_are_allowed_and_to_each_no_more_than_may() {
    var courier = new MoodyCourier();
    courier.willing = true;
    courier.sms = true;
    limit(new MessageLimits(10, 10, 10, 10, 2, List.of("NL", "BE")));
    var notifications = with(courier);
    for (var to : List.of("+31612345678", "+31612345679", "+32470123456")) {
      send(notifications, UUID.randomUUID(), Channel.SMS, to, "", "text");
    }
    refusedBy(notifications, "message_limit", Channel.SMS, "+31612345670");
    refusedBy(notifications, "country_not_allowed", Channel.SMS, "+252612345678");
    assertThat(courier.offered).isEqualTo(3);
    assertThat(
            metrics
                .counter("byway_messages_total", "channel", "sms", "outcome", "country_not_allowed")
                .count())
        .isPositive();
  }

  @Test
  void what_waits_is_told_with_what_the_server_said() {
    var courier = new MoodyCourier();
    send(with(courier), UUID.randomUUID(), Channel.EMAIL, "a@example.com", "Subject", "one");
    var today = infrastructure.as(tenant, with(courier)::today);
    assertThat(today.waiting()).isEqualTo(1);
    assertThat(today.waitingSince()).isNotNull();
    assertThat(today.mailWords()).isEqualTo("450 not now");
  }

  @Test
  void nobody_waits_for_all_of_another_operators_messages() {
    var courier = new MoodyCourier();
    for (int i = 0; i < 30; i++) {
      var to = "a" + i + "@example.com";
      send(with(courier), UUID.randomUUID(), Channel.EMAIL, to, "Subject", "one");
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
    assertThat(only().state()).isEqualTo(MessageState.FAILED);
    assertThat(only().words()).isEqualTo("450 not now");
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
    return new House(infrastructure, store, metrics).endpoint(courier);
  }

  void limit(MessageLimits limits) {
    infrastructure.as(
        tenant,
        () -> {
          store.change(tx -> Limits.set(tx, tenant, limits));
          return true;
        });
  }

  void refusedBy(NotificationsEndpoint by, String code, Channel channel, String to) {
    assertThatThrownBy(() -> send(by, UUID.randomUUID(), channel, to, "Subject", "text"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  void tidy(Courier courier) {
    new House(infrastructure, store, metrics).tidy(courier, UUID.randomUUID(), tenant);
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
    boolean forGood;
    boolean sms;
    int offered;

    @Override
    public Optional<Way> way(Channel channel) {
      return channel == Channel.EMAIL || sms ? Optional.of(this::carry) : Optional.empty();
    }

    private Handed carry(SendMessage message) {
      offered++;
      return Handed.of(
          willing
              ? new Tried.Taken("250 queued")
              : forGood
                  ? new Tried.NotTaken(Fault.RECIPIENT_REFUSED, false, "550 never")
                  : new Tried.NotTaken(Fault.REFUSED, true, "450 not now"));
    }
  }
}
