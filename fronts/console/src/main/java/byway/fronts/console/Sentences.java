package byway.fronts.console;

import byway.kit.values.Refusal;

/** What went wrong, as a sentence for staff. */
final class Sentences {
  private Sentences() {}

  /** The detail is in English, as everything that parts of the platform say to each other. */
  static String of(Refusal refusal, ConsoleMessages words) {
    var detail = refusal.detail();
    return words.refusedBecause(detail.isEmpty() ? refusal.code() : detail);
  }
}
