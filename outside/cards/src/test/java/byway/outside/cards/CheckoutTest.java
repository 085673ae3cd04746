package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_guest_buys_with_a_card() throws StripeException {
    Session session = shop.checkout(999);
    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(session.getAmountTotal()).isEqualTo(999);
    HttpResponse<String> page = shop.open(session.getUrl());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("9.99 USD", "1 GB &lt;pack&gt;", "autocomplete=\"cc-number\"")
        .doesNotContain("<script", "<pack>");

    assertThat(Shop.location(shop.pay(session, "4242 4242 4242 4242")))
        .isEqualTo(Shop.thanks(session));

    Session paid = shop.again(session);
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    assertThat(paid.getUrl()).isNull();
    PaymentIntent intent = paid.getPaymentIntentObject();
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getAmountReceived()).isEqualTo(999);
    assertThat(intent.getMetadata()).containsEntry("order", "1");
    assertThat(intent.getLatestChargeObject().getPaymentMethodDetails().getCard().getLast4())
        .isEqualTo("4242");
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(999);

    Session told =
        (Session)
            shop.receiver
                .event("checkout.session.completed")
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(told.getId()).isEqualTo(session.getId());
    assertThat(told.getClientReferenceId()).isEqualTo("order-1");
    assertThat(told.getMetadata()).containsEntry("tenant", "harbour");
    assertThat(told.getPaymentIntent()).isEqualTo(intent.getId());
    assertThat(shop.receiver.types())
        .containsExactly("payment_intent.succeeded", "checkout.session.completed");
  }

  @Test
  void paying_twice_charges_once() throws StripeException {
    Session session = shop.checkout(500);
    shop.pay(session, "4242424242424242");
    assertThat(Shop.location(shop.pay(session, "4242424242424242")))
        .isEqualTo(Shop.thanks(session));
    assertThat(Shop.location(shop.open(session.getUrl()))).isEqualTo(Shop.thanks(session));
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(500);
  }

  @Test
  void a_declined_guest_tries_another_card() throws StripeException {
    Session session = shop.checkout(999);
    HttpResponse<String> declined = shop.pay(session, "4000000000000002");
    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body())
        .contains("Your card was declined.", "Ada Guest")
        .doesNotContain("4000000000000002", "value=\"123\"");
    assertThat(shop.pay(session, "4000000000009995").body()).contains("insufficient funds");
    Session between = shop.again(session);
    assertThat(between.getStatus()).isEqualTo("open");
    assertThat(between.getPaymentIntentObject().getLastPaymentError().getDeclineCode())
        .isEqualTo("insufficient_funds");

    Shop.location(shop.pay(session, "5555555555554444"));

    assertThat(shop.again(session).getPaymentIntent()).isEqualTo(between.getPaymentIntent());
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(999);
    shop.receiver.event("checkout.session.completed");
    assertThat(shop.receiver.types())
        .containsExactly(
            "payment_intent.payment_failed",
            "payment_intent.payment_failed",
            "payment_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  void mistyped_cards_are_told_apart_and_charge_nothing() throws StripeException {
    Session session = shop.checkout(999);
    assertThat(shop.pay(session, "4242424242424241").body())
        .contains("id=\"number-mistake\">Your card number is incorrect.");
    assertThat(shop.pay(session, "4242424242424242", Map.of("expiry", "12 / 19")).body())
        .contains("id=\"expiry-mistake\"");
    assertThat(shop.pay(session, "4242424242424242", Map.of("expiry", "13/34")).body())
        .contains("expiration month is invalid");
    assertThat(shop.pay(session, "4242424242424242", Map.of("cvc", "1")).body())
        .contains("id=\"cvc-mistake\"");
    HttpResponse<String> nameless = shop.pay(session, "4242424242424242", Map.of("name", " "));
    assertThat(nameless.statusCode()).isEqualTo(422);
    assertThat(nameless.body()).contains("id=\"name-mistake\"");
    assertThat(shop.pay(session, "4111111111111111").body()).contains("non test card");
    assertThat(shop.processor.capturedMinor("usd")).isZero();
    assertThat(shop.again(session).getStatus()).isEqualTo("open");
  }

  @Test
  void three_d_secure_sends_the_guest_by_their_bank() throws StripeException {
    Session session = shop.checkout(999);
    String bank = Shop.location(shop.pay(session, "4000002500003155"));
    assertThat(shop.open(bank).body()).contains("Complete authentication", "3155", "9.99 USD");
    PaymentIntent waiting = shop.again(session).getPaymentIntentObject();
    assertThat(waiting.getStatus()).isEqualTo("requires_action");
    assertThat(waiting.getNextAction().getRedirectToUrl().getUrl()).isEqualTo(bank);
    assertThat(shop.processor.capturedMinor("usd")).isZero();

    assertThat(Shop.location(shop.post(bank, Map.of("outcome", "complete"))))
        .isEqualTo(Shop.thanks(session));
    assertThat(Shop.location(shop.post(bank, Map.of("outcome", "fail"))))
        .as("pressed twice")
        .isEqualTo(Shop.thanks(session));
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(999);
  }

  @Test
  void who_fails_three_d_secure_can_pay_with_another_card() throws StripeException {
    Session session = shop.checkout(999);
    String bank = Shop.location(shop.pay(session, "4000000000003220"));
    String back = Shop.location(shop.post(bank, Map.of("outcome", "fail")));
    assertThat(back).isEqualTo(session.getUrl());
    assertThat(shop.open(back).body()).contains("unable to authenticate your payment method");
    assertThat(shop.processor.capturedMinor("usd")).isZero();

    assertThat(Shop.location(shop.pay(session, "4242424242424242")))
        .isEqualTo(Shop.thanks(session));
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(999);
  }

  @Test
  void an_expired_session_takes_no_money() throws StripeException {
    Session session = shop.checkout(999);
    String bank = Shop.location(shop.pay(session, "4000000000003220"));
    Session expired = shop.stripe.v1().checkout().sessions().expire(session.getId());
    assertThat(expired.getStatus()).isEqualTo("expired");

    assertThat(shop.pay(session, "4242424242424242").statusCode()).isEqualTo(410);
    assertThat(Shop.location(shop.post(bank, Map.of("outcome", "complete"))))
        .isEqualTo(session.getUrl());

    assertThat(shop.processor.capturedMinor("usd")).isZero();
    assertThat(shop.again(session).getPaymentIntentObject().getStatus()).isEqualTo("canceled");
    shop.receiver.event("checkout.session.expired");
    assertThatThrownBy(() -> shop.stripe.v1().checkout().sessions().expire(session.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "122034", "12/2034", "12 / 34", "12-34"})
  void the_expiry_is_understood_as_phones_type_it(String expiry) throws StripeException {
    Session session = shop.checkout(999);
    assertThat(Shop.location(shop.pay(session, "378282246310005", Map.of("expiry", expiry))))
        .isEqualTo(Shop.thanks(session));
  }

  @Test
  void a_disputed_card_pays_and_then_takes_it_back() throws StripeException {
    Session session = shop.checkout(999);
    Shop.location(shop.pay(session, "4000000000000259"));
    Dispute dispute =
        (Dispute)
            shop.receiver
                .event("charge.dispute.created")
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(dispute.getAmount()).isEqualTo(999);
    assertThat(dispute.getPaymentIntent()).isEqualTo(shop.again(session).getPaymentIntent());
    assertThat(shop.processor.disputedMinor("usd")).isEqualTo(999);
  }

  @Test
  void bad_sessions_are_refused_with_the_parameter_at_fault() {
    assertThatThrownBy(() -> shop.checkout(49))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("amount_too_small"));
    assertThatThrownBy(
            () -> shop.checkout(Shop.pack(999).setSuccessUrl("javascript:alert(1)").build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("success_url"));
    assertThatThrownBy(() -> shop.checkout(Shop.pack(999).setCustomer("cus_none").build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("resource_missing"));
    assertThatThrownBy(
            () ->
                shop.checkout(
                    SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl(Shop.SUCCESS)
                        .build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getStripeError().getParam()).isEqualTo("line_items"));
    assertThat(shop.open(shop.processor.apiBase() + "/c/pay/cs_none").statusCode()).isEqualTo(404);
  }

  @Test
  void the_static_style_of_the_sdk_works_too() throws StripeException {
    Stripe.overrideApiBase(shop.processor.apiBase());
    Stripe.apiKey = shop.processor.apiKey();
    Session session = Session.create(Shop.pack(999).build());
    assertThat(Session.retrieve(session.getId()).getAmountTotal()).isEqualTo(999);
  }

  @Test
  void the_version_is_that_of_the_sdk() {
    assertThat(ApiEndpoint.VERSION).isEqualTo(Stripe.API_VERSION);
  }
}
