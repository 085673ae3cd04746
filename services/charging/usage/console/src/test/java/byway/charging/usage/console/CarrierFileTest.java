package byway.charging.usage.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.usage.api.CarrierFeed.Row;
import byway.charging.usage.console.CarrierFile.Problem;
import byway.charging.usage.console.CarrierFile.Wrong;
import byway.kit.values.Refusal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
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
    assertThat(CarrierFile.rows("\uFEFFDevice;Day;Bytes\n" + DEVICE + ";2026-03-01;42"))
        .containsExactly(row);
    assertThat(CarrierFile.rows(DEVICE + "\t2026-03-01\t42")).containsExactly(row);
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

  @Test
  void every_line_that_cannot_be_taken_is_named_with_what_stands_there() {
    var file =
        """
        device,day,bytes
        %1$s,2026-03-01,1

        nobody,2026-03-01,1
        %1$s,2026-13-01,1
        %1$s,2026-03-02,-1
        %1$s,2026-03-01,2
        """
            .formatted(DEVICE);
    assertThat(CarrierFile.read(file).problems())
        .containsExactly(
            new Problem(4, Wrong.DEVICE, "nobody"),
            new Problem(5, Wrong.DAY, "2026-13-01"),
            new Problem(6, Wrong.BYTES, "-1"),
            new Problem(7, Wrong.TWICE, DEVICE + ", 2026-03-01"));
  }

  @Test
  void a_thousand_rows_are_taken_and_not_one_more() {
    var days =
        LocalDate.of(2020, 1, 1)
            .datesUntil(LocalDate.of(2030, 1, 1))
            .limit(CarrierFile.MOST)
            .map(day -> DEVICE + "," + day + ",1")
            .collect(Collectors.joining("\n"));
    assertThat(CarrierFile.rows(days)).hasSize(CarrierFile.MOST);
    assertThat(CarrierFile.read(days + "\nx,y,z").problems())
        .containsExactly(new Problem(CarrierFile.MOST + 1, Wrong.TOO_MANY, ""));
  }
}
