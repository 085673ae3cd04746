package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;

import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.PresenceChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is online, and what hotspots say of themselves. */
class PresenceTest extends DevicesHouse {
  @Test
  void presence_is_published_when_it_changes() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    presence(id, false, now);
    presence(id, true, now);
    presence(id, true, now.plusSeconds(0));
    assertThat(get(id).online()).isTrue();
    assertThat(get(id).lastSeenAt()).isEqualTo(now);
    assertThat(published()).containsExactly(new PresenceChanged(id, true, now));
  }

  @Test
  void a_late_goodbye_of_an_old_connection_changes_nothing() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    presence(id, true, now);
    published();
    presence(id, false, now.minusMillis(1));
    assertThat(get(id).online()).isTrue();
    assertThat(published()).isEmpty();
  }

  @Test
  void presence_of_a_time_to_come_counts_as_of_now() {
    var id = register("Cafe").device().id();
    presence(id, true, Instant.parse("2099-01-01T00:00:00Z"));
    infrastructure.clock.advance(Duration.ofSeconds(1));
    presence(id, false, infrastructure.clock.instant());
    assertThat(get(id).online()).isFalse();
  }

  @Test
  void a_server_clock_that_was_wrong_does_not_stop_presence_for_ever() {
    var id = register("Cafe").device().id();
    var right = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofDays(1_000));
    presence(id, true, infrastructure.clock.instant());
    infrastructure.clock.set(right);
    presence(id, false, right);
    assertThat(get(id).online()).isFalse();
  }

  @Test
  void presence_news_at_once_is_published_once() throws Exception {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    atOnce(4, () -> presence(id, true, now));
    assertThat(published()).containsExactly(new PresenceChanged(id, true, now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z"})
  void a_heartbeat_counts_as_of_now_whatever_the_hotspots_clock_says(Instant said) {
    var id = register("Cafe").device().id();
    heartbeat(id, new Heartbeat(said, 60, -1, -71, 3, "lte", 512));
    var now = infrastructure.clock.instant();
    var device = get(id);
    assertThat(device.lastSeenAt()).isEqualTo(now);
    assertThat(device.heartbeat()).isEqualTo(new Heartbeat(now, 60, -1, -71, 3, "lte", 512));
    assertThat(published()).isEmpty();
  }

  @Test
  void heartbeats_do_not_bloat() {
    var id = register("Cafe").device().id();
    for (int i = 0; i < 800; i++) {
      infrastructure.clock.advance(Duration.ofMinutes(1));
      heartbeat(id, new Heartbeat(infrastructure.clock.instant(), 60L * i, 50, 0, 0, "wan", 0));
    }
    assertThat(get(id).lastSeenAt()).isEqualTo(infrastructure.clock.instant());
    assertThat(sizeOfVitals()).isLessThanOrEqualTo(4 * 8_192);
  }

  @Test
  void a_heartbeat_that_cannot_be_is_refused() {
    var id = register("Cafe").device().id();
    var now = infrastructure.clock.instant();
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, -1, 0, 0, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 101, 0, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 0, 1, 0, "", 0)));
    refused("heartbeat_invalid", () -> beat(id, new Heartbeat(now, 0, 0, 0, 0, "\0", 0)));
    refused("not_found", () -> beat(UUID.randomUUID(), new Heartbeat(now, 0, 0, 0, 0, "", 0)));
    assertThat(get(id).heartbeat()).isNull();
  }
}
