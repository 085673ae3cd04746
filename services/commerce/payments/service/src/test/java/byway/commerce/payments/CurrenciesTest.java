package byway.commerce.payments;

import static byway.commerce.payments.Installation.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.commerce.payments.api.CardMoney;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.RefundPayment;
import byway.commerce.payments.api.StartPayment;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts go out and come in as the processor counts them, and are ours in between. */
class CurrenciesTest extends AtAProcessor {
  @ParameterizedTest
  @CsvSource({
    "EUR, 999, 999",
    "JPY, 500, 500",
    "UGX, 5000, 500000",
    "ISK, 500, 50000",
    "MGA, 500000, 5000",
    "KWD, 1250, 1250",
    "HUF, 50000, 50000",
    "TWD, 10000, 10000",
    "XAF, 500, 500"
  })
  void what_was_asked_for_is_what_came_and_goes_back(String currency, long minor, long there) {
    var price = new Money(minor, currency);
    var wish = wish(price);
    here.guest.pay(String.valueOf(here.start(wish).pageUrl()), Guest.GOOD);
    here.tell(here.mailbox.next("checkout.session.completed"));
    assertThat(here.get(wish.orderId()).state()).isEqualTo(PaymentState.CAPTURED);
    assertThat(here.processor.capturedMinor(currency)).isEqualTo(there);

    here.as(
        () -> here.payments.refund(wish.orderId(), new RefundPayment(UUID.randomUUID(), price)));
    assertThat(here.processor.refundedMinor(currency)).isEqualTo(there);
    here.tell(here.mailbox.next("charge.refunded"));
    assertThat(here.get(wish.orderId()).refundedMinor()).isEqualTo(minor);
  }

  @ParameterizedTest
  @CsvSource({
    "KWD, 1255, amount_not_payable",
    "MGA, 5050, amount_not_payable",
    "EUR, 49, amount_not_payable",
    "EUR, 100000000, amount_not_payable",
    "LYD, 1000, currency_not_taken",
    "CLF, 10000, currency_not_taken"
  })
  void what_cards_cannot_pay_is_not_asked_for(String currency, long minor, String code) {
    assertRefused(code, () -> here.start(wish(new Money(minor, currency))));
  }

  @ParameterizedTest
  @CsvSource({
    "UGX, 1000000, 1, 999999",
    "ISK, 1000000, 1, 999999",
    "KWD, 1000000000, 10, 99999990",
    "MGA, 10000000000, 100, 9999999900",
    "EUR, 1, 50, 99999999",
    "HUF, 10000000000, 17500, 9999999999"
  })
  void what_is_out_of_bounds_is_told_the_bounds_and_those_can_be_paid(
      String currency, long minor, long least, long most) {
    assertThatThrownBy(() -> CardMoney.require(new Money(minor, currency)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(
            "from %s to %s".formatted(new Money(least, currency), new Money(most, currency)));
    assertThatNoException().isThrownBy(() -> CardMoney.require(new Money(least, currency)));
    assertThatNoException().isThrownBy(() -> CardMoney.require(new Money(most, currency)));
  }

  @Test
  void a_share_is_rounded_down_to_what_can_be_paid() {
    assertThat(CardMoney.payable(new Money(1_258, "KWD"))).isEqualTo(new Money(1_250, "KWD"));
    assertThat(CardMoney.payable(new Money(1_299, "MGA"))).isEqualTo(new Money(1_200, "MGA"));
    assertThat(CardMoney.payable(new Money(333, "EUR"))).isEqualTo(new Money(333, "EUR"));
    assertThat(CardMoney.payable(new Money(333, "UGX"))).isEqualTo(new Money(333, "UGX"));
  }

  private StartPayment wish(Money price) {
    return new StartPayment(
        infrastructure.ids.next(),
        here.customer,
        price,
        "One",
        "http://portal.example/paid",
        "http://portal.example/packs",
        false,
        null);
  }
}
