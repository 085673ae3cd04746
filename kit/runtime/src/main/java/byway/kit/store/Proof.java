package byway.kit.store;

import java.util.List;

/**
 * What a service can prove of its own rows by itself, where nothing runs but the database, as after
 * a restore; found by the loader of services.
 */
public interface Proof {
  /** Whose schema it is. */
  String service();

  /** The table whose {@code tenant_id} says whose rows there are. */
  String table();

  /** Of one operator, whose rows alone are seen. */
  Proven of(Tx tx);

  /**
   * @param line what was added up, for people
   * @param problems what does not follow from what; empty where all is exact
   */
  record Proven(String line, List<String> problems) {
    public Proven {
      problems = List.copyOf(problems);
    }
  }
}
