package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowsersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Android 16; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0 | Firefox, Android
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1 | Safari, iPhone
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | Edge, Windows
          Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | Chrome, Linux
          curl/8.14.1 | curl/8.14.1
          """)
  void a_browser_is_named_as_people_know_it(String said, String named) {
    assertThat(new Browsers().named(said)).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource("10000")
  void what_is_not_known_is_no_longer_than_a_line(int length) {
    assertThat(new Browsers().named("x".repeat(length))).hasSize(41);
  }
}
