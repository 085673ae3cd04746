package byway.fronts.radius;

import byway.fronts.radius.Continuity.DoubtfulStart;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One name that an access point gives accounting sessions: what it stands for now, and what it
 * stood for before. Its monitor guards all of it.
 */
final class AccountingSession {
  final Name name;

  /** What is in the database is newer than what is here, or was never asked for. */
  volatile boolean isStale = true;

  @Nullable Binding now;
  @Nullable Binding before;
  @Nullable DoubtfulStart start;

  /** That of the latest tally; 0 where there is none. */
  int number;

  AccountingSession(Name name) {
    this.name = name;
  }

  /**
   * What makes an accounting session (RFC 2866 section 5.5): the access point, the client's MAC
   * address and Acct-Session-Id. Written out, since each report looks for one.
   */
  record Name(UUID deviceId, String acctSessionId, String mac) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Name that
          && acctSessionId.equals(that.acctSessionId)
          && mac.equals(that.mac)
          && deviceId.equals(that.deviceId);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * deviceId.hashCode() + acctSessionId.hashCode()) + mac.hashCode();
    }
  }

  /** Whether its access point counts for it, as far as is known here. */
  synchronized boolean isOpen() {
    return now != null && !now.isEnded() && !now.isOver();
  }

  /** Closed from here, or because another process has heard what has changed: it is looked up. */
  synchronized void close(UUID sessionId, Instant when) {
    if (now != null && now.sessionId.equals(sessionId)) {
      now.close(when.toEpochMilli());
      isStale = true;
    }
  }

  synchronized void end(Moment at) {
    if (now != null) {
      now.end(at.atMillis(), at.arrivedMillis(), 0);
    }
    start = null;
  }

  /** Another accounting session has the name from now on. */
  void follow(Binding next) {
    if (now != null && now.run != next.run) {
      before = now;
    }
    now = next;
    number = next.number;
    start = null;
  }
}
