package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.NumberFields;
import byway.fronts.web.NumberMessages;
import byway.fronts.web.words.Formats;
import byway.fronts.web.words.Gigabytes;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.values.Money;
import java.util.Currency;
import java.util.Locale;

/** The form of a new pack, in gigabytes and whole coins, as people say them. */
record NewPack(NumberFields numbers, long bytes, Money price, String inWords) {
  private static final String GIGABYTES_FIELD = "gigabytes";
  private static final String PRICE_FIELD = "price";
  private static final long MOST_PRICE = 999_999_999_999L;

  static NewPack read(
      Form form, String currency, Locale reader, ConsoleMessages words, NumberMessages numbers) {
    var checked =
        !form.has("name") || form.value("name").length() > 60
            ? form.wrong("name", words.packNameWrong())
            : form;
    var read =
        new NumberFields(checked, reader, numbers)
            .read(GIGABYTES_FIELD, Gigabytes.RANGE, words.gigabytesWrong())
            .read(PRICE_FIELD, Range.price(currency, MOST_PRICE), words.priceWrong());
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    var price =
        new Money(read.value(PRICE_FIELD).movePointRight(digits).longValueExact(), currency);
    var gigabytes = read.value(GIGABYTES_FIELD);
    return new NewPack(
        read,
        Gigabytes.bytes(gigabytes),
        price,
        Gigabytes.inWords(gigabytes, reader) + " · " + Formats.moneyIn(price, reader));
  }
}
