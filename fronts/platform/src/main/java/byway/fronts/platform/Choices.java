package byway.fronts.platform;

import byway.commerce.payments.api.CardMoney;
import byway.fronts.web.Countries;
import byway.fronts.web.Form;
import byway.fronts.web.TimeZones;
import java.text.Collator;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * What there is to choose from, as the reader calls it.
 *
 * @param currency the one that is chosen; before anybody has, that of the reader's country
 * @param country likewise
 */
public record Choices(
    List<Choice> currencies,
    List<Countries.Country> countries,
    List<String> timeZones,
    String currency,
    String country) {

  /** A currency. */
  public record Choice(String code, String name) {}

  static Choices of(Locale reader, Form form) {
    var currencies =
        Currency.getAvailableCurrencies().stream()
            .filter(one -> CardMoney.isTaken(one.getCurrencyCode()))
            .map(one -> new Choice(one.getCurrencyCode(), one.getDisplayName(reader)))
            .sorted(Comparator.comparing(Choice::name, Collator.getInstance(reader)))
            .toList();
    return new Choices(
        currencies,
        Countries.named(reader),
        TimeZones.ofPlaces(),
        form.has("currency") ? form.value("currency") : usualCurrency(reader),
        form.values().containsKey("country") ? form.value("country") : reader.getCountry());
  }

  private static String usualCurrency(Locale reader) {
    if (reader.getCountry().isEmpty()) {
      return "EUR";
    }
    var usual = Currency.getInstance(reader);
    return usual == null ? "EUR" : usual.getCurrencyCode();
  }
}
