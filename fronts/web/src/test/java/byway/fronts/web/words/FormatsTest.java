package byway.fronts.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final Locale DUTCH = Locale.of("nl");

  @ParameterizedTest
  @CsvSource({
    "0, 0 MB",
    "999, 999 bytes",
    "1000, 1 kB",
    "812000000, 812 MB",
    "999999999, 999 MB",
    "1000000000, 1 GB",
    "1256000000, 1.25 GB",
    "12560000000, 12.5 GB",
    "-1500000, -1.5 MB",
    "9223372036854775807, 9.22 EB",
  })
  void bytes_are_three_figures_and_never_more_than_there_are(long bytes, String text) {
    assertThat(Formats.bytesIn(bytes, Locale.ENGLISH).replace('\u00a0', ' ')).isEqualTo(text);
  }

  @Test
  void a_reader_finds_her_own_decimal_mark() {
    assertThat(Formats.bytesIn(1_250_000_000L, DUTCH)).isEqualTo("1,25\u00a0GB");
    assertThat(Formats.moneyIn(new Money(1450, "EUR"), Locale.ENGLISH)).isEqualTo("€14.50");
    assertThat(Formats.moneyIn(new Money(1450, "EUR"), DUTCH)).isEqualTo("€\u00a014,50");
    assertThat(Formats.dayIn(LocalDate.of(2026, 11, 3), DUTCH)).isEqualTo("3 nov 2026");
  }

  @Test
  void whole_prices_have_no_decimals() {
    assertThat(Formats.moneyIn(new Money(1400, "EUR"), Locale.ENGLISH)).isEqualTo("€14");
    assertThat(Formats.moneyIn(new Money(1400, "JPY"), Locale.ENGLISH)).isEqualTo("¥1,400");
  }

  @Test
  void times_say_whose_they_are() {
    assertThat(Formats.timeIn(Instant.parse("2026-11-03T14:05:00Z"), Locale.ENGLISH, Formats.UTC))
        .contains("Nov 3, 2026")
        .endsWith("UTC");
    var there = ZoneId.of("Europe/Madrid");
    assertThat(Formats.timeIn(Instant.parse("2026-11-03T14:05:00Z"), DUTCH, there))
        .contains("15:05")
        .endsWith("CET");
  }
}
