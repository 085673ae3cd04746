package byway.fronts.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.usage.api.UsageRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastHourTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:34:56Z");

  @Test
  void each_charge_is_in_its_minute_and_older_ones_are_left_out() {
    var hour =
        LastHour.of(
            List.of(used(NOW, 5), used(NOW.minusSeconds(60), 7), used(NOW.minusSeconds(3600), 9)),
            NOW);
    assertThat(hour.bytes()).hasSize(60).endsWith(7L, 5L);
    assertThat(hour.chart().totalBytes()).isEqualTo(12);
  }

  @Test
  void it_moves_on_with_time_and_what_is_used_meanwhile() {
    var hour = LastHour.of(List.of(used(NOW, 5)), NOW).later(NOW.plusSeconds(1), 3);
    assertThat(hour.thisMinuteBytes()).isEqualTo(8);
    assertThat(hour.later(NOW.plusSeconds(120), 1).bytes()).endsWith(8L, 0L, 1L);
    assertThat(hour.later(NOW.plusSeconds(86_400), 1).chart().totalBytes()).isEqualTo(1);
  }

  private static UsageRecord used(Instant at, long bytes) {
    return new UsageRecord(at, UUID.randomUUID(), UUID.randomUUID(), 0, bytes);
  }
}
