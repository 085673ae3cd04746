package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.payments.api.CardAccount;
import byway.commerce.payments.api.CardAccount.Source;
import byway.commerce.payments.api.CardKey;
import byway.commerce.payments.api.KeyTried;
import byway.commerce.payments.api.KeyTried.Fault;
import byway.commerce.payments.api.KnownSecret;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.ProcessorMessage;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.WebhookDoor;
import byway.commerce.payments.api.WebhookSecret;
import byway.kit.context.Context;
import byway.outside.cards.CardProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that is the operator's own. */
class OwnAccountsTest extends AtAProcessor {
  private static final String VISA = "4242424242424242";
  private static final WebhookDoor DOOR = new WebhookDoor(URI.create("https://cafe.example"));

  CardProcessor.Keys cafe;

  @BeforeEach
  void openAccount() {
    cafe = here.processor.openAccount("Harbour Cafe");
    here.processor.leads("cafe.example", here.mailbox.address());
  }

  @Test
  void a_key_is_tried_and_says_whose_it_is() {
    assertThat(tried(cafe.secret()))
        .isEqualTo(new KeyTried.Good(true, cafe.account(), "Harbour Cafe"));
    assertThat(tried(cafe.restricted())).isEqualTo(new KeyTried.Good(true, null, null));
    assertBad(Fault.WRONG_KIND, "pk_test_0123456789abcdef");
    assertBad(Fault.WRONG_KIND, "whsec_0123456789abcdef");
    assertBad(Fault.REFUSED, "sk_test_0123456789abcdef");
    here.processor.refuseCalls(10);
    assertBad(Fault.UNREACHABLE, cafe.secret());
    here.processor.refuseCalls(0);
    assertThat(here.as(here.accounts::read).source()).isEqualTo(Source.INSTALLATION);
  }

  @Test
  void what_is_set_pays_the_operator_and_nobody_else_and_is_never_told_again() {
    var set = setKey(cafe.secret());
    assertThat(set.source()).isEqualTo(Source.OWN);
    assertThat(set.testMode()).isTrue();
    assertThat(set.name()).isEqualTo("Harbour Cafe");
    assertThat(set.toString()).doesNotContain(cafe.secret());
    register();
    var wish = here.wish();
    here.guest.pay(here.page(wish), VISA);
    tellOwn(here.tenant, here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.processor.capturedMinor("eur")).as("of the installation's account").isZero();
    var other = infrastructure.as(UUID.randomUUID(), here.accounts::read);
    assertThat(other.source()).isEqualTo(Source.INSTALLATION);
  }

  @Test
  void the_webhook_is_registered_by_itself_and_once() {
    setKey(cafe.secret());
    var first = register();
    assertThat(first.registered()).isTrue();
    assertThat(first.secrets()).hasSize(1);
    infrastructure.clock.advance(Duration.ofMinutes(1));
    var second = register();
    assertThat(second.secrets()).as("both are good for a while").hasSize(2);
    here.start(here.wish());
    here.guest.pay(here.page(here.wish()), VISA);
    var message = here.mailbox.next("checkout.session.completed");
    tellOwn(here.tenant, message);
    assertThat(here.as(here.accounts::read).secrets())
        .filteredOn(secret -> secret.usedAt() != null)
        .extracting(KnownSecret::id)
        .containsExactly(second.secrets().getFirst().id());
  }

  @Test
  void a_key_that_may_not_register_says_so_and_a_secret_is_set_by_hand() {
    setKey(cafe.restricted());
    assertRefused("registration_refused", this::register);
    assertRefused(
        "address_invalid",
        () ->
            here.as(
                () -> here.accounts.register(new WebhookDoor(URI.create("http://cafe.example")))));
    var added = addSecret("whsec_by_hand_1");
    assertThat(added.secrets()).extracting(KnownSecret::end).containsExactly("nd_1");
    assertThat(addSecret("whsec_by_hand_1").secrets()).hasSize(1);
    addSecret("whsec_by_hand_2");
    addSecret("whsec_by_hand_3");
    assertRefused("too_many_secrets", () -> addSecret("whsec_by_hand_4"));
    assertRefused("secret_invalid", () -> addSecret("sk_test_0123456789"));
    var dropped = here.as(() -> here.accounts.dropSecret(added.secrets().getFirst().id()));
    assertThat(dropped.secrets()).hasSize(2);
  }

