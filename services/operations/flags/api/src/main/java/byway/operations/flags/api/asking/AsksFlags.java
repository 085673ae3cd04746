package byway.operations.flags.api.asking;

import java.util.List;

/** A bean that says which flags its code asks, so that staff find them before anybody set them. */
public interface AsksFlags {
  List<AskedFlag> asked();

  /**
   * A flag that code asks.
   *
   * @param otherwise what the code does where nobody has set it
   */
  record AskedFlag(String key, String description, boolean otherwise) {}
}
