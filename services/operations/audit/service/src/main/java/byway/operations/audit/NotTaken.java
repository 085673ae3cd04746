package byway.operations.audit;

/** The receiver did not take what was sent, or nobody knows whether it did. */
final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotTaken(String why) {
    super(why, null, false, false);
  }
}