  @Test
  void what_another_operators_secret_signs_is_believed_of_that_operator_alone() {
    setKey(cafe.secret());
    register();
    var wish = here.wish();
    here.guest.pay(here.page(wish), VISA);
    var message = here.mailbox.next("checkout.session.completed");
    var thief = UUID.randomUUID();
    assertRefused("signature_invalid", () -> tellOwn(thief, message));
    assertRefused("signature_invalid", () -> here.tell(message));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    tellOwn(here.tenant, message);
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
  }

  @Test
  void who_knows_their_own_secret_cannot_say_that_the_installations_account_was_paid() {
    var wish = here.wish();
    here.start(wish);
    setKey(cafe.secret());
    addSecret("whsec_of_the_operator");
    var body =
        """
        {"id":"evt_forged","object":"event","type":"checkout.session.completed",
         "api_version":"2026-02-25.clover","data":{"object":{"id":"cs_1","object":"checkout.session",
         "payment_status":"paid","status":"complete","payment_intent":"pi_1","amount_total":999,
         "currency":"eur","metadata":{"tenant":"%s","order":"%s"}}}}
        """
            .formatted(here.tenant, wish.orderId());
    tellOwn(here.tenant, here.signed(body, "whsec_of_the_operator"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.PENDING);
    assertThat(here.told("foreign")).isEqualTo(1);
  }

  @Test
  void with_another_account_what_the_first_was_paid_is_paid_back_there() {
    setKey(cafe.secret());
    register();
    var wish = here.wish();
    here.guest.pay(here.page(wish), VISA);
    tellOwn(here.tenant, here.mailbox.next("checkout.session.completed"));
    var next = here.processor.openAccount("Harbour Cafe, new owner");
    setKey(next.secret());
    var back =
        here.as(
            () ->
                here.payments.refund(
                    wish.orderId(), new RefundPayment(UUID.randomUUID(), Installation.PRICE)));
    assertThat(back.refundedMinor()).isEqualTo(Installation.PRICE.minor());
    assertThat(here.as(here.accounts::reset).source()).isEqualTo(Source.INSTALLATION);
    assertThat(here.as(() -> here.payments.refresh(wish.orderId())).refundedMinor())
        .isEqualTo(Installation.PRICE.minor());
  }

  @Test
  void a_key_that_is_refused_changes_nothing() {
    var set = setKey(cafe.secret());
    assertRefused("key_refused", () -> setKey("sk_test_0123456789abcdef"));
    assertRefused("key_invalid", () -> setKey("pk_test_0123456789abcdef"));
    here.processor.refuseCalls(10);
    assertRefused("processor_unavailable", () -> setKey(cafe.restricted()));
    here.processor.refuseCalls(0);
    assertThat(here.as(here.accounts::read)).isEqualTo(set);
  }

  @Test
  void pages_are_told_that_no_real_money_moves() {
    assertThat(here.as(here.payments::acceptance).test()).isTrue();
    setKey(cafe.secret());
    assertThat(here.as(here.payments::acceptance).cards()).isTrue();
    assertThat(here.as(here.payments::acceptance).test()).isTrue();
  }

  private KeyTried tried(String key) {
    return here.as(() -> here.accounts.tryKey(new CardKey(key)));
  }

  private void assertBad(Fault fault, String key) {
    assertThat(tried(key))
        .isInstanceOfSatisfying(
            KeyTried.Bad.class,
            bad -> {
              assertThat(bad.fault()).isEqualTo(fault);
              assertThat(bad.words()).isNotBlank().doesNotContain(key);
            });
  }

  private CardAccount setKey(String key) {
    return here.as(() -> here.accounts.setKey(new CardKey(key)));
  }

  private CardAccount addSecret(String secret) {
    return here.as(() -> here.accounts.addSecret(new WebhookSecret(secret)));
  }

  private CardAccount register() {
    return here.as(() -> here.accounts.register(DOOR));
  }

  /** Hands a message over as the front does where it comes to an operator's own address. */
  private void tellOwn(UUID tenant, ProcessorMessage message) {
    Context.platform()
        .run(
            () ->
                here.payments.stripe(
                    new ProcessorMessage(message.body(), message.signature(), tenant)));
  }
}
