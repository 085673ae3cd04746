package byway.hotspot.agent;

import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing an agent must not forget. Of entries about the same thing the newest one counts. */
public sealed interface JournalEntry {
  /**
   * A session as it stands.
   *
   * @param sessionId the session
   * @param mac the client; null while only a Ceiling or Close has come
   * @param ceilingBytes paid for
   * @param rateLimitKbps 0 for none
   * @param usedBytesUp counted
   * @param usedBytesDown counted
   * @param chargedBytesUp acknowledged by the platform
   * @param chargedBytesDown acknowledged by the platform
   * @param closed why it ended, or null
   * @param generation of the enforcement counters last read
   * @param seen those counters
   */
  record SessionStands(
      UUID sessionId,
      @Nullable MacAddress mac,
      long ceilingBytes,
      int rateLimitKbps,
      long usedBytesUp,
      long usedBytesDown,
      long chargedBytesUp,
      long chargedBytesDown,
      @Nullable CloseReason closed,
      long generation,
      Enforcement.Counters seen)
      implements JournalEntry {}

  /**
   * A session is over and acknowledged, or written off.
   *
   * @param sessionId the session
   * @param usedBytesUp final
   * @param usedBytesDown final
   */
  record SessionSettled(UUID sessionId, long usedBytesUp, long usedBytesDown)
      implements JournalEntry {}

  /**
   * A command is being obeyed.
   *
   * @param commandId which
   */
  record CommandObeyed(long commandId) implements JournalEntry {}

  /**
   * Desired settings were taken over.
   *
   * @param message the encoded DesiredSettings
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SettingsTaken(byte[] message) implements JournalEntry {}

  /**
   * Desired settings cut the uplink and were taken back; those taken before stand.
   *
   * @param message an encoded DesiredSettings: their version, and what was new in it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SettingsRefused(byte[] message) implements JournalEntry {}
}
