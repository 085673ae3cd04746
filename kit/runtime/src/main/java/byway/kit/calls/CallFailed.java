package byway.kit.calls;

/**
 * A call to another service broke: no answer, too late, or too many at once. It may have been done.
 */
public final class CallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallFailed(String service, Throwable cause) {
    super(service + " did not answer: " + cause.getClass().getSimpleName(), cause);
  }
}
