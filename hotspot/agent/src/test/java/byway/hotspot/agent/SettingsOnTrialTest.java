package byway.hotspot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Refused;
import byway.hotspot.protocol.ReportedSettings.SettingResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On a hotspot whose uplink is cut by the channel 13. */
class SettingsOnTrialTest {
  private static final long MINUTES = 60;

  private final HandLoop loop = new HandLoop();
  private final ReferencePlatform platform = new ReferencePlatform();
  private final LossyUplink.Air air = new LossyUplink.Air();
  private final MemoryJournal journal = new MemoryJournal();
  private Map<String, String> inForce = Map.of();
  private final HotspotAgent agent =
      new HotspotAgent(
          new AgentParts(
              loop,
              new SimulatedNetwork(loop::now, 1),
              () -> journal,
              () -> new LossyUplink(loop, platform, air, new Random(1)),
              Vitals.NONE,
              this::apply,
              command -> {},
              AgentSettings.FIELD,
              new Random(1)));

  private Map<String, SettingResult> apply(Map<String, String> desired) {
    var outcomes = new HashMap<String, SettingResult>();
    desired.forEach((key, value) -> outcomes.put(key, new Applied(value)));
    outcomes.computeIfPresent("colour", (key, value) -> new Refused("no lamp"));
    inForce = desired;
    boolean cut = "13".equals(desired.get("channel"));
    air.up = !cut;
    air.loss = cut ? 1 : 0; // as a radio that is deaf: the connection does not know yet
    return outcomes;
  }

  @Test
  void settings_that_leave_the_uplink_alone_are_kept() {
    start();
    desired(1, Map.of("channel", "6"));
    seconds(5);
    restart();
    assertThat(inForce).isEqualTo(Map.of("channel", "6"));
    seconds(10 * MINUTES);
    assertThat(inForce).isEqualTo(Map.of("channel", "6"));
    assertThat(reported().getLast())
        .isEqualTo(new ReportedSettings(1, Map.of("channel", new Applied("6"))));
  }

  @Test
  void a_setting_that_cuts_the_uplink_is_taken_back_and_reported_as_refused() {
    start();
    desired(1, Map.of("channel", "6", "ssid", "Harbour"));
    seconds(5);
    desired(2, Map.of("channel", "13", "ssid", "Harbour", "colour", "red"));
    seconds(2 * MINUTES);
    assertThat(inForce).containsEntry("channel", "13");
    seconds(2 * MINUTES);
    assertThat(inForce).isEqualTo(Map.of("channel", "6", "ssid", "Harbour"));
    resent(2, Map.of("channel", "13", "ssid", "Harbour", "colour", "red"));
    assertThat(reported().getLast())
        .isEqualTo(
            new ReportedSettings(
                2,
                Map.of(
                    "channel", new Refused("uplink_lost"),
                    "ssid", new Applied("Harbour"),
                    "colour", new Refused("no lamp"))));
    assertThat(inForce).as("it is not tried again").containsEntry("channel", "6");
  }

  @Test
  void the_first_settings_of_all_are_taken_back_too() {
    start();
    desired(1, Map.of("channel", "13"));
    seconds(4 * MINUTES);
    assertThat(inForce).isEmpty();
    assertThat(agent.statistics().connection()).isEqualTo(AgentStatistics.Connection.ONLINE);
  }

  @Test
  void after_power_loss_during_the_trial_the_proven_settings_are_in_force() {
    start();
    desired(1, Map.of("channel", "6"));
    seconds(5);
    desired(2, Map.of("channel", "13"));
    seconds(30);
    restart();
    assertThat(inForce).isEqualTo(Map.of("channel", "6"));
  }

  @Test
  void after_a_restart_refused_settings_are_still_refused_and_newer_ones_are_taken() {
    start();
    desired(1, Map.of("channel", "13"));
    seconds(4 * MINUTES);
    restart();
    resent(1, Map.of("channel", "13"));
    assertThat(inForce).isEmpty();
    assertThat(reported().getLast())
        .isEqualTo(new ReportedSettings(1, Map.of("channel", new Refused("uplink_lost"))));
    desired(2, Map.of("channel", "11"));
    seconds(10 * MINUTES);
    assertThat(inForce).isEqualTo(Map.of("channel", "11"));
  }

  @Test
  void what_has_cut_the_uplink_is_not_tried_again_with_other_settings_beside_it() {
    start();
    desired(1, Map.of("channel", "6"));
    seconds(5);
    desired(2, Map.of("channel", "13"));
    seconds(4 * MINUTES);
    desired(3, Map.of("channel", "13", "ssid", "Harbour"));
    assertThat(inForce).isEqualTo(Map.of("channel", "6", "ssid", "Harbour"));
    seconds(5);
    restart();
    assertThat(inForce).isEqualTo(Map.of("channel", "6", "ssid", "Harbour"));
    resent(3, Map.of("channel", "13", "ssid", "Harbour"));
    assertThat(reported().getLast())
        .isEqualTo(
            new ReportedSettings(
                3, Map.of("channel", new Refused("uplink_lost"), "ssid", new Applied("Harbour"))));
  }

  @Test
  void an_innocent_value_is_taken_when_it_comes_without_the_others() {
    start();
    desired(1, Map.of("channel", "13", "ssid", "Harbour"));
    seconds(4 * MINUTES);
    assertThat(inForce).isEmpty();
    desired(2, Map.of("channel", "6", "ssid", "Harbour"));
    seconds(4 * MINUTES);
    assertThat(inForce).isEqualTo(Map.of("channel", "6", "ssid", "Harbour"));
  }

  @Test
  void an_uplink_that_comes_back_in_time_proves_the_settings() {
    start();
    desired(1, Map.of("channel", "6"));
    air.up = false;
    agent.uplinkDown();
    seconds(2 * MINUTES);
    air.up = true;
    agent.uplinkUp();
    seconds(5 * MINUTES);
    assertThat(inForce).isEqualTo(Map.of("channel", "6"));
  }

  private void start() {
    agent.start();
    loop.run();
  }

  private void restart() {
    agent.crash();
    air.up = true;
    air.loss = 0;
    start();
  }

  private void desired(long version, Map<String, String> settings) {
    platform.down.accept(new DesiredSettings(version, settings));
    loop.run();
  }

  /** As the retained message comes once more with each connection. */
  private void resent(long version, Map<String, String> settings) {
    assertThat(agent.statistics().connection()).isEqualTo(AgentStatistics.Connection.ONLINE);
    desired(version, settings);
  }

  private void seconds(long seconds) {
    loop.pass(Duration.ofSeconds(seconds));
  }

  private List<ReportedSettings> reported() {
    return platform.heard.stream()
        .filter(ReportedSettings.class::isInstance)
        .map(ReportedSettings.class::cast)
        .toList();
  }
}
