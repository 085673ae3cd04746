package byway.outside.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disputes and refunds after a payment, and amounts as Stripe counts them. */
class AfterwardsTest {
  @Test
  void evidence_that_wins_gives_the_money_back_and_says_so() throws StripeException {
    try (var shop = new Shop()) {
      var intent = pay(shop, "usd", 1_000, "pm_card_createDispute");
      var dispute = shop.stripe.v1().disputes().list().getData().getFirst();
      assertThat(dispute.getStatus()).isEqualTo("needs_response");
      assertThatThrownBy(() -> refund(shop, intent))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));
      assertThat(answered(shop, dispute, "winning_evidence").getStatus()).isEqualTo("won");
      assertThat(shop.processor.disputedMinor("usd")).isZero();
      refund(shop, intent);
      assertThat(shop.stripe.v1().events().list().getData())
          .extracting(Event::getType)
          .contains(
              "charge.dispute.created",
              "charge.dispute.funds_withdrawn",
              "charge.dispute.closed",
              "charge.dispute.funds_reinstated",
              "refund.created");
      assertThatThrownBy(() -> answered(shop, dispute, "losing_evidence"))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void an_inquiry_moves_no_money() throws StripeException {
    try (var shop = new Shop()) {
      var intent = pay(shop, "usd", 1_000, "pm_card_createDisputeInquiry");
      assertThat(shop.stripe.v1().disputes().list().getData().getFirst().getStatus())
          .isEqualTo("warning_needs_response");
      refund(shop, intent);
      assertThat(shop.processor.refundedMinor("usd")).isEqualTo(1_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "usd, 49",
    "jpy, 49",
    "czk, 1499",
    "huf, 17499",
    "ugx, 50",
    "isk, 5050",
    "kwd, 1255",
    "eur, 100000000",
    "lyd, 1000",
    "clf, 10000"
  })
  void amounts_that_stripe_refuses_are_refused(String currency, long amount) {
    try (var shop = new Shop()) {
      assertThatThrownBy(() -> pay(shop, currency, amount, "pm_card_visa"))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"ugx, 500000", "isk, 50000", "kwd, 1250", "jpy, 50", "mga, 5000", "idr, 5000000000"})
  void amounts_that_stripe_takes_are_taken(String currency, long amount) throws StripeException {
    try (var shop = new Shop()) {
      assertThat(pay(shop, currency, amount, "pm_card_visa").getStatus()).isEqualTo("succeeded");
    }
  }

  private static Dispute answered(Shop shop, Dispute dispute, String evidence)
      throws StripeException {
    return shop.stripe
        .v1()
        .disputes()
        .update(
            dispute.getId(),
            DisputeUpdateParams.builder()
                .setEvidence(
                    DisputeUpdateParams.Evidence.builder().setUncategorizedText(evidence).build())
                .build());
  }

  private static void refund(Shop shop, PaymentIntent intent) throws StripeException {
    var unused =
        shop.stripe
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent.getId()).build());
  }

  private static PaymentIntent pay(Shop shop, String currency, long amount, String method)
      throws StripeException {
    return shop.stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(currency)
                .setPaymentMethod(method)
                .addPaymentMethodType("card")
                .setConfirm(true)
                .build());
  }
}
