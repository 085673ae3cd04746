package byway.commerce.catalog.console;

import byway.fronts.web.NumberFields;
import byway.fronts.web.words.Formats;
import byway.fronts.web.words.Gigabytes;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.values.Money;
import java.util.Currency;
import java.util.Locale;

/** The figures of a new pack, in gigabytes and whole coins, as people say them. */
final class NewPack {
  private static final String GIGABYTES = "gigabytes";
  private static final String PRICE = "price";
  private static final long MOST_PRICE = 999_999_999_999L;

  private NewPack() {}

  static NumberFields read(NumberFields numbers, String currency, PackMessages words) {
    return numbers
        .read(GIGABYTES, Gigabytes.RANGE, words.gigabytesWrong())
        .read(PRICE, Range.price(currency, MOST_PRICE), words.priceWrong());
  }

  static long bytes(NumberFields numbers) {
    return Gigabytes.bytes(numbers.value(GIGABYTES));
  }

  static Money price(NumberFields numbers, String currency) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return new Money(numbers.value(PRICE).movePointRight(digits).longValueExact(), currency);
  }

  static String inWords(NumberFields numbers, String currency, Locale reader) {
    return numbers.gigabytes(GIGABYTES) + " · " + Formats.moneyIn(price(numbers, currency), reader);
  }
}
