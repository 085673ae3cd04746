package byway.operations.flags.api;

import java.util.List;

/**
 * One of several things that a flag can be.
 *
 * @param weight how many get it, of the sum of all weights
 * @param value what code gets; empty where the name says it all
 * @param by the field by which the same one always gets the same; that of the first variant counts
 * @param fixed who gets this one whatever the weights say
 */
public record Variant(
    String name, int weight, Kind kind, String value, String by, List<FixedFor> fixed) {
  public Variant {
    fixed = List.copyOf(fixed);
  }

  /** What the value is read as. */
  public enum Kind {
    TEXT,
    NUMBER,
    JSON
  }

  /** Those whose field has one of these values. */
  public record FixedFor(String field, List<String> values) {
    public FixedFor {
      values = List.copyOf(values);
    }
  }

  public static Variant of(String name, int weight, String value) {
    return new Variant(name, weight, Kind.TEXT, value, Share.USUAL, List.of());
  }
}
