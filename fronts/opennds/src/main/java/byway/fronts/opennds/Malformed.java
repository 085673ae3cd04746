package byway.fronts.opennds;

/** What came is not what openNDS sends. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  private Malformed(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /**
   * @param reason a word that is good for a metric
   */
  static Malformed because(String reason) {
    return new Malformed(reason);
  }

  String reason() {
    return reason;
  }
}
