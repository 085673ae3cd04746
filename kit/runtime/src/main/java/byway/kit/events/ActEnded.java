package byway.kit.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has done something, tried to, or looked at what is not for everybody. Any service says
 * so, and the audit log writes it down once.
 *
 * @param id of the act; the same again is the same act
 * @param at when it began
 * @param by their id; none for the platform and for who is not signed in
 * @param act as people read it, such as {@code hotspot.block}
 * @param call the contract's, such as {@code devices.block}
 * @param subject the id of what it was done to; empty where there is none
 * @param outcome {@code DONE}, {@code REFUSED}, {@code FAILED}, or {@code UNKNOWN} where it has
 *     changed something and never said how it ended
 * @param code why it was refused, or which of several answers it had
 * @param reason what the person said; empty where nothing was asked
 * @param changes neither secret nor personal
 */
@Event("audit.act-ended.v1")
public record ActEnded(
    UUID id,
    Instant at,
    String kind,
    @Nullable UUID by,
    String role,
    String act,
    String call,
    String subject,
    String outcome,
    String code,
    String reason,
    List<Change> changes,
    String trace) {

  /**
   * One thing that is another than before.
   *
   * @param before none where that is not known
   */
  public record Change(String field, @Nullable String before, String after) {}

  /** The same, and how it ended. */
  public ActEnded ending(
      String newSubject, String newOutcome, String newCode, List<Change> newChanges) {
    return new ActEnded(
        id,
        at,
        kind,
        by,
        role,
        act,
        call,
        newSubject,
        newOutcome,
        newCode,
        reason,
        newChanges,
        trace);
  }

  /** The same under another id. */
  public ActEnded called(UUID newId) {
    return new ActEnded(
        newId, at, kind, by, role, act, call, subject, outcome, code, reason, changes, trace);
  }
}
