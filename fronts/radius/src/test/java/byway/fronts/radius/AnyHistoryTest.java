package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever access points and the way to them do: never more is charged than was used, and where it
 * can be told what a report is of, what was reported. More histories by {@code
 * -Dbyway.histories=5000}, and one that has failed by {@code -Dbyway.history=} and its seed.
 */
class AnyHistoryTest {
  private static final int STEPS = 60;

  /** The same worlds each time: what fails here fails again. */
  static LongStream seeds() {
    var one = Long.getLong("byway.history");
    return one == null
        ? new Random(20_261_128).longs(Integer.getInteger("byway.histories", 150))
        : LongStream.of(one);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_used_is_what_is_charged(long seed) {
    var world = new AnyWorld(new Random(seed), false);
    for (int step = 0; step < STEPS; step++) {
      world.step();
      assertThat(world.charged()).as("%s, step %d", world, step).isLessThanOrEqualTo(world.used());
      if (world.isClear()) {
        assertThat(world.charged()).as("%s, step %d", world, step).isEqualTo(world.arrived());
        assertThat(world.front.orders).as("%s, step %d", world, step).isEmpty();
      }
    }
  }

  /** Some tell no session time or no Gigawords, and clocks are set, also to and from 1970. */
  @ParameterizedTest
  @MethodSource("seeds")
  void never_more_is_charged_than_was_used_whatever_clocks_do(long seed) {
    var world = new AnyWorld(new Random(seed), true);
    for (int step = 0; step < STEPS; step++) {
      world.step();
      assertThat(world.charged()).as("%s, step %d", world, step).isLessThanOrEqualTo(world.used());
    }
  }
}
