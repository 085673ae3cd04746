package byway.kit.platform;

import java.util.List;

/** The start was refused: the message lists every problem of the settings. */
public final class SettingsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsRefused(List<String> problems) {
    super("These settings cannot be used:\n  - " + String.join("\n  - ", problems));
  }
}
