package byway.fronts.web.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

  @Test
  void every_day_has_its_bar_in_order() {
    var chart = BarChart.of(Map.of(TODAY, 30_000_000L, TODAY.minusDays(1), 15_000_000L), TODAY, 30);
    assertThat(chart.bars()).hasSize(30);
    assertThat(chart.first()).isEqualTo(LocalDate.of(2026, 10, 5));
    assertThat(chart.last()).isEqualTo(TODAY);
    assertThat(chart.topBytes()).isEqualTo(50_000_000L);
    assertThat(chart.bars().getLast().height()).isEqualTo(60);
    assertThat(chart.bars().get(28).height()).isEqualTo(30);
    assertThat(chart.totalBytes()).isEqualTo(45_000_000L);
  }

  @Test
  void a_bar_stays_inside_the_drawing() {
    var chart = BarChart.of(Map.of(TODAY, Long.MAX_VALUE, TODAY.minusDays(3), 1L), TODAY, 7);
    assertThat(chart.bars())
        .allSatisfy(
            bar -> {
              assertThat(bar.y()).isBetween(0, 99);
              assertThat(bar.y() + bar.height()).isEqualTo(100);
            });
  }

  @Test
  void no_use_at_all_is_a_row_of_traces() {
    var chart = BarChart.of(Map.of(), TODAY, 30);
    assertThat(chart.used()).isEmpty();
    assertThat(chart.bars()).allMatch(BarChart.Bar::isNothing);
  }

  @Test
  void the_top_is_a_round_number() {
    assertThat(BarChart.roundUp(0)).isEqualTo(1_000_000);
    assertThat(BarChart.roundUp(1_000_001)).isEqualTo(2_000_000);
    assertThat(BarChart.roundUp(312_000_000)).isEqualTo(500_000_000);
    assertThat(BarChart.roundUp(1_000_000_000)).isEqualTo(1_000_000_000);
  }
}
