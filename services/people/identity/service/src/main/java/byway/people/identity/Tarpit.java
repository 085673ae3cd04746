package byway.people.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Who goes on guessing when told to wait has the answer a moment later: one who tries as soon as
 * the last try is answered would otherwise keep the cores busy with refusals, and people who sign
 * in would wait for them. Few wait so at any time, the rest is answered at once: those that are
 * held must not take the room of calls that are worth something.
 */
@Singleton
final class Tarpit {
  static final int MOST = 64;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Semaphore room = new Semaphore(MOST);
  private final Pause pause;

  /** Lets a moment pass. */
  interface Pause {
    void pass() throws InterruptedException;
  }

  @Inject
  Tarpit() {
    this(() -> Thread.sleep(PAUSE));
  }

  Tarpit(Pause pause) {
    this.pause = pause;
  }

  void hold() {
    if (!room.tryAcquire()) {
      return;
    }
    try {
      pause.pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
    }
  }
}
