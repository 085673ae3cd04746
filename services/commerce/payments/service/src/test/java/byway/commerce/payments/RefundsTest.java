package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.RefundPayment;
import byway.kit.values.Money;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundsTest extends AtAProcessor {
  UUID order;

  @BeforeEach
  void pay() {
    order = here.paid(Guest.GOOD, false).orderId();
  }

  @Test
  void the_same_refund_again_pays_nothing_more() {
    var refund = refund(400);
    assertThat(by(refund).refundedMinor()).isEqualTo(400);
    assertThat(by(refund).refundedMinor()).isEqualTo(400);
    assertThat(by(refund(599)).refundedMinor()).isEqualTo(999);
    assertThat(here.processor.refundedMinor("EUR")).isEqualTo(999);
    assertThat(here.as(here.payments::totals).refundedMinor()).isEqualTo(Map.of("EUR", 999L));
  }

  @Test
  void never_more_is_paid_back_than_was_captured() {
    by(refund(400));
    assertRefused("more_than_captured", () -> by(refund(600)));
    assertRefused(
        "more_than_captured", () -> by(new RefundPayment(UUID.randomUUID(), new Money(1, "USD"))));
    assertRefused("amount_invalid", () -> by(refund(0)));
    assertRefused("amount_invalid", () -> by(refund(-1)));
    var unpaid = here.wish();
    here.page(unpaid);
    assertRefused(
        "more_than_captured",
        () -> here.as(() -> here.payments.refund(unpaid.orderId(), refund(1))));
    assertRefused(
        "not_found", () -> here.as(() -> here.payments.refund(UUID.randomUUID(), refund(1))));
    assertThat(here.processor.refundedMinor("EUR")).isEqualTo(400);
  }

  @Test
  void a_key_is_for_one_refund() {
    var refund = refund(400);
    by(refund);
    assertRefused("key_reused", () -> by(new RefundPayment(refund.key(), new Money(401, "EUR"))));
  }

  @Test
  void a_refund_in_doubt_is_set_aside_and_ended_later() {
    lost(refund(600));
    assertThat(here.get(order).refundedMinor()).isZero();
    assertRefused("more_than_captured", () -> by(refund(400)));

    infrastructure.clock.advance(Duration.ofMinutes(3));
    here.doDue();
    assertThat(here.get(order).refundedMinor()).isEqualTo(600);
    assertThat(here.processor.refundedMinor("EUR")).isEqualTo(600);
  }

  @Test
  void a_refund_whose_key_the_processor_has_forgotten_is_looked_for_first() {
    var refund = refund(400);
    lost(refund);
    infrastructure.clock.advance(Duration.ofHours(30));
    assertThat(by(refund).refundedMinor()).isEqualTo(400);
    assertThat(here.processor.refundedMinor("EUR")).isEqualTo(400);
  }

  private void lost(RefundPayment refund) {
    here.processor.loseAnswers(20);
    assertRefused("processor_unavailable", () -> by(refund));
    here.processor.loseAnswers(0);
  }

  private static RefundPayment refund(long minor) {
    return new RefundPayment(UUID.randomUUID(), new Money(minor, "EUR"));
  }

  private Payment by(RefundPayment refund) {
    return here.as(() -> here.payments.refund(order, refund));
  }
}
