package byway.fronts.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
  @Test
  void who_it_is_comes_before_the_first_colon_and_the_secret_proves_itself() {
    var given = BasicCredentials.of(basic("ann:se:crét")).orElseThrow();
    assertThat(given.name()).isEqualTo("ann");
    assertThat(given.prove("se:crét")).isTrue();
    assertThat(given.prove("se:cré")).isFalse();
    assertThat(given.prove("")).isFalse();
    assertThat(given).asString().doesNotContain("crét");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic ", "Basic %%%", "Bearer YTpi", "Basic YWI="})
  void what_is_not_basic_is_nobody(String header) {
    assertThat(BasicCredentials.of(header)).isEmpty();
  }

  @Test
  void what_is_too_long_is_nobody() {
    assertThat(BasicCredentials.of(basic("a:" + "b".repeat(300)))).isEmpty();
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
