package byway.apps.opening;

/** A figure is not what it should be; the journey ends there. */
final class WrongFigure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongFigure(String message) {
    super(message);
  }

  static void unless(boolean right, String message, Object... values) {
    if (!right) {
      throw new WrongFigure(message.formatted(values));
    }
  }

  static void unlessEqual(String what, long expected, long found) {
    unless(expected == found, "%s: %,d expected, %,d found", what, expected, found);
  }
}
