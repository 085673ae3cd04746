package byway.fronts.devicelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in while others are still being looked at. */
class SignInTurnsTest {
  private static final Runnable AT_ONCE = () -> {};

  /** Who does not have a turn at once has none: nothing here waits. */
  private final SignInTurns turns = new SignInTurns(Duration.ZERO);

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Thread> slow = new ArrayList<>();

  @AfterEach
  void letGo() throws InterruptedException {
    end.countDown();
    for (var thread : slow) {
      thread.join();
    }
    assertThat(turns.crowds()).as("nothing is remembered of who has gone").isZero();
  }

  @Test
  void one_address_has_a_few_turns_and_the_others_have_theirs() throws Exception {
    takeSlowly("one", SignInTurns.MOST_OF_ONE);
    assertThat(turns.take("one", AT_ONCE)).isFalse();
    assertThat(turns.take("other", AT_ONCE)).isTrue();
    assertThat(turns.take("", AT_ONCE)).as("of no address").isTrue();
  }

  @Test
  void all_together_have_no_more_than_there_are_and_a_turn_that_ends_is_the_next_ones()
      throws Exception {
    int places = SignInTurns.MOST / SignInTurns.MOST_OF_ONE;
    for (int place = 0; place < places; place++) {
      takeSlowly("place " + place, SignInTurns.MOST_OF_ONE);
    }
    assertThat(turns.take("other", AT_ONCE)).isFalse();
    assertThat(turns.take("", AT_ONCE)).isFalse();
    letGo();
    assertThat(turns.take("other", AT_ONCE)).isTrue();
  }

  @Test
  void one_that_fails_gives_its_turn_back() {
    for (int i = 0; i < 2 * SignInTurns.MOST; i++) {
      try {
        turns.take(
            "one",
            () -> {
              throw new IllegalStateException("a service is away");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessage("a service is away");
      }
    }
    assertThat(turns.take("one", AT_ONCE)).isTrue();
  }

  private void takeSlowly(String crowd, int times) throws InterruptedException {
    var begun = new CountDownLatch(times);
    for (int i = 0; i < times; i++) {
      slow.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    var unused =
                        turns.take(
                            crowd,
                            () -> {
                              begun.countDown();
                              awaitEnd();
                            });
                  }));
    }
    assertThat(begun.await(120, TimeUnit.SECONDS)).isTrue();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
