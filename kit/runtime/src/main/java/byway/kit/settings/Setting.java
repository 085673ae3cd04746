package byway.kit.settings;

/**
 * One thing that an installation can be told.
 *
 * @param name of the environment variable
 * @param unit of a number; empty where it has none
 * @param otherwise what holds where nothing is given; empty for nothing
 * @param taken what can be given, in words
 * @param part the record that it is read into
 */
public record Setting(
    String name, String meaning, String unit, String otherwise, String taken, Class<?> part) {
  static final String PREFIX = "BYWAY_";

  String line() {
    return "  %-30s %s"
        .formatted(name, otherwise.isEmpty() ? meaning : meaning + " (" + otherwise + ")");
  }
}
