package byway.kit.values;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param minor in the smallest unit of the currency (ISO 4217), such as cents
 * @param currency ISO 4217 code in capitals
 */
public record Money(long minor, String currency) {
  public Money {
    currency = Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getCurrencyCode();
  }

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public boolean isPositive() {
    return minor > 0;
  }

  @Override
  public String toString() {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
  }
}
