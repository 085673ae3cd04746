package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private static final TokenBuckets.Limit FOUR_A_MINUTE =
      new TokenBuckets.Limit(4, Duration.ofMinutes(1));

  private Instant now = Instant.parse("2026-11-03T12:00:00Z");
  private final TokenBuckets buckets = new TokenBuckets(() -> now, 3);

  @Test
  void what_is_in_the_bucket_may_be_taken_at_once_and_no_more() {
    for (int left = 3; left >= 0; left--) {
      var taken = buckets.take("ann", FOUR_A_MINUTE);
      assertThat(taken.allowed()).isTrue();
      assertThat(taken.remaining()).isEqualTo(left);
    }
    var refused = buckets.take("ann", FOUR_A_MINUTE);
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.retrySeconds()).isEqualTo(15);
    assertThat(refused.resetSeconds()).isEqualTo(60);
  }

  @Test
  void it_fills_again_with_time_and_never_over() {
    empty("ann");
    now = now.plusSeconds(15);
    assertThat(buckets.take("ann", FOUR_A_MINUTE).allowed()).isTrue();
    assertThat(buckets.take("ann", FOUR_A_MINUTE).allowed()).isFalse();
    now = now.plus(Duration.ofDays(1));
    assertThat(buckets.take("ann", FOUR_A_MINUTE).remaining()).isEqualTo(3);
  }

  @Test
  void one_who_comes_too_often_takes_nothing_from_others() {
    empty("ann");
    assertThat(buckets.take("bob", FOUR_A_MINUTE).remaining()).isEqualTo(3);
  }

  @Test
  void a_clock_that_jumps_back_gives_nothing() {
    empty("ann");
    now = now.minusSeconds(3_600);
    assertThat(buckets.take("ann", FOUR_A_MINUTE).allowed()).isFalse();
  }

  @Test
  void the_bucket_used_longest_ago_is_forgotten_first() {
    empty("ann");
    buckets.take("bob", FOUR_A_MINUTE);
    buckets.take("cid", FOUR_A_MINUTE);
    buckets.take("ann", FOUR_A_MINUTE);
    buckets.take("dan", FOUR_A_MINUTE);
    assertThat(buckets.take("ann", FOUR_A_MINUTE).allowed()).isFalse();
    assertThat(buckets.take("bob", FOUR_A_MINUTE).remaining()).isEqualTo(3);
  }

  private void empty(String key) {
    for (int i = 0; i < FOUR_A_MINUTE.size(); i++) {
      buckets.take(key, FOUR_A_MINUTE);
    }
  }
}
