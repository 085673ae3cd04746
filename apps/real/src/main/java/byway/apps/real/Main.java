package byway.apps.real;

import byway.outside.network.Lab;
import java.nio.file.Path;

/** What {@code ./byway journey main-job-real} starts; its one argument is the platform's jar. */
public final class Main {
  private static final int NOT_HERE = 69;

  private Main() {}

  public static void main(String[] arguments) {
    var hindrance = Lab.hindrance().or(Phone::hindrance);
    if (hindrance.isPresent()) {
      System.err.println("A real network cannot be made here: " + hindrance.get() + ".");
      System.exit(NOT_HERE);
    }
    int code = 0;
    try (var world = World.open(Path.of(arguments[0]))) {
      var result = new RealJourney(world, line -> System.out.println("  · " + line)).run();
      System.out.println(result);
    } catch (WrongFigure wrong) {
      System.out.println("  ✗ " + wrong.getMessage());
      code = 1;
    }
    System.exit(code);
  }
}
