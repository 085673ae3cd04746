package byway.kit.settings;

import java.util.List;

/** This process cannot start as it is told to: the message lists all that is in the way. */
public final class StartRefused extends RuntimeException {
  /** {@code EX_CONFIG} of sysexits.h: starting it again changes nothing, somebody must look. */
  public static final int EXIT_STATUS = 78;

  private static final long serialVersionUID = 1L;

  public StartRefused(List<String> problems) {
    super("Byway cannot start:\n  - " + String.join("\n  - ", problems));
  }
}
