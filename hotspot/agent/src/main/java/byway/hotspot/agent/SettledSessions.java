package byway.hotspot.agent;

import byway.hotspot.agent.JournalEntry.SessionSettled;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The last sessions that are over, so that an order that comes late does not bring one back. */
final class SettledSessions {
  private final Map<UUID, SessionSettled> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, SessionSettled> eldest) {
          return size() > AgentSettings.SETTLED;
        }
      };

  void add(SessionSettled settled) {
    sessions.put(settled.sessionId(), settled);
  }

  boolean contains(UUID id) {
    return sessions.containsKey(id);
  }

  void remove(UUID id) {
    sessions.remove(id);
  }

  Collection<SessionSettled> all() {
    return sessions.values();
  }
}
