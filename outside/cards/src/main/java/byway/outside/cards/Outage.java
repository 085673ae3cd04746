package byway.outside.cards;

/** A switch that makes the processor fail for its next calls, to see how callers cope. */
final class Outage {
  /** What goes wrong. */
  enum Mode {
    NONE,
    /** Answers 503 and does nothing. */
    REFUSE,
    /** Does what was asked, then hangs up without an answer: the worst of failures. */
    LOSE
  }

  private Mode mode = Mode.NONE;
  private int requestsLeft;

  /** Starts an outage for this many calls; none ends it. */
  synchronized void begin(Mode wanted, int requests) {
    mode = wanted;
    requestsLeft = requests;
  }

  /** How the next call fares. */
  synchronized Mode next() {
    if (requestsLeft <= 0) {
      return Mode.NONE;
    }
    requestsLeft--;
    return mode;
  }
}
