package byway.hotspot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.Enforcement.Counters;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant NOW = Instant.EPOCH;
  private final Session session = new Session(new UUID(1, 1), 1, NOW);

  @Test
  void counters_of_a_new_generation_are_all_new_even_beyond_the_last_ones_seen() {
    session.count(1, new Counters(100, 0), true, NOW);
    assertThat(session.count(2, new Counters(150, 0), true, NOW)).isTrue();
    assertThat(session.usedBytes()).isEqualTo(250);
  }

  @Test
  void what_was_counted_before_the_snapshot_after_a_lost_journal_comes_on_top() {
    session.count(1, new Counters(100, 10), true, NOW);
    session.adoptCharged(1000, 5);
    assertThat(session.usedBytes()).isEqualTo(1100 + 10);
    session.adoptCharged(1000, 5);
    assertThat(session.usedBytes()).isEqualTo(1100 + 10);
  }

  @Test
  void what_a_firewall_counted_under_an_earlier_agent_is_not_charged_twice() {
    session.count(1, new Counters(400, 0), false, NOW);
    session.count(1, new Counters(450, 0), true, NOW);
    session.adoptCharged(1000, 0);
    assertThat(session.usedBytes()).isEqualTo(1050);
  }

  @Test
  void counters_past_four_gigabytes_and_past_the_largest_stay_true_and_bounded() {
    session.raise(1L << 60);
    session.count(1, new Counters(1L << 32, (1L << 32) + 1), true, NOW);
    assertThat(session.usedBytes()).isEqualTo((1L << 33) + 1);
    session.count(1, new Counters(Long.MAX_VALUE, Long.MAX_VALUE), true, NOW);
    assertThat(session.usage().usedBytesUp()).isEqualTo(1L << 60);
    assertThat(session.leftBytes()).isZero();
  }
}
