package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.platform.Keys;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineNumbersTest {
  final LineNumbers numbers = new LineNumbers(new Keys("a secret of thirty-two characters"));
  final UUID tenant = UUID.randomUUID();
  final UUID ann = UUID.randomUUID();
  final UUID bob = UUID.randomUUID();

  @Test
  void each_number_is_shown_as_one_other_and_found_again() {
    var shown = new HashSet<Long>();
    for (long number = 1; number <= 2_000; number++) {
      long seen = numbers.shown(tenant, ann, number);
      assertThat(seen).isBetween(0L, (1L << 52) - 1);
      assertThat(numbers.known(tenant, ann, seen)).isEqualTo(number);
      shown.add(seen);
    }
    assertThat(shown).hasSize(2_000);
    long last = (1L << 52) - 1;
    assertThat(numbers.known(tenant, ann, numbers.shown(tenant, ann, last))).isEqualTo(last);
  }

  @Test
  void what_is_shown_tells_neither_how_many_lie_between_nor_the_same_to_two_customers() {
    long apart = numbers.shown(tenant, ann, 1_001) - numbers.shown(tenant, ann, 1_000);
    assertThat(Math.abs(apart)).isGreaterThan(1_000_000);
    assertThat(numbers.shown(tenant, ann, 1_000)).isNotEqualTo(numbers.shown(tenant, bob, 1_000));
  }
}
