package byway.commerce.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.Payments;
import byway.commerce.payments.api.ProcessorMessage;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.StartPayment;
import byway.kit.testing.ContractTest;
import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever asks for money, or pays it back, relies on. */
public class PaymentsContract extends ContractTest<Payments> {
  private static final Money PRICE = new Money(500, "EUR");

  private final UUID order = UUID.randomUUID();
  private final UUID customer = UUID.randomUUID();

  public PaymentsContract() {
    super(Payments.class);
  }

  @Test
  void a_payment_waits_at_its_page_for_the_customer() {
    assertThat(ours.acceptance().cards()).isTrue();
    var payment = ours.start(start(PRICE));
    assertThat(payment.state()).isEqualTo(PaymentState.PENDING);
    assertThat(payment.pageUrl()).isNotNull();
    assertThat(payment.amount()).isEqualTo(PRICE);
    assertThat(payment.customerId()).isEqualTo(customer);
    assertThat(ours.get(order)).isEqualTo(payment);
    assertThat(ours.refresh(order)).isEqualTo(payment);
  }

  @Test
  void an_order_is_paid_once() {
    var payment = ours.start(start(PRICE));
    assertThat(ours.start(start(PRICE))).isEqualTo(payment);
    refused("key_reused", () -> ours.start(start(new Money(600, "EUR"))));
    assertThat(ours.get(order)).isEqualTo(payment);
  }

  @Test
  void what_cannot_be_paid_is_refused_and_not_kept() {
    refused("amount_invalid", () -> ours.start(start(new Money(0, "EUR"))));
    refused("amount_not_payable", () -> ours.start(start(new Money(1, "EUR"))));
    refused("currency_not_taken", () -> ours.start(start(new Money(500, "XAU"))));
    refused("payment_invalid", () -> ours.start(start(PRICE, " ", null)));
    refused("payment_invalid", () -> ours.start(start(PRICE, "a\0b", null)));
    refused("payment_invalid", () -> ours.start(start(PRICE, "x".repeat(2_049), null)));
    refused("payment_invalid", () -> ours.start(start(PRICE, "a pack", "a\0b")));
    notFound(() -> ours.get(order));
  }

  @Test
  void a_card_that_nobody_saved_is_not_found() {
    assertThat(ours.cards(customer)).isEmpty();
    notFound(() -> ours.start(start(PRICE, "a pack", "pm_nobodys")));
    notFound(() -> ours.forget(customer, "pm_nobodys / ?"));
  }

  @Test
  void what_was_not_captured_cannot_be_paid_back() {
    ours.start(start(PRICE));
    refused("more_than_captured", () -> ours.refund(order, refund(PRICE)));
    refused("amount_invalid", () -> ours.refund(order, refund(new Money(0, "EUR"))));
    assertThat(ours.get(order).refundedMinor()).isZero();
    assertThat(ours.totals().capturedMinor()).isEmpty();
    assertThat(ours.totals().refundedMinor()).isEmpty();
  }

  @Test
  void what_the_processor_did_not_sign_is_refused() {
    refused("signature_invalid", () -> ours.stripe(new ProcessorMessage("{}", "t=1,v1=00")));
    refused("signature_invalid", () -> ours.stripe(new ProcessorMessage("{}", "")));
  }

  @Test
  void what_nobody_asked_for_is_not_found() {
    notFound(() -> ours.get(order));
    notFound(() -> ours.refresh(order));
    notFound(() -> ours.refund(order, refund(PRICE)));
  }

  @Test
  void another_operators_payments_are_not_found() {
    ours.start(start(PRICE));
    notFound(() -> others.get(order));
    notFound(() -> others.refresh(order));
    notFound(() -> others.refund(order, refund(PRICE)));
    assertThat(others.cards(customer)).isEmpty();
  }

  private static RefundPayment refund(Money amount) {
    return new RefundPayment(UUID.randomUUID(), amount);
  }

  private StartPayment start(Money amount) {
    return start(amount, "a pack", null);
  }

  private StartPayment start(Money amount, String description, @Nullable String card) {
    return new StartPayment(
        order,
        customer,
        amount,
        description,
        "https://cafe.example/back",
        "https://cafe.example/",
        false,
        card);
  }
}
