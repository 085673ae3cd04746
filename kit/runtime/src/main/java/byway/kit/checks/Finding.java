package byway.kit.checks;

import java.util.List;

/**
 * What a check found.
 *
 * @param code stable, lower case with dashes; pages have a sentence for it in each language
 * @param reason the same as a sentence in English, for who reads no page
 * @param details what the sentence tells, such as a count
 * @param at the page where one can act; empty where there is none
 */
public record Finding(
    Verdict verdict, String code, String reason, List<String> details, String at) {
  private static final Finding GOOD = new Finding(Verdict.GOOD, "good", "good", List.of(), "");

  public static Finding good() {
    return GOOD;
  }

  public static Finding warn(String code, String reason, String at, Object... details) {
    return new Finding(Verdict.WARN, code, reason, texts(details), at);
  }

  public static Finding bad(String code, String reason, String at, Object... details) {
    return new Finding(Verdict.BAD, code, reason, texts(details), at);
  }

  public static Finding unknown(String reason) {
    return new Finding(Verdict.UNKNOWN, "unknown", reason, List.of(), "");
  }

  private static List<String> texts(Object... details) {
    return List.of(details).stream().map(String::valueOf).toList();
  }
}
