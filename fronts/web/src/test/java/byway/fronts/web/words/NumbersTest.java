package byway.fronts.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.web.words.Numbers.Range;
import byway.fronts.web.words.Numbers.Read;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | EUR | 14 | 14",
        "en | EUR | 4.50 | 4.50",
        "en | EUR | .5 | 0.5",
        "en | EUR | 1,000 | 1000",
        "en | EUR | 1,000,000 | 1000000",
        "en | EUR | 1,234.50 | 1234.50",
        "en | EUR | €4.50 | 4.50",
        "en | EUR | 4.50 EUR | 4.50",
        "en | EUR | 1\u00a0000\u00a0000 | 1000000",
        "en | EUR | 1\u202f000 | 1000",
        "en | EUR | 1'000 | 1000",
        "en | EUR | \u0661\u0664 | 14",
        "en | EUR | \uff11\uff14 | 14",
        "en | KWD | 1.250 | 1.250",
        "en | JPY | 1,400 | 1400",
        "nl | EUR | 4,50 | 4.50",
        "nl | EUR | 75.000 | 75000",
        "nl | EUR | 1.234,50 | 1234.50",
        "nl | EUR | € 14,50 | 14.50",
        "es | EUR | 14,50 € | 14.50",
        "es | EUR | 1.000.000 | 1000000"
      })
  void a_number_is_read_as_its_reader_writes_it(
      String language, String currency, String typed, BigDecimal value) {
    assertThat(read(language, currency, typed))
        .isInstanceOfSatisfying(
            Read.Number.class, read -> assertThat(read.value()).isEqualByComparingTo(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | EUR | 75.000 | UNCLEAR",
        "en | EUR | 1.000 | UNCLEAR",
        "en | EUR | 4,50 | UNCLEAR",
        "en | EUR | 1,00 | UNCLEAR",
        "en | EUR | 1,0000 | UNCLEAR",
        "en | EUR | 1.000.000 | UNCLEAR",
        "en | EUR | 1.234,50 | UNCLEAR",
        "en | EUR | 12,34,567 | UNCLEAR",
        "en | EUR | 0,500 | UNCLEAR",
        "en | EUR | 1,000 000 | UNCLEAR",
        "en | EUR | 5. | UNCLEAR",
        "nl | EUR | 1,000 | UNCLEAR",
        "nl | EUR | 4.50 | UNCLEAR",
        "en | EUR | 4.5051 | FINE",
        "en | JPY | 4.5 | FINE",
        "en | EUR | -5 | SMALL",
        "en | EUR | \u22125 | SMALL",
        "en | EUR | 0 | SMALL",
        "en | EUR | 1e9 | NONE",
        "en | EUR | free | NONE",
        "en | EUR | $5 | NONE",
        "en | EUR | NaN | NONE",
        "en | EUR | . | NONE",
        "en | EUR | 99999999999999999999 | LARGE",
        "en | EUR | 1111111111111111111111111111111111111111111111 | LARGE"
      })
  void what_is_unclear_or_no_such_number_is_refused_for_what_it_is(
      String language, String currency, String typed, Numbers.Wrong wrong) {
    assertThat(read(language, currency, typed)).isEqualTo(new Read.Problem(wrong));
  }

  private static Read read(String language, String currency, String typed) {
    return Numbers.read(typed, Locale.of(language), Range.price(currency, 999_999_999_999L));
  }
}
