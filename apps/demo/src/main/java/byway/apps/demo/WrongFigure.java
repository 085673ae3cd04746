package byway.apps.demo;

/** The journey met something that is not as it must be. */
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
    unless(expected == found, "%s is %,d and not %,d", what, found, expected);
  }
}
