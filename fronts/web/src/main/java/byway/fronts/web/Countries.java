package byway.fronts.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Countries to choose from. */
public final class Countries {
  private Countries() {}

  /** One of them, by its code and as the reader calls it. */
  public record Country(String code, String name) {}

  public static List<Country> named(Locale reader) {
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(reader)))
        .sorted(Comparator.comparing(Country::name, Collator.getInstance(reader)))
        .toList();
  }
}
