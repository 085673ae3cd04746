package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import byway.fronts.radius.WrappingCounters.Counted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingCountersTest {
  private static final long WHOLE = 1L << 32;

  /**
   * Reports as seconds:bytes, {@code +} where Gigawords are said with them, and what each means in
   * the end, in millions.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grows                          | 60:1000 120:2000 180:4000          | 1000 2000 4000
          begins again                   | 60:4000 120:100 180:900            | 4000 4394 5194
          begins again twice             | 60:4200 120:5 180:4200 240:7       | 4200 4299 8494 8596
          repeated                       | 60:4000 120:100 120:100 120:100    | 4000 4394 4394 4394
          the older one comes after      | 60:3900 180:100 120:4200           | 3900 4394 4394
          the older one comes much later | 60:200 120:4200 180:100 60:200     | 200 4200 4394 4394
          as low as after the first wrap | 60:3000 120:100 180:3500 60:3600   | 3000 4394 7794 7794
          falls by less than half        | 60:3000 120:1000 180:3100          | 3000 3000 3100
          falls in the same second       | 60:4000 60:100                     | 4000 4000
          a last word in the same second | 60:4000 120:100 120:150            | 4000 4394 4444
          falls, and no time is told     | 0:4000 0:100 0:4100                | 4000 4000 4100
          says Gigawords                 | 60:4000 120:4400+ 180:4500+        | 4000 4400 4500
          misses them once               | 60:4000 120:4400+ 180:200 240:4600+ | 4000 4400 4494 4600
          an old one without Gigawords   | 60:4000 120:4400+ 60:4000          | 4000 4400 4400
          Gigawords of nothing           | 60:4000+ 120:100+                  | 4000 4000
          """)
  void a_counter(String what, String reports, String meant) {
    for (boolean isUp : new boolean[] {true, false}) {
      var counters = new WrappingCounters();
      var said = reports.split(" ");
      var expected = meant.split(" ");
      assertThat(said).hasSameSizeAs(expected);
      for (int i = 0; i < said.length; i++) {
        var parts = said[i].split(":");
        boolean gigawords = parts[1].endsWith("+");
        long bytes = Long.parseLong(parts[1].replace("+", "")) * 1_000_000;
        var counted =
            counters.count(
                isUp ? bytes : 0,
                isUp ? 0 : bytes,
                gigawords && isUp,
                gigawords && !isUp,
                Long.parseLong(parts[0]));
        assertThat((isUp ? counted.up() : counted.down()) / 1_000_000)
            .as("%s, report %d", what, i + 1)
            .isEqualTo(Long.parseLong(expected[i]));
        assertThat(isUp ? counted.down() : counted.up()).isZero();
      }
    }
  }

  @Test
  void both_begin_again_each_at_its_own_time() {
    var counters = new WrappingCounters();
    var unused = counters.count(WHOLE - 1, WHOLE - 500, false, false, 60);
    assertThat(counters.count(5, WHOLE - 2, false, false, 120))
        .isEqualTo(new Counted(WHOLE + 5, WHOLE - 2));
    assertThat(counters.count(9, 0, false, false, 180)).isEqualTo(new Counted(WHOLE + 9, WHOLE));
  }

  @Test
  void each_way_may_say_its_gigawords_alone() {
    var counters = new WrappingCounters();
    var unused = counters.count(WHOLE - 1, WHOLE - 1, false, false, 60);
    assertThat(counters.count(5, WHOLE + 7, false, true, 120))
        .isEqualTo(new Counted(WHOLE + 5, WHOLE + 7));
  }

  @Test
  void after_a_restart_it_goes_on_from_what_was_charged() {
    var counters = new WrappingCounters(0, WHOLE + 500, 7_100);
    assertThat(counters.count(0, 700, false, false, 7_200)).isEqualTo(new Counted(0, WHOLE + 700));
    assertThat(counters.count(0, WHOLE - 9, false, false, 60).down()).isEqualTo(WHOLE + 700);
  }

  @Test
  void after_a_restart_a_wrap_in_between_is_seen_and_an_old_report_is_not_taken_for_one() {
    var counters = new WrappingCounters(0, WHOLE - 100, 3_600);
    assertThat(counters.count(0, 50, false, false, 60).down()).isEqualTo(WHOLE - 100);
    assertThat(counters.count(0, 50, false, false, 3_660).down()).isEqualTo(WHOLE + 50);
  }
}
