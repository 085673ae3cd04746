package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.calls.ExpiringCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
  private final MovableClock clock = new MovableClock();
  private final List<String> asked = new ArrayList<>();
  private final ExpiringCache<String, Optional<String>> kept =
      new ExpiringCache<>(
          10, answer -> Duration.ofSeconds(answer.isPresent() ? 10 : 1), clock, this::ask);

  private Optional<String> ask(String question) {
    asked.add(question);
    return question.equals("nobody") ? Optional.empty() : Optional.of("answer");
  }

  @Test
  void an_answer_is_good_for_as_long_as_its_kind_is() {
    look();
    assertThat(asked).containsExactly("ann", "nobody");
    clock.advance(Duration.ofSeconds(2));
    look();
    assertThat(asked).containsExactly("ann", "nobody", "nobody");
    clock.advance(Duration.ofSeconds(9));
    look();
    assertThat(asked).containsExactly("ann", "nobody", "nobody", "ann", "nobody");
  }

  @Test
  void what_a_clock_that_was_ahead_has_kept_is_not_good_for_a_year() {
    clock.advance(Duration.ofDays(365));
    look();
    clock.advance(Duration.ofDays(-365));
    look();
    assertThat(asked).containsExactly("ann", "nobody", "ann", "nobody");
    clock.advance(Duration.ofMillis(-200));
    look();
    assertThat(asked).as("a moment back is two threads at once").hasSize(4);
  }

  private void look() {
    for (int i = 0; i < 2; i++) {
      assertThat(kept.of("ann")).hasValue("answer");
      assertThat(kept.of("nobody")).isEmpty();
    }
  }
}
