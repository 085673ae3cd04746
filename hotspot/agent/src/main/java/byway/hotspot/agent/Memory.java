package byway.hotspot.agent;

import byway.hotspot.agent.JournalEntry.CommandObeyed;
import byway.hotspot.agent.JournalEntry.SessionSettled;
import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.agent.JournalEntry.SettingsRefused;
import byway.hotspot.agent.JournalEntry.SettingsTaken;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.MalformedMessage;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the journal in step with what the agent knows. A journal that cannot be written (a full or
 * broken card) does not stop the hotspot: it is tried again each turn, and the platform's snapshot
 * covers for what is missing after a restart.
 */
final class Memory {
  private final Journal journal;
  private final SessionTable sessions;
  private final Set<Long> obeyed = new LinkedHashSet<>();
  private @Nullable DesiredSettings desired;
  private @Nullable DesiredSettings refused;
  private long failures;

  Memory(Journal journal, SessionTable sessions) {
    this.journal = journal;
    this.sessions = sessions;
  }

  void replay(Instant now) {
    journal.replay(
        entry -> {
          switch (entry) {
            case SessionStands stands -> sessions.restore(stands, now);
            case SessionSettled over -> sessions.restore(over);
            case CommandObeyed command -> remember(command.commandId());
            case SettingsTaken taken -> decoded(taken.message()).ifPresent(d -> desired = d);
            case SettingsRefused over -> decoded(over.message()).ifPresent(d -> refused = d);
          }
        });
  }

  private static Optional<DesiredSettings> decoded(byte[] message) {
    try {
      return Optional.of(
          (DesiredSettings) DeviceCodec.decode(DeviceTopic.DESIRED_SETTINGS, message));
    } catch (MalformedMessage olderForm) {
      return Optional.empty(); // the platform sends them again on connect
    }
  }

  /** Writes down every session that has changed; before it is reported. */
  void keepUp() {
    for (Session session : sessions.all()) {
      if (session.differsFromJournal()) {
        SessionStands stands = session.stands();
        if (!write(stands)) {
          return;
        }
        session.journalled(stands);
      }
    }
    if (journal.wantsRewrite()) {
      trying(() -> journal.rewrite(standing()));
    }
  }

  void settled(SessionSettled over) {
    write(over);
  }

  /**
   * Notes that a command is about to be obeyed.
   *
   * @return false when it already was
   */
  boolean obey(long commandId) {
    if (obeyed.contains(commandId)) {
      return false;
    }
    remember(commandId);
    write(new CommandObeyed(commandId));
    sync(); // a reboot comes next
    return true;
  }

  private void remember(long commandId) {
    obeyed.add(commandId);
    if (obeyed.size() > AgentSettings.COMMANDS) {
      obeyed.remove(obeyed.iterator().next());
    }
  }

  /** Takes settings over. */
  void take(DesiredSettings settings) {
    desired = settings;
    write(new SettingsTaken(DeviceCodec.encode(settings)));
  }

  /**
   * Notes that settings were tried and taken back, so that they are not tried again.
   *
   * @param settings the version, and only what was new in it
   */
  void refuse(DesiredSettings settings) {
    refused = settings;
    write(new SettingsRefused(DeviceCodec.encode(settings)));
    sync();
  }

  Optional<DesiredSettings> refused() {
    return Optional.ofNullable(refused);
  }

  Optional<DesiredSettings> desired() {
    return Optional.ofNullable(desired);
  }

  void sync() {
    trying(journal::sync);
  }

  private List<JournalEntry> standing() {
    var entries = new ArrayList<>(sessions.standing());
    obeyed.forEach(id -> entries.add(new CommandObeyed(id)));
    desired().ifPresent(d -> entries.add(new SettingsTaken(DeviceCodec.encode(d))));
    refused().ifPresent(d -> entries.add(new SettingsRefused(DeviceCodec.encode(d))));
    return entries;
  }

  private boolean write(JournalEntry entry) {
    return trying(() -> journal.append(entry));
  }

  private boolean trying(Runnable work) {
    try {
      work.run();
      return true;
    } catch (UncheckedIOException full) {
      failures++;
      return false;
    }
  }

  void close() {
    trying(journal::close);
  }

  long sizeBytes() {
    return journal.sizeBytes();
  }

  long failures() {
    return failures;
  }
}
