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

  /** In which more was charged than was used, or less than was clear, once. */
  private static final long[] FAILED_ONCE = {
    -1_797_049_260_911_745_481L,
    7_897_676_779_189_952_549L,
    7_175_152_750_028_495_356L,
    -1_219_624_849_518_589_953L,
    524_430_163_576_756_093L,
    7_291_235_958_986_142_677L,
    7_147_165_388_642_994_495L,
    -5_455_352_397_003_650_999L,
    5_110_235_737_963_223_820L,
    -3_692_379_620_297_168_757L,
    198_549_372_975_983_406L,
    -7_456_631_696_129_322_376L,
    -7_333_578_457_576_530_029L,
    -5_189_200_532_044_348_715L,
    -2_541_458_092_973_282_249L,
    9_166_329_074_413_489_616L,
    -93_115_188_159_963_277L,
    -8_456_295_974_331_449_445L,
    7_842_856_139_176_025_058L,
    -1_676_904_194_227_469_126L,
    -8_118_254_249_573_901_351L,
    -6_808_171_711_566_370_368L,
    -2_985_319_937_456_623_060L,
    -5_384_661_943_897_916_480L,
    4_932_507_367_473_538_663L,
    2_149_591_865_939_424_081L,
    -8_676_040_717_867_335_852L,
    -3_169_833_650_324_390_895L,
    5_547_527_124_589_135_718L,
    -3_720_675_098_068_532_592L,
    -2_460_072_703_615_777_704L,
    8_210_899_075_192_229_237L,
    6_219_772_713_795_998_805L,
  };

  /** The same worlds each time: what fails here fails again. */
  static LongStream seeds() {
    var one = Long.getLong("byway.history");
    return one == null
        ? LongStream.concat(
            LongStream.of(FAILED_ONCE),
            new Random(20_261_128).longs(Integer.getInteger("byway.histories", 150)))
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
