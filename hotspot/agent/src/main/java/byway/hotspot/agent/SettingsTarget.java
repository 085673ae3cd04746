package byway.hotspot.agent;

import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.SettingResult;
import java.util.HashMap;
import java.util.Map;

/** What settings act on: the radio, DHCP, the walled garden. */
@FunctionalInterface
public interface SettingsTarget {
  /** Takes everything as it is, and does nothing with it. */
  SettingsTarget ACCEPTING =
      desired -> {
        var outcomes = new HashMap<String, SettingResult>();
        desired.forEach((key, value) -> outcomes.put(key, new Applied(value)));
        return outcomes;
      };

  /**
   * Applies the settings; answers for each key what became of it. What is set here and has no key
   * any more becomes what it was before it was ever set, so that former settings can be restored.
   */
  Map<String, SettingResult> apply(Map<String, String> desired);
}
