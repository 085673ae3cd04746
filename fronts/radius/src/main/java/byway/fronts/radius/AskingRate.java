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

  /** More questions than one second may have. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TooMany() {
      super(null, null, false, false);
    }
  }

  /**
   * @throws TooMany where nothing more may be asked this second
   */
  synchronized void ask() {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      questions = 0;
    }
    questions++;
    if (questions > QUESTIONS_A_SECOND) {
      throw new TooMany();
    }
  }
}
