package byway.kit.checks;

/** How one thing stands, from the best to the worst; the place is the figure in the metrics. */
public enum Verdict {
  GOOD,
  /** Nobody could be asked, which is neither good nor bad, and is said as such. */
  UNKNOWN,
  /** It works, and somebody should do something. */
  WARN,
  /** It does not work. */
  BAD
}
