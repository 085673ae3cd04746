package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  private static List<Event> listed(Shop shop) throws StripeException {
    return shop.stripe
        .v1()
        .events()
        .list(EventListParams.builder().addType("checkout.session.completed").build())
        .getData();
  }

  @Test
  void a_failing_receiver_is_told_again_until_it_listens() throws StripeException {
    try (Shop shop = new Shop()) {
      shop.receiver.failures.set(5);
      shop.pay(shop.checkout(999), "4242424242424242");
      shop.receiver.event("checkout.session.completed");
      shop.receiver.event("payment_intent.succeeded");
      assertThat(shop.receiver.attempts).hasValue(7);
      Shop.await("settled", () -> shop.processor.webhooksWaiting() == 0);
    }
  }

  @Test
  void patience_ends_and_the_event_stays_listed() throws StripeException {
    try (Shop shop =
        new Shop(s -> s.withWebhookRetries(Duration.ofMillis(1), Duration.ofMillis(2), 3))) {
      shop.receiver.failures.set(1_000);
      shop.pay(shop.checkout(999), "4242424242424242");
      Shop.await("given up", () -> pending(shop) == 0);
      assertThat(shop.receiver.attempts).hasValue(6);
      Event event = listed(shop).getFirst();
      assertThat(shop.stripe.v1().events().retrieve(event.getId()).getType())
          .isEqualTo("checkout.session.completed");
      Session session = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
      assertThat(session.getPaymentStatus()).isEqualTo("paid");
    }
  }

  private static long pending(Shop shop) {
    try {
      return listed(shop).getFirst().getPendingWebhooks();
    } catch (StripeException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_receiver_named_later_gets_what_nobody_received() throws StripeException {
    try (Shop shop = new Shop(s -> s.withWebhook(null, "whsec_shop"))) {
      shop.pay(shop.checkout(999), "4242424242424242");
      shop.processor.deliverWebhooksTo(shop.receiver.url());
      shop.receiver.event("checkout.session.completed");
    }
  }

  @Test
  void signatures_are_bound_to_secret_time_and_body() throws Exception {
    long now = Instant.now().getEpochSecond();
    String body = "{\"object\":\"event\",\"type\":\"x\"}";
    String signature = Webhooks.signature("whsec_a", now, body);
    assertThat(Webhook.constructEvent(body, signature, "whsec_a").getType()).isEqualTo("x");
    assertThatThrownBy(() -> Webhook.constructEvent(body, signature, "whsec_b"))
        .isInstanceOf(SignatureVerificationException.class);
    assertThatThrownBy(() -> Webhook.constructEvent(body + " ", signature, "whsec_a"))
        .isInstanceOf(SignatureVerificationException.class);
    String old = Webhooks.signature("whsec_a", now - 3_600, body);
    assertThatThrownBy(() -> Webhook.constructEvent(body, old, "whsec_a"))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void a_session_nobody_pays_expires_after_a_day() throws StripeException {
    AtomicLong time = new AtomicLong(Instant.now().getEpochSecond());
    try (Shop shop = new Shop(s -> s.withClock(() -> Instant.ofEpochSecond(time.get())))) {
      Session session = shop.checkout(999);
      assertThat(session.getExpiresAt()).isEqualTo(time.get() + 86_400);
      time.addAndGet(86_400);
      Shop.await("expired", () -> shop.open(session.getUrl()).statusCode() == 410);
      // The SDK refuses a signature from tomorrow's past and future alike, so ask instead.
      assertThat(shop.stripe.v1().events().list().getData().getFirst().getType())
          .isEqualTo("checkout.session.expired");
    }
  }
}
