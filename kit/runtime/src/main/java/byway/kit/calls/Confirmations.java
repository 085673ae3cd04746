package byway.kit.calls;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.time.InstantSource;

/** Whether staff have proved a short while ago who they are. */
public final class Confirmations {
  /** The code of the refusal that a front answers by asking for a proof. */
  public static final String NEEDED = "confirmation_needed";

  /** How long a proof is a fresh one. */
  public static final Duration GOOD = Duration.ofMinutes(10);

  /** Clocks of two processes are not quite one. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private Confirmations() {}

  /**
   * For what needs a proof only beyond a limit; a contract's call that always does is marked {@link
   * Confirmed}. Asked of staff and nobody else. Refuses with {@code confirmation_needed}.
   */
  public static void require(InstantSource clock) {
    if (!isFresh(Context.current().principal(), clock)) {
      throw needed();
    }
  }

  static Refusal needed() {
    return Refusal.of(403, NEEDED, "prove first that it is you");
  }

  static boolean isFresh(Principal principal, InstantSource clock) {
    if (principal.kind() != Principal.Kind.STAFF) {
      return true;
    }
    var at = principal.confirmedAt();
    var now = clock.instant();
    return at != null && at.isAfter(now.minus(GOOD)) && !at.isAfter(now.plus(AHEAD));
  }
}
