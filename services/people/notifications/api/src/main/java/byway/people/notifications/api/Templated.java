package byway.people.notifications.api;

import java.util.Map;

/**
 * Which words a message has, so that the operator's can stand in the place of Byway's.
 *
 * @param values what stands in the places
 */
public record Templated(String kind, String language, Map<String, String> values) {
  public Templated {
    values = Map.copyOf(values);
  }

  /** Values are codes and links. */
  @Override
  public String toString() {
    return "Templated[" + kind + ", " + language + "]";
  }
}
