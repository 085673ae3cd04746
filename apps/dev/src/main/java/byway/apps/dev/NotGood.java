package byway.apps.dev;

/** Why a change cannot be taken over. */
final class NotGood extends Exception {
  private static final long serialVersionUID = 1;

  NotGood(String why) {
    super(why);
  }

  /** What the frame found, without its way there. */
  static NotGood because(Throwable thrown) {
    var cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new NotGood(String.valueOf(cause.getMessage()));
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
