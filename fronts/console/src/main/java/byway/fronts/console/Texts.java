package byway.fronts.console;

import byway.kit.values.Refusal;
import java.util.UUID;

/** What is typed. */
final class Texts {
  private Texts() {}

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.notFound("what this is about");
    }
  }
}
