package byway.kit.platform;

import java.util.List;

/** What is to be done before the data becomes that of a newer version; a bean. */
public interface BeforeUpgrade {
  /**
   * Nobody uses the database yet. What is thrown ends the start, with its message for people.
   *
   * @param pending the scripts that come next, for people
   */
  void prepare(List<String> pending);
}
