package byway.hotspot.agent;

import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.ReportedSettings.Refused;
import byway.hotspot.protocol.ReportedSettings.SettingResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings come into force on trial. They are kept, and written down, when the platform has
 * acknowledged a report that was sent some seconds after they came into force: then they do not cut
 * the uplink. Where that takes too long, those that were proven before come into force again, and
 * what was new is reported as refused, as soon as the platform can be reached. The same values
 * together are not tried a second time, in whichever version they come. A restart in the middle of
 * a trial begins with the proven ones, so that no hotspot is lost to a setting.
 */
final class SettingsOnTrial {
  /** The reason of a refusal, as it is reported. */
  private static final SettingResult UPLINK_LOST = new Refused("uplink_lost");

  private final AgentParts parts;
  private final Memory memory;
  private final Uplink uplink;
  private final LongConsumer acknowledged;

  /** What became of the settings in force. */
  private Map<String, SettingResult> outcomes = Map.of();

  /** What the target itself refused of the settings that were taken back. */
  private Map<String, SettingResult> failed = Map.of();

  private @Nullable Trial trial;

  /** Settings that are not proven yet. */
  private static final class Trial {
    private final DesiredSettings desired;
    private final Map<String, String> inForce;
    private final Instant until;
    private @Nullable Instant askFrom;

    Trial(DesiredSettings desired, Map<String, String> inForce, Instant askFrom, Instant until) {
      this.desired = desired;
      this.inForce = inForce;
      this.askFrom = askFrom;
      this.until = until;
    }

    long version() {
      return desired.version();
    }
  }

  /**
   * @param acknowledged called, from any thread, with the version that the platform has
   *     acknowledged, to be handed to {@link #proven}
   */
  SettingsOnTrial(AgentParts parts, Memory memory, Uplink uplink, LongConsumer acknowledged) {
    this.parts = parts;
    this.memory = memory;
    this.uplink = uplink;
    this.acknowledged = acknowledged;
  }

  /** After a restart: the settings that were proven come into force again. */
  void applyRemembered() {
    enforce(proven());
    culprits().keySet().forEach(key -> outcomes.put(key, UPLINK_LOST));
  }

  void desired(DesiredSettings desired, Instant now) {
    long version = desired.version();
    long held = memory.desired().map(DesiredSettings::version).orElse(-1L);
    long refused = memory.refused().map(DesiredSettings::version).orElse(-1L);
    if (trial != null && version == trial.version()) {
      report(version, outcomes, () -> {});
    } else if (version > held && version == refused) {
      report(version, refusals(desired), () -> {});
    } else if (version > Math.max(held, refused) && (trial == null || version > trial.version())) {
      apply(desired, now);
      report(version, outcomes, () -> {});
    } else if (version == held) {
      report(version, outcomes, () -> {});
    }
  }

  private Map<String, String> proven() {
    return memory.desired().map(DesiredSettings::settings).orElse(Map.of());
  }

  /** Values that together have cut the uplink. */
  private Map<String, String> culprits() {
    return memory.refused().map(DesiredSettings::settings).orElse(Map.of());
  }

  private void enforce(Map<String, String> settings) {
    outcomes = new HashMap<>(parts.target().apply(settings));
  }

  private void apply(DesiredSettings desired, Instant now) {
    var wanted = new HashMap<>(desired.settings());
    var culprits = culprits();
    boolean again = wanted.entrySet().containsAll(culprits.entrySet());
    if (again) {
      culprits.keySet().forEach(wanted::remove);
      proven()
          .forEach(
              (key, value) -> {
                if (culprits.containsKey(key)) {
                  wanted.put(key, value);
                }
              });
    } else {
      memory.refuse(new DesiredSettings(desired.version() - 1, Map.of()));
    }
    enforce(wanted);
    culprits().keySet().forEach(key -> outcomes.put(key, UPLINK_LOST));
    trial =
        new Trial(
            desired,
            wanted,
            now.plus(AgentSettings.SETTINGS_SETTLE),
            now.plus(parts.settings().settingsProvenWithin()));
    if (wanted.equals(proven()) || outcomes.isEmpty()) {
      proven(desired.version());
    }
  }

  /** A new connection: what was asked on the one before will not be answered. */
  void connected(Instant now) {
    if (trial != null) {
      trial.askFrom = now.plus(AgentSettings.SETTINGS_SETTLE);
    }
  }

  /**
   * Looks whether the trial is over.
   *
   * @return whether former settings have come into force again, so that the connection is to be
   *     made anew
   */
  boolean look(Instant now, boolean online) {
    var current = trial;
    if (current == null) {
      return false;
    }
    if (!now.isBefore(current.until)) {
      takeBack(current);
      return true;
    }
    if (online && current.askFrom != null && !now.isBefore(current.askFrom)) {
      current.askFrom = null;
      long version = current.version();
      report(version, outcomes, () -> acknowledged.accept(version));
    }
    return false;
  }

  private void takeBack(Trial over) {
    trial = null;
    failed = outcomes;
    var culprits = new HashMap<>(over.desired.settings());
    culprits.entrySet().removeAll(proven().entrySet());
    culprits.keySet().removeIf(key -> isRefusedByTarget(failed.get(key)));
    memory.refuse(new DesiredSettings(over.version(), culprits));
    enforce(proven());
  }

  private static boolean isRefusedByTarget(@Nullable SettingResult outcome) {
    return outcome instanceof Refused && !outcome.equals(UPLINK_LOST);
  }

  /** The platform has heard of these settings while they were in force. */
  void proven(long version) {
    var current = trial;
    if (current != null && current.version() == version) {
      trial = null;
      memory.take(new DesiredSettings(version, current.inForce));
    }
  }

  /** Of settings that were taken back. */
  private Map<String, SettingResult> refusals(DesiredSettings desired) {
    var all = new HashMap<String, SettingResult>();
    desired
        .settings()
        .forEach(
            (key, value) -> {
              var before = failed.get(key);
              boolean stands = value.equals(proven().get(key));
              all.put(
                  key,
                  isRefusedByTarget(before)
                      ? before
                      : stands ? outcomes.getOrDefault(key, UPLINK_LOST) : UPLINK_LOST);
            });
    return all;
  }

  private void report(
      long version, Map<String, SettingResult> settings, Runnable whenAcknowledged) {
    byte[] payload;
    try {
      payload = DeviceCodec.encode(new ReportedSettings(version, settings));
    } catch (IllegalArgumentException tooLong) {
      payload = DeviceCodec.encode(new ReportedSettings(version, Map.of()));
    }
    uplink.publish(DeviceTopic.REPORTED_SETTINGS, payload, whenAcknowledged);
  }
}
