package byway.operations.audit.api;

import java.util.UUID;

/**
 * What somebody is about to do or has done, where no call of a contract is that act.
 *
 * @param key makes the command repeatable
 * @param act such as {@code hotspot.block}; 1 to 40 small letters, dots and hyphens
 * @param subject what it is done to, an id; 1 to 100 characters
 * @param reason 1 to 200 characters
 * @param outcome {@code BEGUN} where it is not done yet
 */
public record WriteAct(UUID key, String act, String subject, String reason, Outcome outcome) {
  /** Before it is done. */
  public WriteAct(UUID key, String act, String subject, String reason) {
    this(key, act, subject, reason, Outcome.BEGUN);
  }
}
