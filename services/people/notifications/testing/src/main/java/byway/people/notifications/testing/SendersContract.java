package byway.people.notifications.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.MessageLimits;
import byway.people.notifications.api.SenderSource;
import byway.people.notifications.api.Senders;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.SetSmsSender;
import byway.people.notifications.api.SmsGateway.Kind;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.TryMail;
import byway.people.notifications.api.TrySms;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What pages that set how messages leave rely on. */
public class SendersContract extends ContractTest<Senders> {
  public SendersContract() {
    super(Senders.class);
  }

  @Test
  void what_is_set_is_told_without_its_password_until_it_is_taken_back() {
    var before = ours.read();
    assertThat(before.mail().source()).isNotEqualTo(SenderSource.OWN);
    var set = ours.setMail(mail("mail.example.org", "secret"));
    assertThat(set.mail().source()).isEqualTo(SenderSource.OWN);
    assertThat(set.mail().from()).isEqualTo("hello@cafe.example");
    assertThat(set.mail().server()).isNotNull();
    assertThat(set.mail().server().hasPassword()).isTrue();
    assertThat(set.toString()).doesNotContain("secret");
    assertThat(ours.read()).isEqualTo(set);
    assertThat(others.read().mail().source()).isEqualTo(before.mail().source());
    assertThat(ours.resetMail()).isEqualTo(before);
  }

  @Test
  void a_kept_password_goes_nowhere_else() {
    ours.setMail(mail("mail.example.org", "secret"));
    ours.setMail(mail("mail.example.org", null));
    refused("password_needed", () -> ours.setMail(mail("mail.thief.example", null)));
    refused(
        "password_needed",
        () ->
            ours.tryMail(new TryMail(mail("mail.thief.example", null), "me@thief.example", "en")));
    refused("password_needed", () -> others.setMail(mail("mail.example.org", null)));
  }

  @Test
  void what_can_be_no_server_is_refused_and_changes_nothing() {
    var before = ours.read();
    refused("server_invalid", () -> ours.setMail(mail("no host", "x")));
    refused("server_invalid", () -> ours.setMail(mail("a\r\nb", "x")));
    refused(
        "server_invalid",
        () ->
            ours.setMail(
                with(new SetMailServer("mail.example.org", 0, Security.TLS, "cafe", "x"))));
    refused("sender_invalid", () -> ours.setMail(new SetMailSender("nobody", "", null, null)));
    refused(
        "sender_invalid",
        () -> ours.setMail(new SetMailSender("a@example.org", "x\nBcc: b", null, null)));
    refused(
        "gateway_invalid",
        () -> ours.setSms(new SetSmsSender(Kind.GENERIC, gateway(), "", "Cafe", "{}", "x")));
    refused("limits_invalid", () -> ours.setLimits(new MessageLimits(-1, 1, 1, 1, 1, List.of())));
    refused(
        "limits_invalid", () -> ours.setLimits(new MessageLimits(1, 1, 1, 1, 1, List.of("XX"))));
    assertThat(ours.read()).isEqualTo(before);
  }

  @Test
  void a_server_that_only_we_could_reach_is_not_called() {
    var tried = ours.tryMail(new TryMail(mail("127.0.0.1", "x"), "ann@example.org", "nl"));
    assertThat(tried)
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> assertThat(not.fault()).isEqualTo(Tried.Fault.ADDRESS_REFUSED));
    var sms =
        new SetSmsSender(Kind.TWILIO, URI.create("https://127.0.0.1"), "AC1", "Cafe", "", "x");
    assertThat(ours.trySms(new TrySms(sms, "+31612345678", "nl")))
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> assertThat(not.fault()).isEqualTo(Tried.Fault.ADDRESS_REFUSED));
    refused(
        "recipient_invalid",
        () -> ours.tryMail(new TryMail(mail("127.0.0.1", "x"), "nobody", "nl")));
  }

  @Test
  void a_gateway_and_limits_are_kept() {
    var template = "{\"to\":\"{to}\",\"body\":{\"text\":\"{text}\"}}";
    var set =
        ours.setSms(new SetSmsSender(Kind.GENERIC, gateway(), "cafe", "Cafe", template, "s3cret"));
    assertThat(set.sms().source()).isEqualTo(SenderSource.OWN);
    assertThat(set.sms().gateway()).isNotNull();
    assertThat(set.sms().gateway().hasSecret()).isTrue();
    assertThat(set.toString()).doesNotContain("s3cret");
    var limits = new MessageLimits(10, 2, 5, 1, 3, List.of("NL", "BE"));
    assertThat(ours.setLimits(limits).limits()).isEqualTo(limits);
    assertThat(others.read().limits()).isEqualTo(MessageLimits.USUAL);
    assertThat(ours.renewBounceSecret().secret()).startsWith("whsec_");
    assertThat(ours.read().mail().hasBounceSecret()).isTrue();
    assertThat(ours.resetSms().sms().source()).isNotEqualTo(SenderSource.OWN);
  }

  private static URI gateway() {
    return URI.create("https://sms.example.org/send");
  }

  private static SetMailSender mail(String host, @Nullable String password) {
    return with(new SetMailServer(host, 587, Security.STARTTLS, "cafe", password));
  }

  private static SetMailSender with(SetMailServer server) {
    return new SetMailSender("hello@cafe.example", "Cafe", null, server);
  }
}
