package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.people.notifications.Courier.Handed;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.ReportFromOutside;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway.Kind;
import byway.people.notifications.api.Tried;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What mail services and gateways tell, by whoever brings it. */
class ReportsTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());

  final UUID tenant = UUID.randomUUID();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final House house = new House(infrastructure, store, metrics);
  final NotificationsEndpoint notifications =
      house.endpoint(
          channel ->
              Optional.of(
                  message ->
                      new Handed(new Tried.Taken("queued"), Optional.of("SM" + message.key()))));

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void mail_that_came_back_is_marked_and_its_address_gets_no_more_until_staff_send_again() {
    var key = send(Channel.EMAIL, "ann@example.org");
    var secret = infrastructure.as(tenant, () -> house.senders().renewBounceSecret()).secret();
    tell(bounced(tenant, "id-1", secret, key, tenant));
    tell(bounced(tenant, "id-1", secret, key, tenant));
    assertThat(get(key).state()).isEqualTo(MessageState.BOUNCED);
    assertThat(get(key).words()).isEqualTo("550 5.1.1 no such user");
    assertThat(counted("mail", "handled")).isEqualTo(1);
    assertThat(counted("mail", "repeated")).isEqualTo(1);
    var next = send(Channel.EMAIL, "ann@example.org");
    assertThat(get(next).state()).isEqualTo(MessageState.FAILED);
    assertThat(get(next).words()).contains("came back").contains("no such user");
    assertThat(infrastructure.as(tenant, () -> notifications.sendAgain(next)).state())
        .isEqualTo(MessageState.SENT);
  }

  @Test
  void while_one_secret_follows_another_both_are_believed() {
    var key = send(Channel.EMAIL, "ben@example.org");
    var first = infrastructure.as(tenant, () -> house.senders().renewBounceSecret()).secret();
    var second = infrastructure.as(tenant, () -> house.senders().renewBounceSecret()).secret();
    tell(bounced(tenant, "id-2", first, key, tenant));
    tell(bounced(tenant, "id-3", second, key, tenant));
    var third = infrastructure.as(tenant, () -> house.senders().renewBounceSecret()).secret();
    assertThat(third).isNotEqualTo(first);
    refused("signature_invalid", () -> tell(bounced(tenant, "id-4", first, key, tenant)));
  }

  @Test
  void who_knows_one_operators_secret_can_say_nothing_of_anothers_mail() {
    var key = send(Channel.EMAIL, "cleo@example.org");
    var thief = UUID.randomUUID();
    var secret = infrastructure.as(thief, () -> house.senders().renewBounceSecret()).secret();
    tell(bounced(thief, "id-5", secret, key, tenant));
    tell(bounced(thief, "id-6", secret, key, thief));
    refused("signature_invalid", () -> tell(bounced(tenant, "id-7", secret, key, tenant)));
    refused("signature_missing", () -> tell(report(tenant, Map.of(), "{}")));
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
  }

  @Test
  void what_became_of_a_text_message_is_believed_for_the_gateways_signature() {
    var key = send(Channel.SMS, "+31612345678");
    infrastructure.as(
        tenant,
        () ->
            house
                .senders()
                .setSms(
                    new SetSmsSender(
                        Kind.TWILIO,
                        URI.create("https://api.twilio.com"),
                        "AC1",
                        "Cafe",
                        "",
                        "tok")));
    assertThat(house.hidden(tenant).counts()).containsOnlyKeys(1);
    assertThat(house.hidden(tenant).lost()).isZero();
    refused(
        "signature_invalid", () -> house.endpoint().smsReport(status("guess", key, "delivered")));
    refused("signature_missing", () -> house.endpoint().smsReport(report(tenant, Map.of(), "a=b")));
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    house.endpoint().smsReport(status("tok", key, "sent"));
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    house.endpoint().smsReport(status("tok", key, "delivered"));
    assertThat(get(key).state()).isEqualTo(MessageState.DELIVERED);
    house.endpoint().smsReport(status("tok", key, "failed"));
    assertThat(get(key).state())
        .as("it has arrived, whatever comes late")
        .isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void a_gateway_signs_as_its_maker_says() {
    // the example of twilio.com/docs/usage/security
    var fields =
        Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+12349013030",
            "Digits", "1234",
            "From", "+12349013030",
            "To", "+18005551212");
    assertThat(SmsReports.signature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields))
        .isEqualTo("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");
  }

  private ReportFromOutside status(String secret, UUID key, String status) {
    var fields = new TreeMap<>(Map.of("MessageSid", "SM" + key, "MessageStatus", status));
    var address = House.HOME + "/webhooks/sms/" + tenant;
    var body =
        fields.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return report(
        tenant, Map.of("x-twilio-signature", SmsReports.signature(secret, address, fields)), body);
  }

  private ReportFromOutside bounced(
      UUID door, String id, String secret, UUID key, UUID saidToBeOf) {
    var body =
        """
        {"type":"message.bounced","data":{"message_id":"<%s.%s@cafe.example>","permanent":true,\
        "words":"550 5.1.1 no such user"}}"""
            .formatted(key, saidToBeOf);
    var at = infrastructure.clock.instant().getEpochSecond();
    return report(
        door,
        Map.of(
            "content-type",
            "application/json",
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(at),
            "webhook-signature",
            "v1," + hmac(secret, id + "." + at + "." + body)),
        body);
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ReportFromOutside report(UUID door, Map<String, String> headers, String body) {
    return new ReportFromOutside(door, "https://elsewhere.example/x", headers, body);
  }

  /** As the front does: for no tenant. */
  private void tell(ReportFromOutside report) {
    Context.platform().run(() -> notifications.mailReport(report));
  }

  private UUID send(Channel channel, String to) {
    var key = UUID.randomUUID();
    infrastructure.as(
        tenant,
        () -> {
          notifications.send(new SendMessage(key, channel, to, "Subject", "text"));
          return true;
        });
    return key;
  }

  private SentMessage get(UUID key) {
    return infrastructure.as(tenant, () -> notifications.get(key));
  }

  private double counted(String source, String outcome) {
    return metrics.counter("byway_incoming_total", "source", source, "outcome", outcome).count();
  }

  private static void refused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }
}
