package byway.outside.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing the processor remembers. Times are seconds since 1970, amounts in minor units. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.Customer.class, name = "customer"),
  @JsonSubTypes.Type(value = Entry.PaymentMethod.class, name = "payment_method"),
  @JsonSubTypes.Type(value = Entry.CheckoutSession.class, name = "checkout_session"),
  @JsonSubTypes.Type(value = Entry.PaymentIntent.class, name = "payment_intent"),
  @JsonSubTypes.Type(value = Entry.Charge.class, name = "charge"),
  @JsonSubTypes.Type(value = Entry.Refund.class, name = "refund"),
  @JsonSubTypes.Type(value = Entry.Dispute.class, name = "dispute"),
  @JsonSubTypes.Type(value = Entry.Event.class, name = "event"),
  @JsonSubTypes.Type(value = Entry.Delivery.class, name = "delivery"),
  @JsonSubTypes.Type(value = Entry.IdempotentAnswer.class, name = "idempotent_answer"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Entry {
  String id();

  /** Deleted customers are kept, emptied of what tells who they were. */
  record Customer(
      String id,
      long created,
      @Nullable String email,
      @Nullable String name,
      @Nullable String phone,
      Map<String, String> metadata,
      boolean deleted)
      implements Entry {}

  /** All that is kept of a card; never its number. */
  record Card(
      String brand,
      String last4,
      int expMonth,
      int expYear,
      String fingerprint,
      TestCard behaviour) {}

  /**
   * @param setUp authenticated by its owner for later payments without them
   * @param spent used or detached: without a customer it cannot be used again
   */
  record PaymentMethod(
      String id,
      long created,
      Card card,
      @Nullable String holder,
      @Nullable String customer,
      boolean setUp,
      boolean spent)
      implements Entry {
    PaymentMethod attachedTo(String owner, boolean nowSetUp) {
      return new PaymentMethod(id, created, card, holder, owner, setUp || nowSetUp, false);
    }

    PaymentMethod detached() {
      return new PaymentMethod(id, created, card, holder, null, false, true);
    }
  }

  record Line(String name, @Nullable String description, long unitAmount, long quantity) {
    long amount() {
      return unitAmount * quantity;
    }
  }

  /** What the session's payment will carry. */
  record IntentTerms(
      Map<String, String> metadata,
      @Nullable String description,
      @Nullable String setupFutureUsage) {}

  /** Status: open, complete or expired. */
  record CheckoutSession(
      String id,
      long created,
      long expiresAt,
      String status,
      List<Line> lines,
      String currency,
      @Nullable String customer,
      @Nullable String customerEmail,
      @Nullable String clientReferenceId,
      Map<String, String> metadata,
      IntentTerms terms,
      String successUrl,
      @Nullable String cancelUrl,
      @Nullable String paymentIntent)
      implements Entry {
    long amount() {
      return lines.stream().mapToLong(Line::amount).sum();
    }

    boolean open() {
      return status.equals("open");
    }

    CheckoutSession with(String newStatus, @Nullable String payer, @Nullable String intent) {
      return new CheckoutSession(
          id,
          created,
          expiresAt,
          newStatus,
          lines,
          currency,
          payer,
          customerEmail,
          clientReferenceId,
          metadata,
          terms,
          successUrl,
          cancelUrl,
          intent);
    }
  }

  enum IntentStatus {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_ACTION,
    SUCCEEDED,
    CANCELED;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Problem(String code, @Nullable String declineCode, String message) {}

  /**
   * The part of a payment that moves.
   *
   * @param challenge opens the 3-D Secure page; not guessable; kept after it was answered, so that
   *     who presses its button twice still finds the way back
   */
  record Progress(
      IntentStatus status,
      @Nullable String paymentMethod,
      @Nullable String latestCharge,
      @Nullable Problem lastError,
      @Nullable String challenge,
      @Nullable String returnUrl,
      @Nullable Long canceledAt,
      @Nullable String cancellationReason) {
    static Progress waiting(IntentStatus status, @Nullable String paymentMethod) {
      return new Progress(status, paymentMethod, null, null, null, null, null, null);
    }

    static Progress challenged(String paymentMethod, String challenge, @Nullable String returnUrl) {
      return new Progress(
          IntentStatus.REQUIRES_ACTION,
          paymentMethod,
          null,
          null,
          challenge,
          returnUrl,
          null,
          null);
    }

    Progress succeeded(String method, String charge) {
      return new Progress(
          IntentStatus.SUCCEEDED, method, charge, null, challenge, returnUrl, null, null);
    }

    Progress failed(Problem problem, String charge) {
      return new Progress(
          IntentStatus.REQUIRES_PAYMENT_METHOD,
          null,
          charge,
          problem,
          challenge,
          returnUrl,
          null,
          null);
    }

    Progress canceled(long at, @Nullable String reason) {
      return new Progress(
          IntentStatus.CANCELED,
          paymentMethod,
          latestCharge,
          lastError,
          challenge,
          returnUrl,
          at,
          reason);
    }
  }

  record PaymentIntent(
      String id,
      String clientSecret,
      long created,
      long amount,
      String currency,
      @Nullable String customer,
      @Nullable String description,
      Map<String, String> metadata,
      @Nullable String setupFutureUsage,
      @Nullable String session,
      Progress progress)
      implements Entry {
    PaymentIntent with(Progress next) {
      return new PaymentIntent(
          id,
          clientSecret,
          created,
          amount,
          currency,
          customer,
          description,
          metadata,
          setupFutureUsage,
          session,
          next);
    }

    PaymentIntent saving(@Nullable String payer, @Nullable String usage) {
      return new PaymentIntent(
          id,
          clientSecret,
          created,
          amount,
          currency,
          payer,
          description,
          metadata,
          usage,
          session,
          progress);
    }

    IntentStatus status() {
      return progress.status();
    }
  }

  record Charge(
      String id,
      long created,
      long amount,
      String currency,
      String paymentIntent,
      @Nullable String customer,
      String paymentMethod,
      Card card,
      @Nullable String holder,
      @Nullable String description,
      Map<String, String> metadata,
      boolean authenticated,
      @Nullable Problem failure,
      long amountRefunded,
      boolean disputed)
      implements Entry {
    long amountCaptured() {
      return failure == null ? amount : 0;
    }

    Charge with(long refunded, boolean nowDisputed) {
      return new Charge(
          id,
          created,
          amount,
          currency,
          paymentIntent,
          customer,
          paymentMethod,
          card,
          holder,
          description,
          metadata,
          authenticated,
          failure,
          refunded,
          nowDisputed);
    }
  }

  record Refund(
      String id,
      long created,
      long amount,
      String currency,
      String charge,
      String paymentIntent,
      @Nullable String reason,
      Map<String, String> metadata,
      @Nullable String failure)
      implements Entry {
    boolean hasFailed() {
      return failure != null;
    }

    Refund failed(String why) {
      return new Refund(
          id, created, amount, currency, charge, paymentIntent, reason, metadata, why);
    }
  }

  /**
   * @param status none of one that was kept before there were others than {@code needs_response}
   */
  record Dispute(
      String id,
      long created,
      long amount,
      String currency,
      String charge,
      String paymentIntent,
      @Nullable String status)
      implements Entry {
    Dispute with(String next) {
      return new Dispute(id, created, amount, currency, charge, paymentIntent, next);
    }

    String statusNow() {
      return status == null ? Disputes.NEEDS_RESPONSE : status;
    }

    boolean isInquiry() {
      return statusNow().startsWith("warning_");
    }

    boolean isOver() {
      return List.of("won", "lost", "warning_closed").contains(statusNow());
    }
  }

  /** The data is the JSON of the object as it was when the event happened. */
  record Event(
      String id,
      long created,
      String type,
      String data,
      @Nullable String request,
      @Nullable String idempotencyKey)
      implements Entry {}

  enum DeliveryState {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  /** How far the event of the same id has come on its way to the webhook. */
  record Delivery(String id, int attempts, DeliveryState state) implements Entry {}

  /** The answer to a call, by its Idempotency-Key; the digest is keyed, as calls may hold cards. */
  record IdempotentAnswer(String id, long created, String digest, int status, String body)
      implements Entry {}
}
