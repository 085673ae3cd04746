package byway.commerce.payments;

import byway.commerce.payments.Moved.Asked;
import byway.commerce.payments.Moved.Returned;
import byway.commerce.payments.api.CardMoney;
import byway.commerce.payments.api.DisputeState;
import byway.kit.values.Money;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundListParams;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the processor how money stands that was captured, and what happened of late. */
@Singleton
final class ProcessorMoved {
  /** What is told when something became of captured money. */
  static final Set<String> TYPES =
      Set.of(
          "charge.refunded",
          "charge.refund.updated",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated");

  private static final long MOST = 100;

  private final Processor processor;

  ProcessorMoved(Processor processor) {
    this.processor = processor;
  }

  Moved of(UUID accountId, String intentId) {
    var refunds = RefundListParams.builder().setPaymentIntent(intentId).setLimit(MOST).build();
    var disputes = DisputeListParams.builder().setPaymentIntent(intentId).setLimit(MOST).build();
    return new Moved(
        processor.ask(accountId, stripe -> stripe.v1().refunds().list(refunds)).getData().stream()
            .map(ProcessorMoved::returned)
            .toList()
            .reversed(),
        processor.ask(accountId, stripe -> stripe.v1().disputes().list(disputes)).getData().stream()
            .map(ProcessorMoved::asked)
            .toList()
            .reversed());
  }

  /** Events about such money, newest first. */
  StripeCollection<Event> events(UUID accountId, Instant since, @Nullable String after) {
    var params =
        EventListParams.builder()
            .addAllType(TYPES.stream().sorted().toList())
            .setCreated(EventListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setLimit(MOST);
    if (after != null) {
      params.setStartingAfter(after);
    }
    return processor.ask(accountId, stripe -> stripe.v1().events().list(params.build()));
  }

  static List<Event> of(StripeCollection<Event> events) {
    return Objects.requireNonNullElse(events.getData(), List.of());
  }

  static boolean hasFailed(Refund refund) {
    return "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
  }

  private static Returned returned(Refund refund) {
    var metadata = refund.getMetadata();
    boolean failed = hasFailed(refund);
    return new Returned(
        refund.getId(),
        metadata == null ? null : metadata.get("key"),
        money(refund.getAmount(), refund.getCurrency()),
        failed,
        failed ? refund.getFailureReason() : refund.getReason(),
        Instant.ofEpochSecond(refund.getCreated()));
  }

  private static Asked asked(Dispute dispute) {
    return new Asked(
        dispute.getId(),
        money(dispute.getAmount(), dispute.getCurrency()),
        state(dispute.getStatus()),
        Objects.requireNonNullElse(dispute.getReason(), "general"),
        Instant.ofEpochSecond(dispute.getCreated()));
  }

  /** A status that this version does not know is taken for one in which money is asked back. */
  private static DisputeState state(String status) {
    return switch (status) {
      case "warning_needs_response", "warning_under_review" -> DisputeState.INQUIRY;
      case "won", "warning_closed", "prevented" -> DisputeState.WON;
      case "lost" -> DisputeState.LOST;
      default -> DisputeState.OPEN;
    };
  }

  private static Money money(long amount, String currency) {
    return CardMoney.money(amount, currency);
  }
}
