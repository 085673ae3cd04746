package byway.fronts.platform;

import byway.operations.installation.api.SetUp;

/** Which of the questions it is, from 1; after the last comes a look at all of them. */
public record Step(int number) {
  public boolean isQuestion() {
    return number <= SetUp.QUESTIONS;
  }

  public boolean isFirst() {
    return number == 1;
  }

  public int before() {
    return number - 1;
  }

  /** How much has been answered before. */
  public int percent() {
    return 100 * before() / SetUp.QUESTIONS;
  }
}
