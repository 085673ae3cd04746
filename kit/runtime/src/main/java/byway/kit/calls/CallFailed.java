package byway.kit.calls;

import byway.kit.reach.Reach;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A call to another service broke: no answer, too late, too many at once, its database away, or a
 * defect there. It may have been done. What a caller meets is this or a {@link
 * byway.kit.values.Refusal}, however far away the service is.
 */
public final class CallFailed extends RuntimeException implements Reach.Consequence {
  private static final long serialVersionUID = 1L;

  private final boolean isDefect;

  private CallFailed(String said, Throwable cause, boolean isDefect) {
    super(said, cause);
    this.isDefect = isDefect;
  }

  /** It did not answer, or could not just now: the same may succeed later. */
  static CallFailed unanswered(String service, Throwable cause) {
    return new CallFailed(
        service + " did not answer: " + cause.getClass().getSimpleName(), cause, false);
  }

  /** It broke in a way that nobody meant. */
  static CallFailed broken(String service, Throwable cause) {
    return new CallFailed(service + " broke: " + cause.getClass().getSimpleName(), cause, true);
  }

  /** Whether coming again is no use before somebody has mended it. */
  public boolean isDefect() {
    return isDefect;
  }

  /** What came too late, or is not asked for a while: while something is away, that is why. */
  @Override
  public boolean isOfBeingAway() {
    return getCause() instanceof CircuitBreakerOpenException
        || getCause() instanceof TimeoutException
        || (getCause() instanceof Reach.Consequence of && of.isOfBeingAway());
  }
}
