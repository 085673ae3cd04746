package byway.hotspot.agent;

import java.time.Duration;

/**
 * How an agent behaves.
 *
 * @param tick how often counters are read and waiting things looked at
 * @param reportFraction a session is reported when this part of what was left has been used
 * @param reportFloorBytes ...but not for fewer bytes than this
 * @param reportEvery a session that has changed is reported at least so often
 * @param heartbeatEvery pause between heartbeats
 * @param idleTimeout a session without a byte for so long is closed
 * @param acknowledgeWithin a report without an answer for so long is given up and sent anew
 * @param resendWithin after a connect, reports are spread over so long
 * @param settingsProvenWithin settings after which the platform cannot be reached for so long are
 *     taken back
 */
public record AgentSettings(
    Duration tick,
    double reportFraction,
    long reportFloorBytes,
    Duration reportEvery,
    Duration heartbeatEvery,
    Duration idleTimeout,
    Duration acknowledgeWithin,
    Duration resendWithin,
    Duration settingsProvenWithin) {
  /** Sessions an agent holds; further ones are dropped and counted. */
  static final int SESSIONS = 256;

  /** Settled sessions an agent remembers, so that a late Open does not bring one back. */
  static final int SETTLED = 256;

  /** Client devices an agent knows. */
  static final int CLIENTS = 512;

  /** Commands an agent remembers to have obeyed. */
  static final int COMMANDS = 64;

  /** Unanswered reports after which the connection is made anew. */
  static final int UNANSWERED = 16;

  /** What settings set in motion (a radio that starts anew) shows within this. */
  static final Duration SETTINGS_SETTLE = Duration.ofSeconds(3);

  static final Backoff OVERLOADED = new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(5));
  static final Backoff ASKING = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5));

  /** For a metered link. */
  public static final AgentSettings FIELD =
      new AgentSettings(
          Duration.ofSeconds(1),
          0.2,
          64 * 1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofMinutes(3));

  public AgentSettings {
    if (settingsProvenWithin.compareTo(SETTINGS_SETTLE) <= 0) {
      throw new IllegalArgumentException("settings cannot be proven sooner than they settle");
    }
    if (!tick.isPositive() || reportFraction <= 0 || reportFraction > 1 || reportFloorBytes < 1) {
      throw new IllegalArgumentException("tick, fraction and floor must be positive");
    }
  }

  /** For a demonstration: the same, but changes show within seconds. */
  public AgentSettings lively() {
    return new AgentSettings(
        tick,
        reportFraction,
        reportFloorBytes,
        Duration.ofSeconds(2),
        heartbeatEvery,
        idleTimeout,
        acknowledgeWithin,
        Duration.ofSeconds(1),
        settingsProvenWithin);
  }

  /** The same, but settings have to be proven within another time. */
  public AgentSettings provingSettingsWithin(Duration time) {
    return new AgentSettings(
        tick,
        reportFraction,
        reportFloorBytes,
        reportEvery,
        heartbeatEvery,
        idleTimeout,
        acknowledgeWithin,
        resendWithin,
        time);
  }
}
