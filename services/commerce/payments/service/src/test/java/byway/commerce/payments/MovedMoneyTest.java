package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.commerce.payments.api.DisputeState;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentMoved;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.RefundState;
import byway.kit.values.Money;
import com.stripe.exception.StripeException;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of captured money at the processor, without our asking for it. */
class MovedMoneyTest extends AtAProcessor {
  @Test
  void a_refund_made_in_the_processors_dashboard_is_heard_of_once() throws StripeException {
    var order = here.paid(Guest.GOOD, false).orderId();
    refundElsewhere(order, 400L);
    var message = here.mailbox.next("charge.refunded");
    here.tell(message);
    here.tell(message);
    here.tell(here.mailbox.next("refund.created"));
    var payment = here.get(order);
    assertThat(payment.refundedMinor()).isEqualTo(400);
    assertThat(payment.everyRefund())
        .extracting(PaymentRefund::amount, PaymentRefund::state, PaymentRefund::elsewhere)
        .containsExactly(tuple(new Money(400, "EUR"), RefundState.DONE, true));
    assertThat(here.published(PaymentMoved.class))
        .containsExactly(new PaymentMoved(order, here.customer));
    assertRefused("more_than_captured", () -> refund(order, 600));
    assertThat(refund(order, 599)).isEqualTo(999);
    assertRefused("already_refunded", () -> refund(order, 1));
  }

  @Test
  void our_own_refund_is_not_taken_for_another() {
    var order = here.paid(Guest.GOOD, false).orderId();
    assertThat(refund(order, 400)).isEqualTo(400);
    here.tell(here.mailbox.next("charge.refunded"));
    here.tell(here.mailbox.next("refund.created"));
    assertThat(here.get(order).refundedMinor()).isEqualTo(400);
    assertThat(here.get(order).everyRefund()).hasSize(1);
    assertThat(here.published(PaymentMoved.class)).isEmpty();
  }

  @Test
  void a_dispute_is_won_whatever_comes_first() throws StripeException {
    var order = here.paid(Guest.DISPUTED, false).orderId();
    var opened = here.mailbox.next("charge.dispute.created");
    decide(order, "winning_evidence");
    here.tell(here.mailbox.next("charge.dispute.closed"));
    here.tell(opened);
    here.tell(here.mailbox.next("charge.dispute.funds_withdrawn"));
    here.tell(here.mailbox.next("charge.dispute.funds_reinstated"));
    assertThat(here.get(order).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.get(order).everyDispute())
        .extracting(PaymentDispute::state)
        .containsExactly(DisputeState.WON);
    assertThat(refund(order, 999)).isEqualTo(999);
  }

  @Test
  void a_lost_dispute_stays_one_and_nothing_is_paid_back_besides() throws StripeException {
    var order = here.paid(Guest.DISPUTED, false).orderId();
    here.tell(here.mailbox.next("charge.dispute.created"));
    assertThat(here.get(order).state()).isEqualTo(PaymentState.DISPUTED);
    assertRefused("payment_disputed", () -> refund(order, 1));
    decide(order, "losing_evidence");
    here.tell(here.mailbox.next("charge.dispute.closed"));
    assertThat(here.get(order).state()).isEqualTo(PaymentState.DISPUTED);
    assertThat(here.get(order).everyDispute())
        .extracting(PaymentDispute::state)
        .containsExactly(DisputeState.LOST);
    assertThat(here.processor.refundedMinor("EUR")).isZero();
  }

