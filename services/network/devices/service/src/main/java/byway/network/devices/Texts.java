package byway.network.devices;

import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import java.util.Map;

/** Bounds of what people and hotspots write. */
final class Texts {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_SERIAL = 64;
  private static final int LONGEST_REASON = 200;
  private static final int MOST_SETTINGS = 64;
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_VALUE = 2_048;

  private Texts() {}

  static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  static String name(String text) {
    return within(text, 1, LONGEST_NAME, "name_invalid", "a hotspot's name");
  }

  static String serial(String text) {
    return within(text, 1, LONGEST_SERIAL, "serial_invalid", "a serial number");
  }

  static String reason(String text) {
    return within(text, 0, LONGEST_REASON, "reason_invalid", "a reason");
  }

  private static String within(String text, int least, int most, String code, String what) {
    return PlainText.line(text, most)
        .filter(line -> line.length() >= least)
        .orElseThrow(
            () -> Refusal.invalid(code, "%s has %d to %d characters".formatted(what, least, most)));
  }

  /** Settings as a hotspot reports them: any keys, but not any number of any length. */
  static void checkReported(Map<String, String> settings) {
    boolean fits =
        settings.size() <= MOST_SETTINGS
            && settings.entrySet().stream()
                .allMatch(
                    entry ->
                        entry.getValue() != null
                            && entry.getKey().length() <= LONGEST_KEY
                            && entry.getValue().length() <= LONGEST_VALUE
                            && isPrintable(entry.getKey())
                            && isPrintable(entry.getValue()));
    if (!fits) {
      throw Refusal.invalid(
          "report_invalid",
          "at most %d settings, keys up to %d and values up to %d characters"
              .formatted(MOST_SETTINGS, LONGEST_KEY, LONGEST_VALUE));
    }
  }
}
