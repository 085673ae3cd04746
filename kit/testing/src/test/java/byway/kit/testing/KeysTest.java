package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.platform.Keys;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final Keys keys = new Keys("a secret that only tests know, of fair length");

  /** Printed vouchers, network keys and secrets of access points would change with them. */
  @Test
  void letters_stay_what_they_were() {
    assertThat(keys.letters(Keys.LETTERS, 16, "test.letters", "ann", 1))
        .isEqualTo("6kzkjwijhdu5zbmw");
  }

  @Test
  void each_purpose_and_each_list_of_parts_has_letters_of_its_own() {
    assertThat(keys.letters(Keys.LETTERS, 16, "test.others", "ann", 1))
        .isNotEqualTo("6kzkjwijhdu5zbmw");
    assertThat(keys.mac("test", "a", "bc")).isNotEqualTo(keys.mac("test", "ab", "c"));
  }

  @Test
  void an_alphabet_that_would_waste_bits_is_refused() {
    assertThatThrownBy(() -> keys.letters("abc", 1, "test"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
