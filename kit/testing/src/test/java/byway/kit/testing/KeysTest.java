package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keys;
import java.util.Arrays;
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
  void what_was_sealed_opens_for_its_purpose_and_place_only_and_touched_nowhere() {
    var said = new byte[] {1, 2, 3};
    var sealed = keys.seal("test", said, "ann", 1);
    assertThat(keys.open("test", sealed, "ann", 1).orElseThrow()).isEqualTo(said);
    var text = keys.sealText("test", said, "ann");
    assertThat(keys.openText("test", text, "ann").orElseThrow()).isEqualTo(said);
    assertThat(keys.openText("test", "no text of ours!", "ann")).isEmpty();
    assertThat(keys.open("test.others", sealed, "ann", 1)).isEmpty();
    assertThat(keys.open("test", sealed, "ann", 2)).isEmpty();
    assertThat(keys.open("test", Arrays.copyOf(sealed, 5), "ann", 1)).isEmpty();
    assertThat(new Keys("another, long enough to be one of those").open("test", sealed, "ann", 1))
        .isEmpty();
    for (int i = 0; i < sealed.length; i++) {
      var touched = sealed.clone();
      touched[i] ^= 1;
      assertThat(keys.open("test", touched, "ann", 1)).isEmpty();
    }
  }

  @Test
  void an_alphabet_that_would_waste_bits_is_refused() {
    assertThatThrownBy(() -> keys.letters("abc", 1, "test"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
