package byway.operations.flags.api;

import java.util.List;

/** Some who are named once, for many flags: all constraints have to hold. */
public record Segment(String name, String description, List<Constraint> constraints) {
  public Segment {
    constraints = List.copyOf(constraints);
  }
}
