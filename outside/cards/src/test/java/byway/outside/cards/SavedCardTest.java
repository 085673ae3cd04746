package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SavedCardTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Customer customer() throws StripeException {
    return shop.stripe
        .v1()
        .customers()
        .create(CustomerCreateParams.builder().setEmail("ada@example.com").build());
  }

  private List<PaymentMethod> cards(String customer) throws StripeException {
    return shop.stripe
        .v1()
        .paymentMethods()
        .list(
            PaymentMethodListParams.builder()
                .setCustomer(customer)
                .setType(PaymentMethodListParams.Type.CARD)
                .build())
        .getData();
  }

  private PaymentIntent refill(String customer, String method) throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(700L)
                .setCurrency("usd")
                .setCustomer(customer)
                .setPaymentMethod(method)
                .setOffSession(true)
                .setConfirm(true)
                .build());
  }

  private PaymentMethod attach(String customer, String method) throws StripeException {
    return shop.stripe
        .v1()
        .paymentMethods()
        .attach(method, PaymentMethodAttachParams.builder().setCustomer(customer).build());
  }

  @Test
  void a_card_saved_at_checkout_pays_while_its_owner_is_away() throws StripeException {
    String customer = customer().getId();
    Session session = shop.checkout(Shop.pack(999).setCustomer(customer).build());
    shop.pay(session, "4242424242424242", Map.of("save", "on"));

    PaymentMethod card = cards(customer).getFirst();
    assertThat(card.getCard().getLast4()).isEqualTo("4242");
    assertThat(card.getCard().getExpYear()).isEqualTo(2034);
    assertThat(refill(customer, card.getId()).getStatus()).isEqualTo("succeeded");
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(1_699);
  }

  @Test
  void a_card_not_saved_cannot_be_used_again() throws StripeException {
    String customer = customer().getId();
    Session session = shop.checkout(Shop.pack(999).setCustomer(customer).build());
    shop.pay(session, "4242424242424242");
    assertThat(cards(customer)).isEmpty();
    String used = shop.again(session).getPaymentIntentObject().getPaymentMethod();
    assertThatThrownBy(() -> refill(customer, used)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void a_guest_who_saves_a_card_becomes_a_customer() throws StripeException {
    Session session = shop.checkout(999);
    shop.pay(session, "4242424242424242", Map.of("save", "on"));
    String customer = shop.again(session).getCustomer();
    assertThat(shop.stripe.v1().customers().retrieve(customer).getName()).isEqualTo("Ada Guest");
    assertThat(cards(customer)).hasSize(1);
  }

  @Test
  void a_card_set_up_with_authentication_needs_none_later() throws StripeException {
    String customer = customer().getId();
    Session session =
        shop.checkout(
            Shop.pack(999)
                .setCustomer(customer)
                .setPaymentIntentData(
                    PaymentIntentData.builder()
                        .setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                        .build())
                .build());
    String bank = Shop.location(shop.pay(session, "4000002500003155"));
    shop.post(bank, Map.of("outcome", "complete"));
    assertThat(refill(customer, cards(customer).getFirst().getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void a_bank_that_always_asks_refuses_payments_without_the_owner() throws StripeException {
    String customer = customer().getId();
    String card = attach(customer, "pm_card_authenticationRequired").getId();
    assertThatThrownBy(() -> refill(customer, card))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("authentication_required");
              assertThat(e.getStripeError().getPaymentIntent().getStatus())
                  .isEqualTo("requires_payment_method");
              assertThat(e.getStripeError().getPaymentMethod().getId()).isEqualTo(card);
            });
    assertThat(shop.processor.capturedMinor("usd")).isZero();
  }

  @Test
  void with_its_owner_there_the_bank_asks_and_sends_them_back() throws StripeException {
    String customer = customer().getId();
    String card = attach(customer, "pm_card_authenticationRequired").getId();
    PaymentIntent intent =
        shop.stripe
            .v1()
            .paymentIntents()
            .create(
                PaymentIntentCreateParams.builder()
                    .setAmount(700L)
                    .setCurrency("eur")
                    .setCustomer(customer)
                    .setPaymentMethod(card)
                    .setConfirm(true)
                    .setReturnUrl("https://shop.example/back?order=1")
                    .build());
    String bank = intent.getNextAction().getRedirectToUrl().getUrl();
    assertThat(Shop.location(shop.post(bank, Map.of("outcome", "complete"))))
        .startsWith("https://shop.example/back?order=1&payment_intent=" + intent.getId())
        .endsWith("&redirect_status=succeeded");
    assertThat(shop.processor.capturedMinor("EUR")).isEqualTo(700);
  }

  @Test
  void a_saved_card_that_stops_paying_is_told_with_its_reason() throws StripeException {
    String customer = customer().getId();
    String card = attach(customer, "pm_card_chargeCustomerFail").getId();
    assertThatThrownBy(() -> refill(customer, card))
        .isInstanceOfSatisfying(
            CardException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(402);
              assertThat(e.getDeclineCode()).isEqualTo("generic_decline");
            });
    shop.receiver.event("payment_intent.payment_failed");
  }

  @Test
  void detached_cards_and_cards_of_others_are_refused() throws StripeException {
    String ada = customer().getId();
    String eve = customer().getId();
    String card = attach(ada, "pm_card_visa").getId();
    assertThatThrownBy(() -> refill(eve, card)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> attach(eve, card)).isInstanceOf(InvalidRequestException.class);
    shop.stripe.v1().paymentMethods().detach(card);
    assertThat(cards(ada)).isEmpty();
    assertThatThrownBy(() -> refill(ada, card)).isInstanceOf(InvalidRequestException.class);
    assertThat(shop.processor.payments()).isEmpty();
  }

  @Test
  void a_payment_can_be_confirmed_later_or_canceled() throws StripeException {
    var intents = shop.stripe.v1().paymentIntents();
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(700L)
            .setCurrency("usd")
            .setPaymentMethod("pm_card_visa")
            .build();
    PaymentIntent first = intents.create(params);
    assertThat(first.getStatus()).isEqualTo("requires_confirmation");
    assertThat(intents.confirm(first.getId()).getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> intents.cancel(first.getId()))
        .isInstanceOf(InvalidRequestException.class);
    PaymentIntent second = intents.create(params);
    assertThat(intents.cancel(second.getId()).getStatus()).isEqualTo("canceled");
    assertThatThrownBy(() -> intents.confirm(second.getId()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(shop.processor.capturedMinor("usd")).isEqualTo(700);
  }

  @Test
  void a_deleted_customer_is_forgotten_with_their_cards() throws StripeException {
    String customer = customer().getId();
    String card = attach(customer, "pm_card_visa").getId();
    shop.stripe.v1().customers().delete(customer);
    Customer gone = shop.stripe.v1().customers().retrieve(customer);
    assertThat(gone.getDeleted()).isTrue();
    assertThat(gone.getEmail()).isNull();
    assertThatThrownBy(() -> refill(customer, card)).isInstanceOf(InvalidRequestException.class);
  }
}
