package byway.hotspot.agent;

import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.ReportedSettings;
import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Outcome;
import byway.hotspot.protocol.ReportedSettings.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings come into force on trial. They are kept, and written down, when the platform has
 * acknowledged a report that was sent some seconds after they came into force: then they do not cut
 * the uplink. Where that takes too long, those that were proven before come into force again, and
 * the new ones are reported as refused, as soon as the platform can be reached. A restart in the
 * middle of a trial begins with the proven ones, so that no hotspot is lost to a setting.
 */
final class SettingsOnTrial {
  /** The reason of a refusal, as it is reported. */
  static final String UPLINK_LOST = "uplink_lost";

  private final AgentParts parts;
  private final Memory memory;
  private final Uplink uplink;
  private final LongConsumer acknowledged;
  private Map<String, Outcome> outcomes = Map.of();
  private Map<String, Outcome> failed = Map.of();
  private @Nullable Trial trial;

  /** Settings that are in force, and not proven yet. */
  private static final class Trial {
    private final DesiredSettings settings;
    private final Instant until;
    private @Nullable Instant askFrom;

    Trial(DesiredSettings settings, Instant askFrom, Instant until) {
      this.settings = settings;
      this.askFrom = askFrom;
      this.until = until;
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
    outcomes = parts.target().apply(proven());
  }

  void desired(DesiredSettings desired, Instant now) {
    long version = desired.version();
    if (memory.refusedVersion() == version) {
      report(desired.version(), refusals(desired), () -> {});
    } else if (version > heldVersion()) {
      apply(desired, now);
      report(version, outcomes, () -> {});
    } else if (version == heldVersion()) {
      report(version, outcomes, () -> {});
    }
  }

  private long heldVersion() {
    long proven = memory.desired().map(DesiredSettings::version).orElse(-1L);
    return Math.max(trial == null ? proven : trial.settings.version(), memory.refusedVersion());
  }

  private Map<String, String> proven() {
    return memory.desired().map(DesiredSettings::settings).orElse(Map.of());
  }

  private void apply(DesiredSettings desired, Instant now) {
    outcomes = parts.target().apply(desired.settings());
    if (outcomes.isEmpty()) {
      trial = null;
      memory.take(desired);
      return;
    }
    trial =
        new Trial(
            desired,
            now.plus(AgentSettings.SETTINGS_SETTLE),
            now.plus(parts.settings().settingsProvenWithin()));
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
      rollBack(current);
      return true;
    }
    if (online && current.askFrom != null && !now.isBefore(current.askFrom)) {
      current.askFrom = null;
      long version = current.settings.version();
      report(version, outcomes, () -> acknowledged.accept(version));
    }
    return false;
  }

  private void rollBack(Trial over) {
    trial = null;
    memory.refuse(over.settings.version());
    failed = outcomes;
    outcomes = parts.target().apply(proven());
  }

  /** The platform has heard of these settings while they were in force. */
  void proven(long version) {
    var current = trial;
    if (current != null && current.settings.version() == version) {
      trial = null;
      memory.take(current.settings);
    }
  }

  /** What differs from the settings in force has cut the uplink, or is believed to have. */
  private Map<String, Outcome> refusals(DesiredSettings desired) {
    var refused = new HashMap<String, Outcome>();
    desired
        .settings()
        .forEach(
            (key, value) ->
                refused.put(
                    key,
                    failed.get(key) instanceof Refused before
                        ? before
                        : value.equals(proven().get(key))
                                && outcomes.get(key) instanceof Applied applied
                            ? applied
                            : new Refused(UPLINK_LOST)));
    return refused;
  }

  private void report(long version, Map<String, Outcome> settings, Runnable whenAcknowledged) {
    byte[] payload;
    try {
      payload = DeviceCodec.encode(new ReportedSettings(version, settings));
    } catch (IllegalArgumentException tooLong) {
      payload = DeviceCodec.encode(new ReportedSettings(version, Map.of()));
    }
    uplink.publish(DeviceTopic.REPORTED_SETTINGS, payload, whenAcknowledged);
  }
}
