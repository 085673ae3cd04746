package byway.operations.flags.api.asking;

import byway.operations.flags.api.Variant;
import org.jspecify.annotations.Nullable;

/**
 * What a flag is for somebody.
 *
 * @param variant none where it is off, or has none
 */
public record Outcome(boolean on, Reason reason, @Nullable Variant variant) {
  static final Outcome EVERYBODY = new Outcome(true, Reason.STATIC, null);
  static final Outcome MATCH = new Outcome(true, Reason.TARGETING_MATCH, null);
  static final Outcome SHARE = new Outcome(true, Reason.SPLIT, null);
  static final Outcome NOBODY = new Outcome(false, Reason.DEFAULT, null);
  static final Outcome OFF = new Outcome(false, Reason.DISABLED, null);

  /** By which it is counted. */
  public String name() {
    return variant == null ? (on ? "on" : "off") : variant.name();
  }
}
