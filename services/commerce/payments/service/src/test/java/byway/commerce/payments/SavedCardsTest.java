package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.SavedCard;
import byway.people.identity.api.AccountReclaimed;
import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodAttachParams;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SavedCardsTest extends AtAProcessor {
  @Test
  void a_card_that_was_saved_pays_at_once_without_its_holder() {
    var card = saved(Guest.GOOD);
    assertThat(card.brand()).isEqualTo("visa");
    assertThat(card.last4()).isEqualTo("4242");
    var wish = here.wish(false, card.id());
    var payment = here.start(wish);
    assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(payment.pageUrl()).isNull();
    assertThat(here.start(wish)).isEqualTo(payment);
    here.tell(here.mailbox.next("payment_intent.succeeded"));
    here.tell(here.mailbox.next("payment_intent.succeeded"));
    assertThat(here.published(PaymentCaptured.class)).hasSize(2);
    assertThat(here.processor.capturedMinor("EUR")).isEqualTo(2 * 999);
  }

  @Test
  void a_card_whose_holder_the_bank_wants_to_see_leads_to_the_page() {
    var wish = here.wish(true, null);
    here.guest.answer(here.guest.pay(here.page(wish), Guest.ALWAYS_ASKED), true);
    here.tell(here.mailbox.next("checkout.session.completed"));
    var again = here.wish(false, cards().getFirst().id());
    var page = here.page(again);
    here.tell(here.mailbox.next("payment_intent.payment_failed"));
    assertThat(here.get(again.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.page(again)).isEqualTo(page);

    here.guest.pay(page, Guest.GOOD);
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(again.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void a_declined_card_is_refused_each_time_and_published_once() throws StripeException {
    saved(Guest.GOOD);
    attach("pm_card_chargeCustomerFail");
    var declining =
        cards().stream().filter(card -> card.last4().equals("0341")).findFirst().orElseThrow();
    var wish = here.wish(false, declining.id());
    assertRefused("card_declined", () -> here.start(wish));
    assertRefused("card_declined", () -> here.start(wish));
    here.tell(here.mailbox.next("payment_intent.payment_failed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.FAILED);
    assertThat(here.published(PaymentFailed.class))
        .containsExactly(new PaymentFailed(wish.orderId(), here.customer, "generic_decline"));
  }

  @Test
  void a_charge_whose_answer_was_lost_is_found_and_not_made_again() {
    var wish = here.wish(false, saved(Guest.GOOD).id());
    loseTheAnswerTo(() -> here.start(wish));
    infrastructure.clock.advance(Duration.ofMinutes(3));
    here.doDue();
    assertThat(here.start(wish).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.processor.capturedMinor("EUR")).isEqualTo(2 * 999);
  }

  @Test
  void a_charge_of_long_ago_is_looked_for_and_not_made_again() {
    var wish = here.wish(false, saved(Guest.GOOD).id());
    loseTheAnswerTo(() -> here.start(wish));
    infrastructure.clock.advance(Duration.ofHours(30));
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.processor.capturedMinor("EUR")).isEqualTo(2 * 999);
  }

  @Test
  void a_card_is_not_charged_long_after_its_holder_said_so() {
    var wish = here.wish(false, saved(Guest.GOOD).id());
    here.processor.refuseCalls(1);
    assertRefused("processor_unavailable", () -> here.start(wish));
    infrastructure.clock.advance(Duration.ofMinutes(61));
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.EXPIRED);
    assertThat(here.processor.capturedMinor("EUR")).isEqualTo(999);
  }

  @Test
  void a_forgotten_card_is_gone_and_pays_nothing() {
    var card = saved(Guest.GOOD);
    forget(here.customer, card);
    assertThat(cards()).isEmpty();
    assertRefused("not_found", () -> forget(here.customer, card));
    assertRefused("not_found", () -> here.start(here.wish(false, card.id())));
  }

  @Test
  void nobody_sees_or_forgets_or_uses_another_s_card() {
    var card = saved(Guest.GOOD);
    try (var elsewhere = new Installation(infrastructure, store, 0)) {
      assertThat(elsewhere.as(() -> elsewhere.payments.cards(here.customer))).isEmpty();
    }
    var other = UUID.randomUUID();
    assertThat(here.as(() -> here.payments.cards(other))).isEmpty();
    assertRefused("not_found", () -> forget(other, card));
    var wish =
        new byway.commerce.payments.api.StartPayment(
            UUID.randomUUID(),
            other,
            Installation.PRICE,
            "One",
            "http://portal.example",
            "http://portal.example",
            false,
            card.id());
    assertRefused("not_found", () -> here.start(wish));
    assertThat(cards()).containsExactly(card);
  }

  @Test
  void cards_that_a_stranger_left_go_when_the_account_is_reclaimed() throws StripeException {
    var strangers = saved(Guest.GOOD);
    var open = here.wish(true, null);
    var page = here.page(open);
    var before = here.processor.payments().getFirst().customer();
    var reclaimed = new AccountReclaimed(here.customer, infrastructure.clock.instant());
    here.hear(reclaimed);
    assertThat(cards()).isEmpty();
    assertRefused("not_found", () -> here.start(here.wish(false, strangers.id())));
    var left = here.stripe().v1().paymentMethods().retrieve(strangers.id());
    assertThat(left.getCustomer()).as("nor does the processor keep it for us").isNull();

    infrastructure.clock.advance(Duration.ofMinutes(1));
    here.guest.pay(page, Guest.GOOD);
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(cards()).as("by the stranger's page, which was open").isEmpty();
    var own = saved(Guest.GOOD);
    here.hear(reclaimed);
    assertThat(cards()).containsExactly(own);
    assertThat(here.processor.payments().getFirst().customer()).isNotEqualTo(before);
  }

  private SavedCard saved(String number) {
    here.paid(number, true);
    var cards = cards();
    assertThat(cards).hasSize(1);
    return cards.getFirst();
  }

  private List<SavedCard> cards() {
    return here.as(() -> here.payments.cards(here.customer));
  }

  private boolean forget(UUID customer, SavedCard card) {
    return here.as(
        () -> {
          here.payments.forget(customer, card.id());
          return true;
        });
  }

  private void attach(String method) throws StripeException {
    var known = here.processor.payments().getFirst().customer();
    var params = PaymentMethodAttachParams.builder().setCustomer(known).build();
    var unused = here.stripe().v1().paymentMethods().attach(method, params);
  }

  private void loseTheAnswerTo(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    here.processor.loseAnswers(20);
    assertRefused("processor_unavailable", call);
    here.processor.loseAnswers(0);
  }
}
