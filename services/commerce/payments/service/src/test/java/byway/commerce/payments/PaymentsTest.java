package byway.commerce.payments;

import static byway.commerce.payments.Installation.PRICE;
import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentDisputed;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.StartPayment;
import byway.kit.platform.Keys;
import byway.kit.settings.Settings;
import byway.kit.values.Money;
import byway.outside.cards.Payment;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PaymentsTest extends AtAProcessor {
  @Test
  void a_purchase_on_the_page_is_captured_once_however_often_it_is_told() {
    var wish = here.wish();
    assertThat(here.guest.pay(here.page(wish), Guest.GOOD)).isEqualTo(wish.returnUrl());
    var money = here.mailbox.next("payment_intent.succeeded");
    var session = here.mailbox.next("checkout.session.completed");
    here.tell(session);
    here.tell(money);
    here.tell(session);
    here.tell(money);

    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.get(wish.orderId()).pageUrl()).isNull();
    assertThat(here.published(PaymentCaptured.class, PaymentFailed.class))
        .containsExactly(
            new PaymentCaptured(
                wish.orderId(), here.customer, PRICE, infrastructure.clock.instant()));
    assertThat(here.told("repeated")).isEqualTo(2);
    assertThat(here.as(here.payments::totals).capturedMinor()).isEqualTo(Map.of("EUR", 999L));
    assertThat(here.processor.capturedMinor("EUR")).isEqualTo(999);
  }

  @Test
  void what_the_processor_is_told_is_ids_and_words_of_the_pack_only() {
    var wish = here.paid(Guest.GOOD, true);
    assertThat(here.processor.payments())
        .extracting(Payment::metadata, Payment::clientReferenceId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Map.of(
                    "tenant", here.tenant.toString(),
                    "order", wish.orderId().toString(),
                    "customer", here.customer.toString()),
                wish.orderId().toString()));
  }

  @Test
  void the_bank_s_question_is_answered_on_the_way() {
    var wish = here.wish();
    var question = here.guest.pay(here.page(wish), Guest.ALWAYS_ASKED);
    assertThat(question).contains("/3ds/");
    assertThat(here.as(() -> here.payments.refresh(wish.orderId())).state())
        .isEqualTo(PaymentState.PENDING);

    assertThat(here.guest.answer(question, true)).isEqualTo(wish.returnUrl());
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void a_declined_try_is_no_end_and_told_late_takes_nothing_back() {
    var wish = here.wish();
    var page = here.page(wish);
    here.guest.pay(page, Guest.DECLINED);
    var declined = here.mailbox.next("payment_intent.payment_failed");
    here.guest.answer(here.guest.pay(page, Guest.ALWAYS_ASKED), false);
    here.tell(here.mailbox.next("payment_intent.payment_failed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);

    here.guest.pay(page, Guest.GOOD);
    here.tell(here.mailbox.next("payment_intent.succeeded"));
    here.tell(declined);
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.published(PaymentCaptured.class, PaymentFailed.class)).hasSize(1);
  }

  @Test
  void money_that_is_told_after_the_end_is_money() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    var completed = here.mailbox.next("checkout.session.completed");
    var expired =
        completed
            .body()
            .replace("checkout.session.completed", "checkout.session.expired")
            .replace("\"status\":\"complete\"", "\"status\":\"expired\"")
            .replace("\"payment_status\":\"paid\"", "\"payment_status\":\"unpaid\"")
            .replace("\"id\":\"evt", "\"id\":\"evt_other");
    here.tell(here.signed(expired));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.EXPIRED);
    here.tell(completed);
    here.tell(here.signed(expired.replace("evt_other", "evt_third")));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.published(PaymentCaptured.class, PaymentFailed.class))
        .hasExactlyElementsOfTypes(PaymentFailed.class, PaymentCaptured.class);
  }

  @Test
  void another_amount_or_currency_than_was_asked_for_is_not_taken_as_paid() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    var body = here.mailbox.next("payment_intent.succeeded").body();
    here.tell(here.signed(body.replace("\"amount_received\":999", "\"amount_received\":1")));
    here.tell(here.signed(body.replace("eur", "usd").replace("\"id\":\"evt", "\"id\":\"evt_2")));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.counted("byway_payment_mismatches_total", "kind", "amount")).isEqualTo(2);
    assertThat(here.published(PaymentCaptured.class)).isEmpty();
  }

  @Test
  void the_tenant_is_the_one_in_the_payment_whoever_brings_the_message() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    var message = here.mailbox.next("checkout.session.completed");
    var other = UUID.randomUUID();
    var told =
        infrastructure.as(
            other,
            () -> {
              here.payments.stripe(message);
              return true;
            });
    assertThat(told).isTrue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertRefused(
        "not_found", () -> infrastructure.as(other, () -> here.payments.get(wish.orderId())));
  }

  @Test
  void a_disputed_payment_is_captured_and_then_disputed_even_when_told_the_other_way_round() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.DISPUTED);
    here.tell(here.mailbox.next("charge.dispute.created"));
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.DISPUTED);
    assertThat(here.published(PaymentCaptured.class, PaymentDisputed.class))
        .hasExactlyElementsOfTypes(PaymentCaptured.class, PaymentDisputed.class);
  }

  @Test
  void the_same_order_for_something_else_is_refused() {
    var wish = here.wish();
    here.page(wish);
    var dearer =
        new StartPayment(
            wish.orderId(),
            here.customer,
            new Money(1_000, "EUR"),
            "One",
            wish.returnUrl(),
            wish.cancelUrl(),
            false,
            null);
    assertRefused("key_reused", () -> here.start(dearer));
  }

  @Test
  void two_who_start_at_once_get_the_same_page() throws ExecutionException, InterruptedException {
    var wish = here.wish();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> here.page(wish));
      var other = threads.submit(() -> here.page(wish));
      assertThat(one.get()).isEqualTo(other.get());
    }
  }

  @Test
  void without_a_processor_nothing_is_promised() {
    var settings = Settings.read(Map.of());
    var accounts =
        new AccountKeys(store, settings, new Keys("a secret of these tests, long enough"));
    assertRefused("processor_unavailable", () -> here.as(accounts::require));
    assertThat(here.as(accounts::current)).isEmpty();
  }
}
