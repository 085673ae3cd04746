package byway.operations.installation.api;

import java.util.List;

/**
 * What became of an answer.
 *
 * @param setUp all answers that are kept by now
 * @param troubles why this one was not taken; none where it was
 */
public record Answered(SetUp setUp, List<Trouble> troubles) {
  public boolean isTaken() {
    return troubles.isEmpty();
  }
}
