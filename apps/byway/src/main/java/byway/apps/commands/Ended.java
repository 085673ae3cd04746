package byway.apps.commands;

import java.util.List;

/** A command that cannot go on, with what is said and the exit status of sysexits.h. */
public final class Ended extends Exception {
  /** It was called wrongly. */
  static final int USAGE = 64;

  /** What it was given cannot be taken. */
  static final int DATA = 65;

  /** A file cannot be read. */
  static final int NO_INPUT = 66;

  /** The installation does not answer. */
  static final int UNAVAILABLE = 69;

  /** The installation refuses it. */
  static final int REFUSED = 70;

  /** The installation's secret is not known here, or is another. */
  static final int NO_PERMISSION = 77;

  private static final long serialVersionUID = 1L;

  private final int status;

  Ended(int status, String why) {
    super(why, null, false, false);
    this.status = status;
  }

  Ended(int status, String head, List<String> problems) {
    this(status, head + "\n  - " + String.join("\n  - ", problems));
  }

  int status() {
    return status;
  }
}
