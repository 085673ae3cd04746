package byway.outside.cards;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Amounts in minor units, within Stripe's limits. */
final class Money {
  /** The least of most currencies at Stripe, in minor units; here it is the least of all. */
  static final long LEAST = 50;

  static final long MOST = 99_999_999;

  private Money() {}

  /** The currency a form names, in lower case. */
  static String currency(Form form) {
    String code = form.required("currency").toLowerCase(Locale.ROOT);
    try {
      Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(null, form.name("currency"), "Invalid currency: " + code + ".");
    }
    return code;
  }

  static long checked(long amount, String param) {
    if (amount < LEAST) {
      throw Refusal.invalid(
          "amount_too_small", param, "The amount must be at least " + LEAST + " minor units.");
    }
    if (amount > MOST) {
      throw Refusal.invalid(
          "amount_too_large", param, "The amount must be no more than " + MOST + " minor units.");
    }
    return amount;
  }

  /** As people read it, such as {@code 9.99 USD}. */
  static String text(long amount, String currency) {
    Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    int digits = Math.max(0, known.getDefaultFractionDigits());
    return BigDecimal.valueOf(amount, digits).toPlainString() + " " + known.getCurrencyCode();
  }
}
