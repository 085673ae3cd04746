package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.web.Quota.By;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-11-03T12:00:00Z");
  private final RateLimits limits =
      new RateLimits(
          List.of(
              Quota.perMinute("address", By.NETWORK, 10, "/"),
              Quota.perMinute("door", By.NETWORK, 2, "/door", "/other/door").ofPosts(),
              Quota.perMinute("person", By.PERSON, 3, "/api/")),
          () -> now,
          metrics);

  private boolean may(By by, String method, String path, String who) {
    return limits.take(by, method, path, who).orElseThrow().taken().allowed();
  }

  @Test
  void the_quota_that_is_most_closely_about_a_request_counts_it() {
    assertThat(may(By.NETWORK, "POST", "/door/key", "192.0.2.1")).isTrue();
    assertThat(may(By.NETWORK, "POST", "/other/door", "192.0.2.1")).isTrue();
    assertThat(may(By.NETWORK, "POST", "/door", "192.0.2.1")).isFalse();
    assertThat(may(By.NETWORK, "GET", "/door", "192.0.2.1")).as("looking at it").isTrue();
    assertThat(may(By.NETWORK, "POST", "/door", "192.0.2.2")).as("from elsewhere").isTrue();
    now = now.plusSeconds(30);
    assertThat(may(By.NETWORK, "POST", "/door", "192.0.2.1")).isTrue();
    assertThat(metrics.counter("byway_rate_limited_total", "quota", "door").count()).isEqualTo(1);
  }

  @Test
  void what_no_quota_is_about_is_not_counted() {
    assertThat(limits.take(By.PERSON, "GET", "/pages", "ann")).isEmpty();
    assertThat(limits.take(By.OPERATOR, "GET", "/api/", "here")).isEmpty();
    assertThat(limits.take(By.PERSON, "GET", "/api/orders", "ann")).isPresent();
  }

  @Test
  void strangers_of_one_quota_have_nobody_forgotten_in_another() {
    for (int i = 0; i < 3; i++) {
      assertThat(may(By.PERSON, "GET", "/api/", "ann")).isTrue();
    }
    for (int i = 0; i < 30_000; i++) {
      assertThat(may(By.NETWORK, "GET", "/", "made up " + i)).isTrue();
    }
    assertThat(may(By.PERSON, "GET", "/api/", "ann")).isFalse();
  }
}
