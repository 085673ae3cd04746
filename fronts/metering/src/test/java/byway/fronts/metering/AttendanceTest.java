package byway.fronts.metering;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.MovableClock;
import byway.network.devices.testing.KnownDevices;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final UUID tenant = UUID.randomUUID();
  private final MovableClock clock = new MovableClock();
  private final KnownDevices devices = new KnownDevices();
  private final Attendance attendance = new Attendance(devices, clock);

  @Test
  void who_is_heard_is_online_until_it_was_silent_for_as_long_as_its_kind_may_be() {
    var quick = device();
    var slow = device();
    heard(quick, Duration.ofMinutes(1));
    heard(slow, Duration.ofMinutes(10));
    pass(Duration.ofMinutes(1));
    assertThat(devices.get(quick).online()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(devices.get(quick).online()).isFalse();
    assertThat(devices.get(slow).online()).isTrue();
    heard(quick, Duration.ofMinutes(1));
    pass(Duration.ofMinutes(9));
    assertThat(devices.get(slow).online()).isFalse();
  }

  @Test
  void who_is_heard_again_in_time_stays_online() {
    var device = device();
    heard(device, Duration.ofMinutes(1));
    for (int i = 0; i < 3; i++) {
      pass(Duration.ofSeconds(50));
      heard(device, Duration.ofMinutes(1));
    }
    assertThat(devices.get(device).online()).isTrue();
  }

  private UUID device() {
    var id = UUID.randomUUID();
    devices.lose(id);
    return id;
  }

  private void heard(UUID device, Duration silence) {
    attendance.heard(tenant, device, silence);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!devices.get(device).online()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void pass(Duration time) {
    clock.advance(time);
    attendance.run();
  }
}
