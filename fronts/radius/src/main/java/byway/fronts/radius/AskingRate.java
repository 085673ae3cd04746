package byway.fronts.radius;

import java.time.InstantSource;

/** Who makes up names and addresses cannot make each of them a question to the database. */
final class AskingRate {
  private static final int QUESTIONS_A_SECOND = 500;

  private final InstantSource clock;
  private long second;
  private int questions;

  AskingRate(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean mayAsk() {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      questions = 0;
    }
    questions++;
    return questions <= QUESTIONS_A_SECOND;
  }
}
