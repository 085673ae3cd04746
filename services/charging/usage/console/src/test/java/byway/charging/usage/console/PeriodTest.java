package byway.charging.usage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void the_last_week_is_meant_where_nothing_is_said() {
    var week = Period.ofText(null, null, TODAY);
    assertThat(week.from()).isEqualTo("2026-11-15");
    assertThat(week.last()).isEqualTo(TODAY);
    assertThat(week.isLast(7)).isTrue();
    assertThat(week.isUpToToday()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"x,7", "2026-02-30,7", "2026-11-22,7", "2026-08-01,7", "'',abc", "'',-3", "'',0"})
  void what_cannot_be_a_period_is_the_last_week(String from, String days) {
    assertThat(Period.ofText(from, days, TODAY)).isEqualTo(Period.of(null, 7, TODAY));
  }

  @Test
  void no_more_days_are_asked_for_than_are_compared() {
    assertThat(Period.ofText(null, "400", TODAY).days()).isEqualTo(Period.MOST);
    assertThat(Period.ofText("2026-09-01", "7", TODAY).back()).isEqualTo(Period.MOST);
  }

  @Test
  void one_goes_back_and_forth_by_its_own_length_and_never_past_today() {
    var week = Period.of(null, 7, TODAY);
    assertThat(week.earlier().query()).isEqualTo("?from=2026-11-08&days=7");
    assertThat(week.earlier().isUpToToday()).isFalse();
    assertThat(week.earlier().later()).isEqualTo(week);
    assertThat(Period.of(LocalDate.of(2026, 11, 12), 7, TODAY).later()).isEqualTo(week);
  }

  @Test
  void a_bill_is_shown_with_all_of_its_days() {
    assertThat(Period.around(TODAY, TODAY, TODAY).isLast(7)).isTrue();
    assertThat(Period.around(TODAY.minusDays(20), TODAY, TODAY).isLast(30)).isTrue();
    assertThat(Period.around(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), TODAY).query())
        .isEqualTo("?from=2026-09-01&days=30");
    var future = LocalDate.of(2027, 1, 1);
    assertThat(Period.around(future, future, TODAY).isLast(7)).isTrue();
  }

  @Test
  void what_is_older_than_the_ledger_tells_is_not_offered() {
    assertThat(Period.of(LocalDate.of(2026, 9, 1), 7, TODAY).hasEarlier()).isTrue();
    assertThat(Period.of(LocalDate.of(2026, 8, 25), 7, TODAY).hasEarlier()).isFalse();
  }

  @Test
  void a_tool_is_told_what_cannot_be_read() {
    assertThat(Period.ofTool(null, "30", TODAY).isLast(30)).isTrue();
    assertThatThrownBy(() -> Period.ofTool("yesterday", null, TODAY)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> Period.ofTool(null, "-1", TODAY)).isInstanceOf(Refusal.class);
  }
}
