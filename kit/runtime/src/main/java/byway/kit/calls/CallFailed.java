package byway.kit.calls;

import byway.kit.reach.Reach;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A call to another service broke: no answer, too late, or too many at once. It may have been done.
 */
public final class CallFailed extends RuntimeException implements Reach.Consequence {
  private static final long serialVersionUID = 1L;

  CallFailed(String service, Throwable cause) {
    super(service + " did not answer: " + cause.getClass().getSimpleName(), cause);
  }

  /** What came too late, or is not asked for a while: while something is away, that is why. */
  @Override
  public boolean isOfBeingAway() {
    return getCause() instanceof CircuitBreakerOpenException
        || getCause() instanceof TimeoutException;
  }
}