  @Test
  void what_no_message_told_is_asked_for() throws StripeException {
    var refunded = here.paid(Guest.GOOD, false).orderId();
    var disputed = here.paid(Guest.DISPUTED, false).orderId();
    refundElsewhere(refunded, null);
    here.askForMissed();
    assertThat(here.get(refunded).refundedMinor()).isEqualTo(999);
    assertThat(here.get(disputed).state()).isEqualTo(PaymentState.DISPUTED);
    here.askForMissed();
    assertThat(here.published(PaymentMoved.class)).hasSize(2);

    decide(disputed, "winning_evidence");
    infrastructure.clock.advance(Duration.ofHours(7));
    here.doDue();
    assertThat(here.get(disputed).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void what_happened_while_this_stood_still_is_heard_of_after_it() throws StripeException {
    var order = here.paid(Guest.GOOD, false).orderId();
    here.askForMissed();
    infrastructure.clock.advance(Duration.ofHours(2));
    refundElsewhere(order, null);
    infrastructure.clock.advance(Duration.ofDays(20));
    here.askForMissed();
    assertThat(here.get(order).refundedMinor()).isEqualTo(999);
  }

  @Test
  void a_refund_that_the_bank_sends_back_is_not_done_any_more() {
    var order = here.paid(Guest.GOOD, false).orderId();
    refund(order, 999);
    here.processor.failRefund(refundId(order));
    here.tell(here.mailbox.next("refund.failed"));
    assertThat(here.get(order).refundedMinor()).isZero();
    assertThat(here.get(order).everyRefund())
        .extracting(PaymentRefund::state)
        .containsExactly(RefundState.FAILED);
    assertThat(refund(order, 999)).isEqualTo(999);
  }

  @Test
  void refunds_that_the_processor_refuses_are_set_aside_and_stop_nobody() {
    var poison = new ArrayList<UUID>();
    for (int i = 0; i < 4; i++) {
      var order = here.paid(Guest.DISPUTED, false).orderId(); // Nobody has told us of the dispute.
      here.processor.refuseCalls(1);
      assertRefused("processor_unavailable", () -> refund(order, 999));
      poison.add(order);
    }
    var good = here.paid(Guest.GOOD, false).orderId();
    here.processor.refuseCalls(1);
    assertRefused("processor_unavailable", () -> refund(good, 999));

    infrastructure.clock.advance(Duration.ofMinutes(3));
    here.doDue();
    assertThat(here.get(good).refundedMinor()).isEqualTo(999);
    for (var order : poison) {
      assertThat(here.get(order).state()).isEqualTo(PaymentState.DISPUTED);
      assertThat(here.get(order).everyRefund())
          .extracting(PaymentRefund::state, PaymentRefund::reason)
          .containsExactly(tuple(RefundState.FAILED, "charge_disputed"));
    }
    assertThat(here.counted("byway_refunds_refused_total", "code", "charge_disputed")).isEqualTo(4);
    infrastructure.clock.advance(Duration.ofHours(2));
    here.doDue();
    assertThat(here.counted("byway_refunds_refused_total", "code", "charge_disputed")).isEqualTo(4);
  }

  @Test
  void a_refund_that_is_refused_at_once_says_why() {
    var order = here.paid(Guest.DISPUTED, false).orderId();
    assertRefused("refund_refused", () -> refund(order, 999));
    assertThat(here.get(order).state()).isEqualTo(PaymentState.DISPUTED);
    assertRefused("payment_disputed", () -> refund(order, 999));
  }

  private void refundElsewhere(UUID order, @Nullable Long minor) throws StripeException {
    var params = RefundCreateParams.builder().setPaymentIntent(intent(order));
    if (minor != null) {
      params.setAmount(minor);
    }
    var unused = here.stripe().v1().refunds().create(params.build());
  }

  private void decide(UUID order, String evidence) throws StripeException {
    var disputes = here.stripe().v1().disputes();
    var dispute =
        disputes.list().getData().stream()
            .filter(known -> known.getPaymentIntent().equals(intent(order)))
            .findFirst()
            .orElseThrow();
    var unused =
        disputes.update(
            dispute.getId(),
            DisputeUpdateParams.builder()
                .setEvidence(
                    DisputeUpdateParams.Evidence.builder().setUncategorizedText(evidence).build())
                .build());
  }

  private String intent(UUID order) {
    return here.processor.payments().stream()
        .filter(payment -> order.toString().equals(payment.metadata().get("order")))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String refundId(UUID order) {
    try {
      return here.stripe().v1().refunds().list().getData().stream()
          .filter(refund -> refund.getPaymentIntent().equals(intent(order)))
          .findFirst()
          .orElseThrow()
          .getId();
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
  }

  private long refund(UUID order, long minor) {
    return here.as(
            () ->
                here.payments.refund(
                    order, new RefundPayment(UUID.randomUUID(), new Money(minor, "EUR"))))
        .refundedMinor();
  }
}
