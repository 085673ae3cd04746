package byway.apps.doctor;

import byway.kit.checks.Verdict;

/**
 * What was found at one thing.
 *
 * @param check which; lower case with dashes, and never changes
 * @param found in a sentence
 * @param advice what to do; empty where there is nothing
 */
public record Diagnosis(String check, Verdict verdict, String found, String advice) {
  static Diagnosis good(String check, String found) {
    return new Diagnosis(check, Verdict.GOOD, found, "");
  }

  static Diagnosis unknown(String check, String found, String advice) {
    return new Diagnosis(check, Verdict.UNKNOWN, found, advice);
  }

  static Diagnosis warn(String check, String found, String advice) {
    return new Diagnosis(check, Verdict.WARN, found, advice);
  }

  static Diagnosis bad(String check, String found, String advice) {
    return new Diagnosis(check, Verdict.BAD, found, advice);
  }

  /** One line, whatever others have said that stands in it. */
  String line() {
    var text = advice.isEmpty() ? found : found + ": " + advice;
    return "%-8s %-13s %s".formatted(word(), check, text.replaceAll("\\s+", " "));
  }

  private String word() {
    return switch (verdict) {
      case GOOD -> "good";
      case UNKNOWN -> "unknown";
      case WARN -> "warning";
      case BAD -> "bad";
    };
  }
}
