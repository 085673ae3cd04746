package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import byway.people.notifications.api.TryMail;
import byway.people.notifications.testing.Postfix;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail by a real server. */
class MailTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());
  static @Nullable Postfix postfix;

  final UUID tenant = UUID.randomUUID();
  House house = new House(infrastructure, store, new SimpleMeterRegistry());

  @BeforeAll
  static void start() {
    var hindrance = Postfix.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "no mail is tried: " + hindrance.orElse(""));
    postfix = Postfix.start("localhost");
  }

  @AfterAll
  static void stop() {
    if (postfix != null) {
      postfix.close();
    }
    infrastructure.close();
  }

  static Postfix postfix() {
    return java.util.Objects.requireNonNull(postfix);
  }

  @Test
  void a_mail_arrives_as_text_and_as_html_from_the_operator_and_with_the_name_of_its_key() {
    house.trusting(postfix().trust());
    set(startTls(Postfix.PASSWORD));
    var key = UUID.randomUUID();
    send(key, "ann@example.org", "Tu código é ü", "Your code is 123456.\n<b>Not</b> bold. ¡Hola!");
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    assertThat(get(key).words()).startsWith("250 2.0.0 Ok: queued as");
    var mail = postfix().mailsTo("ann@example.org", 1).getFirst();
    assertThat(mail)
        .contains("Return-Path: <hello@cafe.example>")
        .contains("From: =?UTF-8?Q?Caf=C3=A9?= <hello@cafe.example>")
        .contains("Message-ID: <" + key + "." + tenant + "@cafe.example>")
        .contains("multipart/alternative")
        .contains("text/plain; charset=UTF-8")
        .contains("text/html; charset=UTF-8")
        .contains("ESMTPSA")
        .doesNotContain("List-Unsubscribe")
        .contains("&lt;b&gt;Not&lt;/b&gt;");
  }

  @Test
  void the_same_by_tls_from_the_first_byte() {
    house.trusting(postfix().trust());
    set(server("localhost", postfix().tlsPort(), Security.TLS, Postfix.PASSWORD));
    var key = UUID.randomUUID();
    send(key, "tess@example.org", "Subject", "text");
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    assertThat(postfix().mailsTo("tess@example.org", 1)).hasSize(1);
  }

  @Test
  void mail_that_nobody_asked_for_says_how_to_end_it() {
    house.trusting(postfix().trust());
    set(startTls(Postfix.PASSWORD));
    var end = URI.create("https://cafe.example/unsubscribe/x");
    var news =
        new SendMessage(UUID.randomUUID(), Channel.EMAIL, "una@example.org", "News", "text", end);
    as(() -> house.endpoint().send(news));
    assertThat(postfix().mailsTo("una@example.org", 1).getFirst())
        .contains("List-Unsubscribe: <https://cafe.example/unsubscribe/x>")
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }

  @Test
  void what_the_server_refuses_is_told_in_its_own_words_for_good_or_for_now() {
    house.trusting(postfix().trust());
    set(startTls(Postfix.PASSWORD));
    var gone = UUID.randomUUID();
    send(gone, "gone@example.org", "Subject", "text");
    assertThat(get(gone).state()).isEqualTo(MessageState.FAILED);
    assertThat(get(gone).words()).contains("550 5.1.1").contains("No such mailbox here");
    var busy = UUID.randomUUID();
    send(busy, "busy@example.org", "Subject", "text");
    assertThat(get(busy).state()).isEqualTo(MessageState.WAITING);
    assertThat(get(busy).words()).contains("451 4.7.1").contains("Come back later");
  }

  @Test
  void a_trial_says_what_is_wrong_and_changes_nothing() {
    house.trusting(postfix().trust());
    assertThat(tried(startTls(Postfix.PASSWORD), "try@example.org"))
        .isInstanceOfSatisfying(
            Tried.Taken.class, taken -> assertThat(taken.words()).contains("queued as"));
    assertThat(postfix().mailsTo("try@example.org", 1)).hasSize(1);
    notTaken(startTls("wrong"), Fault.SIGN_IN_REFUSED, "535 5.7.8");
    notTaken(
        new SetMailSender("thief@example.org", "", null, startTls(Postfix.PASSWORD).server()),
        Fault.SENDER_REFUSED,
        "553 5.7.1");
    assertThat(tried(startTls(Postfix.PASSWORD), "gone@example.org"))
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> {
              assertThat(not.fault()).isEqualTo(Fault.RECIPIENT_REFUSED);
              assertThat(not.passing()).isFalse();
            });
    notTaken(
        server("nowhere.invalid", 587, Security.STARTTLS, "x"), Fault.HOST_UNKNOWN, "no such host");
    notTaken(
        server("localhost", postfix().startTlsPort(), Security.TLS, "x"), Fault.TLS_FAILED, "");
    notTaken(server("10.0.0.1", 587, Security.STARTTLS, "x"), Fault.ADDRESS_REFUSED, "");
    assertThat(as(() -> house.senders().read()).mail().server()).isNull();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_or_of_another_host_gets_no_password() {
    notTaken(startTls(Postfix.PASSWORD), Fault.TLS_FAILED, "");
    notTaken(
        server("localhost", postfix().tlsPort(), Security.TLS, Postfix.PASSWORD),
        Fault.TLS_FAILED,
        "");
    house.trusting(postfix().trust());
    notTaken(
        server("127.0.0.1", postfix().startTlsPort(), Security.STARTTLS, Postfix.PASSWORD),
        Fault.TLS_FAILED,
        "");
    notTaken(
        server("127.0.0.1", postfix().tlsPort(), Security.TLS, Postfix.PASSWORD),
        Fault.TLS_FAILED,
        "");
  }

  @Test
  void without_tls_nothing_is_set_unless_the_installation_allows_it() {
    assertThatThrownBy(() -> set(server("localhost", 2525, Security.NONE, "x")))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("server_invalid"));
  }

  @Test
  void by_the_installations_server_mail_comes_from_its_address_and_answers_go_to_the_operator() {
    var ours =
        new MailRoute(
            "localhost",
            postfix().startTlsPort(),
            Security.STARTTLS,
            Optional.of(Postfix.USER),
            Optional.of(Postfix.PASSWORD),
            false,
            new MailRoute.Sender("platform@byway.example", "", Optional.empty()));
    house.trusting(postfix().trust()).with(new MailSettings(Optional.of(ours), false));
    var first = UUID.randomUUID();
    send(first, "first@example.org", "Subject", "text");
    assertThat(postfix().mailsTo("first@example.org", 1).getFirst())
        .contains("From: One <platform@byway.example>");
    set(new SetMailSender("ceo@bank.example", "Bank", null, null));
    send(UUID.randomUUID(), "second@example.org", "Subject", "text");
    assertThat(postfix().mailsTo("second@example.org", 1).getFirst())
        .contains("From: Bank <platform@byway.example>")
        .contains("Reply-To: ceo@bank.example")
        .contains("Return-Path: <platform@byway.example>");
  }

  @Test
  void who_may_try_servers_may_not_try_them_without_end() {
    var nowhere = server("nowhere.invalid", 587, Security.STARTTLS, "x");
    for (int i = 0; i < 20; i++) {
      tried(nowhere, "try@example.org");
    }
    assertThatThrownBy(() -> tried(nowhere, "try@example.org"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("message_limit"));
  }

  private void notTaken(SetMailSender sender, Fault fault, String words) {
    assertThat(tried(sender, "try@example.org"))
        .isInstanceOfSatisfying(
            Tried.NotTaken.class,
            not -> {
              assertThat(not.fault()).as(not.words()).isEqualTo(fault);
              assertThat(not.words()).contains(words);
            });
  }

  private Tried tried(SetMailSender sender, String to) {
    return as(() -> house.senders().tryMail(new TryMail(sender, to, "en")));
  }

  private static SetMailSender startTls(String password) {
    return server("localhost", postfix().startTlsPort(), Security.STARTTLS, password);
  }

  private static SetMailSender server(String host, int port, Security security, String password) {
    return new SetMailSender(
        "hello@cafe.example",
        "Café",
        null,
        new SetMailServer(host, port, security, Postfix.USER, password));
  }

  private void set(SetMailSender sender) {
    as(() -> house.senders().setMail(sender));
  }

  private void send(UUID key, String to, String subject, String text) {
    as(() -> house.endpoint().send(new SendMessage(key, Channel.EMAIL, to, subject, text)));
  }

  private SentMessage get(UUID key) {
    return as(() -> house.endpoint().get(key));
  }

  private void as(Runnable work) {
    infrastructure.as(
        tenant,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T as(java.util.concurrent.Callable<T> work) {
    return infrastructure.as(tenant, work);
  }
}
