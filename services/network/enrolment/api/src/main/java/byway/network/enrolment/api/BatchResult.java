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
   * @param code stable, such as {@code serial_twice}
   */
  record WrongLine(int line, String code, String words) {}
}
