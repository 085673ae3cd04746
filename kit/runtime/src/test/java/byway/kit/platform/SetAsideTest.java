package byway.kit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.checks.Finding;
import byway.kit.checks.Verdict;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetAsideTest {
  private static final UUID TENANT = new UUID(1, 1);
  private static final int MOST = 5;

  private final List<UUID> poison = Stream.generate(UUID::randomUUID).limit(3 * MOST).toList();
  private final UUID good = UUID.randomUUID();
  private final List<UUID> waiting = new ArrayList<>(poison);
  private final List<UUID> done = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final SetAside aside = new SetAside(() -> now, new SimpleMeterRegistry());
  private RuntimeException failure = Refusal.conflict("key_reused", "always");

  @Test
  void full_batches_of_what_always_fails_stop_nothing_behind_them_and_are_shown() {
    waiting.add(good);
    for (int i = 0; i < 4; i++) {
      batch();
    }
    assertThat(done).containsExactly(good);
    assertThat(aside.rows("gift")).isEqualTo(poison.size());
    assertThat(look().verdict()).isEqualTo(Verdict.WARN);
    assertThat(look().details()).containsExactly("15");
    assertThat(Context.platform(UUID.randomUUID()).call(aside::look).verdict())
        .as("of another operator")
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void what_was_set_aside_is_tried_again_later_and_later_and_is_forgotten_when_it_is_done() {
    waiting.subList(1, waiting.size()).clear();
    batch();
    var tried = new ArrayList<Long>();
    for (int minute = 1; minute <= 200; minute++) {
      now = now.plus(Duration.ofMinutes(1));
      long before = attempts;
      batch();
      if (attempts > before) {
        tried.add((long) minute);
      }
    }
    assertThat(tried).containsExactly(1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L);
    poisonous = false;
    now = now.plus(Duration.ofHours(1));
    batch();
    assertThat(done).containsExactly(poison.getFirst());
    assertThat(aside.rows("gift")).isZero();
    assertThat(look().verdict()).isEqualTo(Verdict.GOOD);
  }

  @Test
  void where_a_service_is_away_the_rest_is_left_for_the_next_time() {
    failure = Refusal.unavailable("unavailable", "away");
    batch();
    assertThat(attempts).isEqualTo(3);
    waiting.subList(1, waiting.size()).clear();
    for (int minute = 0; minute < 60; minute++) {
      now = now.plus(Duration.ofMinutes(1));
      batch();
    }
    poisonous = false;
    now = now.plus(Duration.ofMinutes(5));
    batch();
    assertThat(done).as("minutes after the answer").containsExactly(poison.getFirst());
  }

  private boolean poisonous = true;
  private long attempts;

  private Finding look() {
    return Context.platform(TENANT).call(aside::look);
  }

  private void batch() {
    var found = waiting.stream().limit(MOST + aside.rows("gift")).toList();
    aside.each(
        found,
        id -> new SetAside.Row("gift", TENANT, id),
        id -> {
          attempts++;
          if (poisonous && poison.contains(id)) {
            throw failure;
          }
          waiting.remove(id);
          done.add(id);
        });
  }
}
