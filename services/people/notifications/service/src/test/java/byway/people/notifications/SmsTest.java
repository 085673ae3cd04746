package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.testing.TestInfrastructure;
import byway.outside.sms.SmsProvider;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway.Kind;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import byway.people.notifications.api.TrySms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text messages by gateways that speak as the real ones do. */
class SmsTest {
  private static final String ANN = "+31612345678";
  private static final String TEMPLATE =
      "{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\"}";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());

  final UUID tenant = UUID.randomUUID();
  final House house = new House(infrastructure, store, new SimpleMeterRegistry());
  final SmsProvider provider = SmsProvider.start("AC1", "tok");

  @AfterEach
  void stop() {
    provider.close();
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_text_message_leaves_and_its_gateway_tells_when_it_has_arrived() {
    set(twilio("tok"));
    var key = send(ANN, "Your code is 123456 & more ü");
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    var sent = provider.sent().getFirst();
    assertThat(sent.text()).isEqualTo("Your code is 123456 & more ü");
    assertThat(get(key).words()).contains("201 queued").contains(sent.sid());
    var report = provider.report(sent, "delivered");
    assertThat(report.address()).isEqualTo(House.HOME + "/webhooks/sms/" + tenant);
    Context.platform()
        .run(
            () ->
                house
                    .endpoint()
                    .smsReport(
                        new ReportFromOutside(
                            tenant,
                            report.address(),
                            Map.of("x-twilio-signature", report.signature()),
                            report.body())));
    assertThat(get(key).state()).isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void what_the_gateway_refuses_is_told_in_its_own_words_for_good_or_for_now() {
    set(twilio("tok"));
    provider.stop(ANN);
    var stopped = send(ANN, "text");
    assertThat(get(stopped).state()).isEqualTo(MessageState.FAILED);
    assertThat(get(stopped).words()).contains("21610").contains("unsubscribed");
    provider.refuseCalls(1);
    var later = send("+31612345679", "text");
    assertThat(get(later).state()).isEqualTo(MessageState.WAITING);
    assertThat(get(later).words()).contains("503").contains("unavailable");
    assertThat(provider.sent()).isEmpty();
  }

  @Test
  void a_trial_says_what_is_wrong_and_changes_nothing() {
    notTaken(twilio("wrong"), Fault.SIGN_IN_REFUSED, "20003");
    notTaken(json("wrong"), Fault.SIGN_IN_REFUSED, "Who are you?");
    assertThat(tried(twilio("tok"))).isInstanceOf(Tried.Taken.class);
    assertThat(tried(json("tok"))).isInstanceOf(Tried.Taken.class);
    assertThat(as(() -> house.senders().read()).sms().gateway()).isNull();
  }

  @Test
  void a_plain_gateway_is_sent_json_in_which_a_text_stays_a_text_and_knows_it_by_its_key() {
    set(json("tok"));
    var key = send(ANN, "quotes \" and {to} and \\ \n stay");
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    assertThat(provider.sent().getFirst().text()).isEqualTo("quotes \" and {to} and \\ \n stay");
    var again = new SendMessage(key, Channel.SMS, ANN, null, "quotes");
    var unused = as(() -> house.gateways().send(house.sms().route().orElseThrow(), again));
    assertThat(provider.sent()).hasSize(1);
  }

  private void notTaken(SetSmsSender sender, Fault fault, String words) {
    assertThat(tried(sender))
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> {
              assertThat(not.fault()).isEqualTo(fault);
              assertThat(not.words()).contains(words);
            });
  }

  private Tried tried(SetSmsSender sender) {
    return as(() -> house.senders().trySms(new TrySms(sender, ANN, "nl")));
  }

  private SetSmsSender twilio(String token) {
    return new SetSmsSender(Kind.TWILIO, provider.address(), "AC1", "Cafe", "", token);
  }

  private SetSmsSender json(String token) {
    return new SetSmsSender(
        Kind.GENERIC, URI.create(provider.address() + "/json"), "cafe", "Cafe", TEMPLATE, token);
  }

  private void set(SetSmsSender sender) {
    var unused = as(() -> house.senders().setSms(sender));
  }

  private UUID send(String to, String text) {
    var key = UUID.randomUUID();
    return as(
        () -> {
          house.endpoint().send(new SendMessage(key, Channel.SMS, to, null, text));
          return key;
        });
  }

  private SentMessage get(UUID key) {
    return as(() -> house.endpoint().get(key));
  }

  private <T> T as(java.util.concurrent.Callable<T> work) {
    return infrastructure.as(tenant, work);
  }
}
