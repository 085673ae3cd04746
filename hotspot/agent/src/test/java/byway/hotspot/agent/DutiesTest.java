package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MAC;
import static byway.hotspot.agent.Bench.MB;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.Command;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.Presence;
import byway.hotspot.protocol.ReportedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a hotspot tells of itself, and what it is told to do. */
class DutiesTest {
  private final Bench bench = new Bench();

  @Test
  void a_quiet_hotspot_says_one_heartbeat_a_minute() {
    bench.started();
    bench.loop.pass(Duration.ofMinutes(10));
    assertThat(bench.heard(Heartbeat.class)).hasSize(11);
    assertThat(bench.air.published).isEqualTo(12);
    assertThat(bench.platform.heard).contains(Presence.ONLINE);
  }

  @Test
  void what_free_places_took_is_told_once() {
    bench.network.passInGarden(7_000_000);
    bench.started();
    bench.network.passInGarden(5_000_000);
    bench.loop.pass(Duration.ofMinutes(1));
    bench.network.losePower();
    bench.network.passInGarden(1_000);
    bench.loop.pass(Duration.ofMinutes(2));
    bench.network.passInGarden(2_000);
    bench.loop.pass(Duration.ofMinutes(1));
    assertThat(bench.heard(Heartbeat.class))
        .extracting(Heartbeat::gardenBytes)
        .containsExactly(0L, 5_000_000L, 0L, 0L, 2_000L);
  }

  @Test
  void settings_are_applied_once_reported_each_time_and_kept() {
    bench.started();
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.platform.down.accept(new DesiredSettings(1, Map.of("ssid", "old")));
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.loop.run();
    var applied = new ReportedSettings(2, Map.of("ssid", new ReportedSettings.Applied("Byway")));
    assertThat(bench.heard(ReportedSettings.class)).containsExactly(applied, applied);
    bench.agent.crash();
    bench.started();
    bench.platform.down.accept(new DesiredSettings(2, Map.of("ssid", "Byway")));
    bench.loop.run();
    assertThat(bench.heard(ReportedSettings.class)).containsExactly(applied, applied, applied);
  }

  @Test
  void a_command_is_obeyed_once_even_after_a_restart_and_never_late() {
    var obeyed = new ArrayList<Command>();
    var platform = new ReferencePlatform();
    var loop = new HandLoop();
    var journal = new MemoryJournal();
    var agent =
        new HotspotAgent(
            new AgentParts(
                loop,
                new SimulatedNetwork(loop::now, 1),
                () -> journal,
                () -> new LossyUplink(loop, platform, new LossyUplink.Air(), new Random(1)),
                Vitals.NONE,
                SettingsTarget.ACCEPTING,
                obeyed::add,
                AgentSettings.FIELD,
                new Random(1)));
    long now = loop.now().getEpochSecond();
    var reboot = new Command(5, Command.Kind.REBOOT, now + 60);
    for (int life = 0; life < 2; life++) {
      agent.start();
      loop.run();
      platform.down.accept(reboot);
      platform.down.accept(reboot);
      platform.down.accept(new Command(6, Command.Kind.REBOOT, now - 1));
      loop.run();
      agent.crash();
      loop.run();
    }
    assertThat(obeyed).containsExactly(reboot);
  }

  @Test
  void a_crowd_of_orders_is_bounded() {
    bench.started();
    for (int i = 0; i < 300; i++) {
      bench.platform.open(new UUID(3, i), MAC, MB, 0);
    }
    bench.loop.run();
    assertThat(bench.agent.statistics().sessions()).hasSize(AgentSettings.SESSIONS);
    assertThat(bench.agent.statistics().droppedOrders()).isEqualTo(300 - AgentSettings.SESSIONS);
  }

  @Test
  void a_full_house_reports_in_messages_of_64() {
    bench.started();
    for (int i = 0; i < 100; i++) {
      bench.platform.open(new UUID(3, i), new MacAddress(i), MB, 0);
    }
    bench.loop.run();
    for (int i = 0; i < 100; i++) {
      bench.network.client(new MacAddress(i)).download(1000);
    }
    bench.seconds(90);
    assertThat(bench.heard(DeviceUsageReport.class))
        .extracting(report -> report.clients().size())
        .containsExactly(64, 36);
  }
}
