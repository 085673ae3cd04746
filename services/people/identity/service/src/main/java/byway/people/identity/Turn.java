package byway.people.identity;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** One piece of work that waits for its turn, or has it. */
final class Turn<T> extends FutureTask<T> {
  private final Turns.Asker asker;

  Turn(Turns.Asker asker, Callable<T> work) {
    super(work);
    this.asker = asker;
  }

  Turns.Asker asker() {
    return asker;
  }
}
