package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentFailed;
import byway.commerce.payments.api.PaymentState;
import com.stripe.exception.StripeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenProcessorTest extends AtAProcessor {
  @Test
  void an_outage_at_the_start_loses_nothing_and_the_same_again_goes_on() {
    var wish = here.wish();
    here.processor.refuseCalls(1);
    assertRefused("processor_unavailable", () -> here.start(wish));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.page(wish)).isEqualTo(here.page(wish));
    here.guest.pay(here.page(wish), Guest.GOOD);
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void an_answer_that_was_lost_is_asked_for_again_and_there_is_one_page() throws StripeException {
    var wish = here.wish();
    here.processor.loseAnswers(20); // Also what the HTTP client tries again by itself.
    assertRefused("processor_unavailable", () -> here.start(wish));
    here.processor.loseAnswers(0);
    here.page(wish);
    assertThat(here.stripe().v1().checkout().sessions().list().getData()).hasSize(1);
  }

  @Test
  void short_outages_are_not_even_noticed() {
    try (var patient = new Installation(infrastructure, store, 2)) {
      patient.processor.refuseCalls(2);
      assertThat(patient.page(patient.wish())).isNotEmpty();
    }
  }

  @Test
  void nobody_at_the_address_is_an_outage_too() {
    here.processor.close();
    assertRefused("processor_unavailable", () -> here.start(here.wish()));
  }

  @Test
  void a_message_that_never_came_changes_nothing_in_the_end() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    infrastructure.clock.advance(Duration.ofMinutes(1));
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);

    infrastructure.clock.advance(Duration.ofMinutes(2));
    here.processor.refuseCalls(1);
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);

    infrastructure.clock.advance(Duration.ofMinutes(5));
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    here.doDue();
    assertThat(here.published(PaymentCaptured.class)).hasSize(1);
  }

  @Test
  void a_page_on_which_nobody_paid_runs_out() {
    var wish = here.wish();
    here.page(wish);
    infrastructure.clock.advance(Duration.ofHours(24).plusMinutes(1));
    here.mailbox.next("checkout.session.expired"); // Lost.
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.EXPIRED);
    assertThat(here.published(PaymentFailed.class))
        .containsExactly(new PaymentFailed(wish.orderId(), here.customer, "expired"));
    assertThat(here.start(wish).pageUrl()).isNull();
  }

  @Test
  void a_page_that_never_was_runs_out() {
    var wish = here.wish();
    here.processor.refuseCalls(1);
    assertRefused("processor_unavailable", () -> here.start(wish));
    infrastructure.clock.advance(Duration.ofHours(26));
    here.doDue();
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.EXPIRED);
  }
}
