package byway.charging.balances;

import byway.charging.balances.api.HeldReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a session's use is held back for a look, and what was given back after one.
 *
 * @param bytes counted, reserved, and neither charged nor free
 * @param givenBackBytes counted, and charged never; they only grow
 * @param reasons each of {@link HeldReason} a bit, lowest first
 * @param at when the last was added to what is held
 */
record HeldBack(long bytes, long givenBackBytes, int reasons, @Nullable Instant at) {
  static final HeldBack NOTHING = new HeldBack(0, 0, 0, null);

  HeldBack more(long added, Set<HeldReason> why, Instant now) {
    return new HeldBack(bytes + added, givenBackBytes, reasons | bits(why), now);
  }

  HeldBack accepted() {
    return new HeldBack(0, givenBackBytes, 0, null);
  }

  HeldBack givenBack() {
    return new HeldBack(0, givenBackBytes + bytes, 0, null);
  }

  Set<HeldReason> why() {
    return of(reasons);
  }

  static int bits(Set<HeldReason> why) {
    return why.stream().mapToInt(reason -> 1 << reason.ordinal()).sum();
  }

  static Set<HeldReason> of(int bits) {
    var why = EnumSet.noneOf(HeldReason.class);
    for (var reason : HeldReason.values()) {
      if ((bits & 1 << reason.ordinal()) != 0) {
        why.add(reason);
      }
    }
    return why;
  }
}
