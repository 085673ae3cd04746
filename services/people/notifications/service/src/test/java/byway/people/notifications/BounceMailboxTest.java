package byway.people.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.people.notifications.api.BouncingAddress;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.LiftBounce;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import byway.people.notifications.api.SetMailSender;
import byway.people.notifications.api.SetMailServer;
import byway.people.notifications.testing.Dovecot;
import byway.people.notifications.testing.Postfix;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that a real server sends back, read from a real mailbox. */
class BounceMailboxTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final NotificationsStore store = new NotificationsStore(infrastructure.databases());
  static @Nullable Postfix postfix;
  static @Nullable Dovecot dovecot;

  final UUID tenant = UUID.randomUUID();
  final House house = new House(infrastructure, store, new SimpleMeterRegistry());

  @BeforeAll
  static void start() {
    var hindrance = Postfix.hindrance().or(Dovecot::hindrance);
    assumeTrue(hindrance.isEmpty(), () -> "no mailbox is tried: " + hindrance.orElse(""));
    postfix = Postfix.start("localhost");
    dovecot = Dovecot.start(postfix);
  }

  @AfterAll
  static void stop() {
    if (dovecot != null) {
      dovecot.close();
    }
    if (postfix != null) {
      postfix.close();
    }
    infrastructure.close();
  }

  @BeforeEach
  void trust() {
    house.trusting(postfix().trust());
    as(
        () ->
            house
                .senders()
                .setMail(
                    new SetMailSender(
                        sender(),
                        "Cafe",
                        null,
                        new SetMailServer(
                            "localhost",
                            postfix().startTlsPort(),
                            Security.STARTTLS,
                            Postfix.USER,
                            Postfix.PASSWORD))));
  }

  @Test
  void mail_that_came_back_is_marked_and_its_address_gets_no_more_until_that_is_lifted() {
    mailbox(Security.TLS, dovecot().tlsPort(), Dovecot.PASSWORD);
    house.readBounces(tenant); // from now on
    var key = send("left@example.org");
    assertThat(get(key).state()).isEqualTo(MessageState.SENT);
    assertThat(postfix().mailsTo(sender(), 1)).hasSize(1);

    house.readBounces(tenant);

    assertThat(get(key).state()).isEqualTo(MessageState.BOUNCED);
    assertThat(get(key).words()).contains("This mailbox is no more");
    var bouncing = as(() -> house.bounces().list(10, null)).items();
    assertThat(bouncing).extracting(BouncingAddress::address).containsExactly("left@example.org");
    assertThat(bouncing.getFirst().words()).contains("This mailbox is no more");
    assertThat(get(send("left@example.org")).state()).isEqualTo(MessageState.FAILED);

    as(
        () -> {
          house.bounces().lift(new LiftBounce("left@example.org"));
          return "";
        });
    assertThat(as(() -> house.bounces().list(10, null)).items()).isEmpty();
    house.readBounces(tenant); // what was read is not read again
    assertThat(as(() -> house.bounces().list(10, null)).items()).isEmpty();
    assertThat(get(send("left@example.org")).state()).isEqualTo(MessageState.SENT);
  }

  @Test
  void what_came_before_and_what_is_another_operators_marks_nothing() {
    mailbox(Security.STARTTLS, dovecot().startTlsPort(), Dovecot.PASSWORD);
    house.readBounces(tenant);
    var state = as(() -> house.bounces().mailbox());
    assertThat(state.readAt()).isEqualTo(infrastructure.clock.instant());
    assertThat(state.fault()).isNull();
    var other = UUID.randomUUID();
    postfix().mailsTo("nobody@example.org", 0);
    assertThat(infrastructure.as(other, () -> house.bounces().list(10, null)).items()).isEmpty();
    assertThat(infrastructure.as(other, () -> house.bounces().mailbox()).server()).isNull();
  }

  @Test
  void a_mailbox_that_cannot_be_read_says_why_in_the_servers_words() {
    mailbox(Security.TLS, dovecot().tlsPort(), "wrong");
    house.readBounces(tenant);
    assertThat(as(() -> house.bounces().mailbox()).fault()).contains("Authentication failed");
    assertThatThrownBy(() -> mailbox(Security.TLS, dovecot().startTlsPort(), null))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.code()).isEqualTo("password_needed"));
    as(() -> house.bounces().forgetMailbox());
    assertThat(as(() -> house.bounces().mailbox()).server()).isNull();
  }

  private String sender() {
    return "hello-" + tenant.toString().substring(0, 8) + "@cafe.example";
  }

  private void mailbox(Security security, int port, @Nullable String password) {
    as(
        () ->
            house
                .bounces()
                .setMailbox(
                    new SetMailServer("localhost", port, security, Dovecot.USER, password)));
  }

  private UUID send(String to) {
    var key = UUID.randomUUID();
    as(
        () -> {
          house.endpoint().send(new SendMessage(key, Channel.EMAIL, to, "Subject", "text"));
          return "";
        });
    return key;
  }

  private SentMessage get(UUID key) {
    return as(() -> house.endpoint().get(key));
  }

  private <T> T as(java.util.concurrent.Callable<T> work) {
    return infrastructure.as(
        tenant,
        () -> {
          try {
            return work.call();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Postfix postfix() {
    return Objects.requireNonNull(postfix);
  }

  private static Dovecot dovecot() {
    return Objects.requireNonNull(dovecot);
  }
}
