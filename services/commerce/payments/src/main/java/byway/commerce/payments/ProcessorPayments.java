package byway.commerce.payments;

import byway.kit.values.Money;
import byway.kit.values.Refusal;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Payments at the processor. Every request that moves money carries a key made from what it is for,
 * and is the same to the letter each time it is made, so that the processor does it once.
 */
@Singleton
final class ProcessorPayments {
  private static final long MOST = 100;

  /** Clocks differ; what is looked for was made after this much before we asked. */
  private static final Duration LEEWAY = Duration.ofMinutes(10);

  private final Processor processor;

  ProcessorPayments(Processor processor) {
    this.processor = processor;
  }

  /** A page of the processor on which the customer pays. */
  record Page(String sessionId, String url) {}

  /** What came of charging a saved card. */
  sealed interface Charged {
    /** The processor has it, and says how it stands. */
    record Taken(String intentId, Outcome outcome) implements Charged {}

    /** The bank wants to see the card's holder. */
    record NeedsCustomer() implements Charged {}

    record Declined(String code) implements Charged {}

    record NoSuchCard() implements Charged {}
  }

  Page openPage(UUID tenantId, OrderPayment payment, @Nullable String customer) {
    var asked = payment.asked();
    var about = about(tenantId, payment);
    var money =
        PaymentIntentData.builder().setDescription(asked.description()).putAllMetadata(about);
    if (asked.saveCard()) {
      money.setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION);
    }
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
            .setClientReferenceId(asked.orderId().toString())
            .putAllMetadata(about)
            .setSuccessUrl(asked.returnUrl())
            .setCancelUrl(asked.cancelUrl())
            .setPaymentIntentData(money.build())
            .addLineItem(line(asked.description(), asked.amount()));
    if (customer != null) {
      params.setCustomer(customer);
    }
    var once = Processor.once(asked.orderId().toString());
    var session =
        processor.ask(stripe -> stripe.v1().checkout().sessions().create(params.build(), once));
    return new Page(session.getId(), session.getUrl());
  }

  private static LineItem line(String name, Money price) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            LineItem.PriceData.builder()
                .setCurrency(currency(price))
                .setUnitAmount(price.minor())
                .setProductData(LineItem.PriceData.ProductData.builder().setName(name).build())
                .build())
        .build();
  }

  Charged charge(UUID tenantId, OrderPayment payment, String customer, String card) {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(payment.amount().minor())
            .setCurrency(currency(payment.amount()))
            .setCustomer(customer)
            .setPaymentMethod(card)
            .addPaymentMethodType("card")
            .setDescription(payment.asked().description())
            .putAllMetadata(about(tenantId, payment))
            .setConfirm(true)
            .setOffSession(true)
            .build();
    var once = Processor.once(payment.orderId() + "/card");
    return processor.ask(
        stripe -> {
          try {
            var intent = stripe.v1().paymentIntents().create(params, once);
            return "requires_action".equals(intent.getStatus())
                ? new Charged.NeedsCustomer()
                : new Charged.Taken(intent.getId(), outcome(intent));
          } catch (CardException e) {
            return "authentication_required".equals(e.getCode())
                ? new Charged.NeedsCustomer()
                : new Charged.Declined(code(e.getDeclineCode(), e.getCode()));
          } catch (InvalidRequestException e) {
            if ("payment_method".equals(e.getParam())) { // Gone, or another customer's.
              return new Charged.NoSuchCard();
            }
            throw e;
          }
        });
  }

  /** Finds a charge of whose making we never heard the end. */
  Optional<PaymentIntent> findCharge(OrderPayment payment, String customer) {
    var params =
        PaymentIntentListParams.builder()
            .setCustomer(customer)
            .setCreated(
                PaymentIntentListParams.Created.builder()
                    .setGte(payment.askedAt().minus(LEEWAY).getEpochSecond())
                    .build())
            .setLimit(MOST)
            .build();
    return processor.ask(stripe -> stripe.v1().paymentIntents().list(params)).getData().stream()
        .filter(intent -> payment.orderId().toString().equals(intent.getMetadata().get("order")))
        .findFirst();
  }

  Outcome session(String id) {
    Session session = processor.ask(stripe -> stripe.v1().checkout().sessions().retrieve(id));
    return outcome(session);
  }

  PaymentIntent intent(String id) {
    return processor.ask(stripe -> stripe.v1().paymentIntents().retrieve(id));
  }

  /**
   * Pays back.
   *
   * @param looksFirst for one asked for so long ago that the processor may have forgotten its key
   */
  void refund(String intentId, UUID key, Money amount, boolean looksFirst) {
    if (looksFirst && wasRefunded(intentId, key)) {
      return;
    }
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intentId)
            .setAmount(amount.minor())
            .putMetadata("key", key.toString())
            .build();
    var once = Processor.once("refund/" + key);
    require(processor.ask(stripe -> stripe.v1().refunds().create(params, once)));
  }

  private boolean wasRefunded(String intentId, UUID key) {
    var params = RefundListParams.builder().setPaymentIntent(intentId).setLimit(MOST).build();
    return processor.ask(stripe -> stripe.v1().refunds().list(params)).getData().stream()
        .anyMatch(
            refund -> key.toString().equals(refund.getMetadata().get("key")) && !hasFailed(refund));
  }

  private static void require(Refund refund) {
    if (hasFailed(refund)) {
      throw Refusal.unavailable(
          "processor_unavailable", "the card processor could not pay the money back");
    }
  }

  private static boolean hasFailed(Refund refund) {
    return "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
  }

  static Outcome outcome(Session session) {
    if ("paid".equals(session.getPaymentStatus())) {
      return new Outcome.Paid(
          session.getPaymentIntent(), new Money(session.getAmountTotal(), session.getCurrency()));
    }
    return "expired".equals(session.getStatus()) ? new Outcome.Expired() : new Outcome.Open();
  }

  static Outcome outcome(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" ->
          new Outcome.Paid(
              intent.getId(), new Money(intent.getAmountReceived(), intent.getCurrency()));
      case "canceled" -> new Outcome.Failed("canceled");
      case "requires_payment_method" -> new Outcome.Failed(code(intent.getLastPaymentError()));
      default -> new Outcome.Open();
    };
  }

  private static String code(@Nullable StripeError error) {
    return error == null ? "declined" : code(error.getDeclineCode(), error.getCode());
  }

  private static String code(@Nullable String exact, @Nullable String general) {
    if (exact != null) {
      return exact;
    }
    return general != null ? general : "declined";
  }

  private static Map<String, String> about(UUID tenantId, OrderPayment payment) {
    return Map.of(
        "tenant", tenantId.toString(),
        "order", payment.orderId().toString(),
        "customer", payment.customerId().toString());
  }

  private static String currency(Money money) {
    return money.currency().toLowerCase(Locale.ROOT);
  }
}
