package byway.network.enrolment.api;

import java.util.List;

/** What became of a list. */
public sealed interface BatchResult {
  /** All of it is taken in. */
  record TakenIn(Batch batch) implements BatchResult {}

  /** None of it is. */
  record Rejected(List<WrongLine> wrong) implements BatchResult {}

  /**
   * What is wrong.
   *
   * @param line of the file, from 1; 0 for the whole
   * @param code stable: {@code serial_invalid}, {@code serial_twice}, {@code serial_known}, {@code
   *     proof_missing}, {@code token_invalid}, {@code key_invalid}, {@code name_invalid}, {@code
   *     order_invalid}, {@code owner_unknown}, {@code cells_wrong}; of the whole {@code
   *     columns_wrong}, {@code empty}, {@code too_long}, {@code too_many}, {@code too_many_owners},
   *     {@code more_wrong}
   */
  record WrongLine(int line, String code, String words) {}
}
