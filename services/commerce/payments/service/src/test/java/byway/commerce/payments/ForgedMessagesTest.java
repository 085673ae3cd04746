package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.ProcessorMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedMessagesTest extends AtAProcessor {
  @Test
  void a_message_that_somebody_changed_or_kept_too_long_changes_nothing() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    var message = here.mailbox.next("checkout.session.completed");
    var changed = new ProcessorMessage(message.body() + " ", message.signature());
    assertRefused("signature_invalid", () -> here.tell(changed));

    infrastructure.clock.advance(Duration.ofSeconds(301));
    assertRefused("signature_invalid", () -> here.tell(message));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.told("signature_invalid")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t=,v1=", "t=abc,v1=00", "v1=00", "t=1", "null", "t=1,v1=ff,"})
  void a_signature_that_is_none_is_refused(String signature) {
    assertRefused("signature_invalid", () -> here.tell(new ProcessorMessage("{}", signature)));
    assertRefused("signature_invalid", () -> here.tell(new ProcessorMessage("", signature)));
  }

  @Test
  void a_message_about_somebody_else_s_payment_is_taken_and_forgotten() {
    var wish = here.wish();
    here.guest.pay(here.page(wish), Guest.GOOD);
    var body = here.mailbox.next("checkout.session.completed").body();
    here.tell(here.signed(body.replace(wish.orderId().toString(), "not an order of ours")));
    here.tell(here.signed(body.replace(wish.orderId().toString(), here.tenant.toString())));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.told("foreign")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "1",
        """
        {"object":"event","id":"evt_1","type":"checkout.session.completed"}""",
        """
        {"object":"event","id":"evt_1","type":"checkout.session.completed","data":{"object":1}}""",
        """
        {"object":"event","id":"evt_1","type":"checkout.session.completed",
         "data":{"object":{"object":"checkout.session"}}}""",
        """
        {"object":"event","id":"evt_1","type":"checkout.session.completed",
         "api_version":"2020-08-27","data":{"object":{"object":"charge","id":"ch_1"}}}""",
        """
        {"object":"event","id":"evt_1","type":"payment_intent.succeeded",
         "api_version":"2026-02-25.clover","data":{"object":{"object":"payment_intent","amount":"a lot"}}}"""
      })
  void nonsense_that_is_truly_signed_is_refused(String body) {
    assertRefused("malformed", () -> here.tell(here.signed(body)));
  }

  @Test
  void a_message_that_is_far_too_long_is_refused() {
    assertRefused("too_large", () -> here.tell(here.signed(" ".repeat(600_000))));
  }
}
