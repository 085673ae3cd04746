package byway.fronts.platform;

import byway.commerce.payments.api.CardMoney;
import byway.fronts.web.Form;
import java.text.Collator;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What there is to choose from, as the reader calls it.
 *
 * @param currency the one that is chosen; before anybody has, that of the reader's country
 * @param country likewise
 */
public record Choices(
    List<Choice> currencies,
    List<Choice> countries,
    List<String> timeZones,
    String currency,
    String country) {

  /** One of them. */
  public record Choice(String code, String name) {}

  static Choices of(Locale reader, Form form) {
    var byName = Comparator.comparing(Choice::name, Collator.getInstance(reader));
    var currencies =
        Currency.getAvailableCurrencies().stream()
            .filter(one -> CardMoney.isTaken(one.getCurrencyCode()))
            .map(one -> new Choice(one.getCurrencyCode(), one.getDisplayName(reader)))
            .sorted(byName)
            .toList();
    var countries =
        Arrays.stream(Locale.getISOCountries())
            .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(reader)))
            .sorted(byName)
            .toList();
    return new Choices(
        currencies,
        countries,
        zonesOfPlaces().sorted().toList(),
        form.has("currency") ? form.value("currency") : usualCurrency(reader),
        form.values().containsKey("country") ? form.value("country") : reader.getCountry());
  }

  /** Those of places; the rest are other names for them. */
  private static Stream<String> zonesOfPlaces() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(
            zone ->
                zone.matches(
                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"));
  }

  private static String usualCurrency(Locale reader) {
    if (reader.getCountry().isEmpty()) {
      return "EUR";
    }
    var usual = Currency.getInstance(reader);
    return usual == null ? "EUR" : usual.getCurrencyCode();
  }
}
