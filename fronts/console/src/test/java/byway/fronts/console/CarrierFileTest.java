package byway.fronts.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.usage.CarrierFeed.Row;
import byway.kit.values.Refusal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierFileTest {
  private static final UUID DEVICE = UUID.randomUUID();

  @Test
  void a_file_is_read_with_or_without_its_top_line_and_with_any_line_ends() {
    var row = new Row(DEVICE, LocalDate.of(2026, 3, 1), 42);
    assertThat(CarrierFile.rows("device,day,bytes\r\n" + DEVICE + ",2026-03-01,42\r\n\r\n"))
        .containsExactly(row);
    assertThat(CarrierFile.rows(" " + DEVICE + " , 2026-03-01 , 42")).containsExactly(row);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1,2,3",
        "%s,2026-03-01",
        "%s,2026-03-32,1",
        "%s,2026-03-01,1,2",
        "%s,2026-03-01,4e3"
      })
  void a_line_that_is_none_is_named_by_its_number(String line) {
    assertThatThrownBy(() -> CarrierFile.rows("device,day,bytes\n" + line.formatted(DEVICE)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("row_invalid");
              assertThat(refusal.detail()).contains("line 2");
            });
  }
}
