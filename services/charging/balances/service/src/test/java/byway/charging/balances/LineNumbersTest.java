package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.secrets.Keys;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineNumbersTest {
  final LineNumbers numbers = new LineNumbers(new Keys("a secret of thirty-two characters"));
  final UUID tenant = UUID.randomUUID();
  final AccountKey ann = new AccountKey(tenant, UUID.randomUUID());
  final AccountKey bob = new AccountKey(tenant, UUID.randomUUID());

  @Test
  void each_number_is_shown_as_one_other_and_found_again() {
    var shown = new HashSet<Long>();
    for (long number = 1; number <= 2_000; number++) {
      long seen = numbers.shown(ann, number);
      assertThat(seen).isBetween(0L, (1L << 52) - 1);
      assertThat(numbers.known(ann, seen)).isEqualTo(number);
      shown.add(seen);
    }
    assertThat(shown).hasSize(2_000);
    long last = (1L << 52) - 1;
    assertThat(numbers.known(ann, numbers.shown(ann, last))).isEqualTo(last);
  }

  @Test
  void what_is_shown_tells_neither_how_many_lie_between_nor_the_same_to_two_customers() {
    long apart = numbers.shown(ann, 1_001) - numbers.shown(ann, 1_000);
    assertThat(Math.abs(apart)).isGreaterThan(1_000_000);
    assertThat(numbers.shown(ann, 1_000)).isNotEqualTo(numbers.shown(bob, 1_000));
  }
}
