package byway.fronts.console;

import byway.kit.values.Refusal;

/** What went wrong, as a sentence for staff. */
final class Sentences {
  static final String AWAY =
      "A part of the platform does not answer. It may or may not have been done: look before you"
          + " try again; the same form again does nothing twice.";

  private Sentences() {}

  static String of(Refusal refusal) {
    var detail = refusal.detail();
    return detail.isEmpty()
        ? refusal.code()
        : Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
  }
}
