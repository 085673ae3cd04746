package byway.commerce.payments;

import byway.commerce.payments.api.CardMoney;
import byway.kit.values.Money;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
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
    record Taken(String intentId, PaymentOutcome outcome) implements Charged {}

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
        processor.ask(
            payment.accountId(),
            stripe -> stripe.v1().checkout().sessions().create(params.build(), once));
    return new Page(session.getId(), session.getUrl());
  }

  private static LineItem line(String name, Money price) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            LineItem.PriceData.builder()
                .setCurrency(currency(price))
                .setUnitAmount(CardMoney.amount(price))
                .setProductData(LineItem.PriceData.ProductData.builder().setName(name).build())
                .build())
        .build();
  }

  Charged charge(UUID tenantId, OrderPayment payment, String customer, String card) {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(CardMoney.amount(payment.amount()))
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
        payment.accountId(),
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
    return processor
        .ask(payment.accountId(), stripe -> stripe.v1().paymentIntents().list(params))
        .getData()
        .stream()
        .filter(intent -> payment.orderId().toString().equals(intent.getMetadata().get("order")))
        .findFirst();
  }

  PaymentOutcome session(UUID accountId, String id) {
    Session session =
        processor.ask(accountId, stripe -> stripe.v1().checkout().sessions().retrieve(id));
    return outcome(session);
  }

  PaymentIntent intent(UUID accountId, String id) {
    return processor.ask(accountId, stripe -> stripe.v1().paymentIntents().retrieve(id));
  }

  /**
   * Pays back.
   *
   * @param looksFirst for one asked for so long ago that the processor may have forgotten its key
   * @return why the processor will never do it; none where it is done
   */
  Optional<String> refund(
      UUID accountId, String intentId, UUID key, Money amount, boolean looksFirst) {
    if (looksFirst) {
      var known = refundOf(accountId, intentId, key);
      if (known.isPresent()) {
        return failure(known.get());
      }
    }
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intentId)
            .setAmount(CardMoney.amount(amount))
            .putMetadata("key", key.toString())
            .build();
    var once = Processor.once("refund/" + key);
    return processor.ask(
        accountId,
        stripe -> {
          try {
            return failure(stripe.v1().refunds().create(params, once));
          } catch (InvalidRequestException | IdempotencyException e) {
            if (Processor.isForGood(e)) {
              return Optional.of(Processor.code(e));
            }
            throw e;
          }
        });
  }

  private Optional<Refund> refundOf(UUID accountId, String intentId, UUID key) {
    var params = RefundListParams.builder().setPaymentIntent(intentId).setLimit(MOST).build();
    return processor.ask(accountId, stripe -> stripe.v1().refunds().list(params)).getData().stream()
        .filter(refund -> key.toString().equals(refund.getMetadata().get("key")))
        .findFirst();
  }

  private static Optional<String> failure(Refund refund) {
    if (!ProcessorMoved.hasFailed(refund)) {
      return Optional.empty();
    }
    var reason = refund.getFailureReason();
    return Optional.of(reason == null ? "failed" : reason);
  }

  static PaymentOutcome outcome(Session session) {
    if ("paid".equals(session.getPaymentStatus())) {
      return new PaymentOutcome.Paid(
          session.getPaymentIntent(), received(session.getAmountTotal(), session.getCurrency()));
    }
    return "expired".equals(session.getStatus())
        ? new PaymentOutcome.Expired()
        : new PaymentOutcome.Open();
  }

  static PaymentOutcome outcome(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" ->
          new PaymentOutcome.Paid(
              intent.getId(), received(intent.getAmountReceived(), intent.getCurrency()));
      case "canceled" -> new PaymentOutcome.Failed("canceled");
      case "requires_payment_method" ->
          new PaymentOutcome.Failed(code(intent.getLastPaymentError()));
      default -> new PaymentOutcome.Open();
    };
  }

  /** None where it is no amount of ours: then it is not what was asked for, either. */
  private static Optional<Money> received(long amount, String currency) {
    try {
      return Optional.of(CardMoney.money(amount, currency));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
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
