package byway.kit.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void a_list_is_a_file_with_a_name_for_each_column() throws IOException {
    var row = cafe("Luna, \"the\" café", "two\r\nlines", -125L);
    assertThat(written(List.of(row), false))
        .isEqualTo(
            """
            name,note,state,visits,spent,opened_at,seen_at,online,mac,id\r
            "Luna, ""the"" café","two\r
            lines",FOR_SALE,-3,-1.25,2026-03-01T00:00:00Z,,true,,00000000-0000-0001-0000-000000000002\r
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "=HYPERLINK(\"http://a\",\"b\")"
      })
  void a_text_that_would_be_a_formula_is_a_text(String name) throws IOException {
    var cells = read(written(List.of(cafe(name, null, null)), false)).get(1);
    assertThat(cells.getFirst()).isEqualTo("'" + name);
    assertThat(read(Csv.cell(name) + ",\r\n").getFirst().getFirst()).isEqualTo("'" + name);
  }

  @Test
  void whatever_people_write_is_read_back_as_it_was_or_with_one_apostrophe() throws IOException {
    var rows = Cafes.NAMES.stream().map(name -> cafe(name, name, null)).toList();
    var lines = read(written(rows, false));
    assertThat(lines).hasSize(rows.size() + 1).allMatch(line -> line.size() == 10);
    for (int i = 0; i < rows.size(); i++) {
      var name = rows.get(i).name();
      assertThat(lines.get(i + 1).getFirst()).isIn(name, "'" + name);
    }
  }

  @Test
  void the_mark_of_utf_8_is_there_only_where_it_is_asked_for() throws IOException {
    assertThat(written(List.of(), true)).startsWith("\ufeffname,");
    assertThat(written(List.of(), false)).startsWith("name,");
  }

  @Test
  void a_file_that_is_cut_says_so() throws IOException {
    var out = new ByteArrayOutputStream();
    var rows = List.of(cafe("a", null, null), cafe("b", null, null), cafe("c", null, null));
    var columns = Cafe.COLUMNS.all();
    assertThat(Csv.write(out, columns, rows.iterator(), false, 2))
        .isEqualTo(new Csv.Written(2, false));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("There are more than these 2 rows.\r\n")
        .doesNotContain("c,,");
    assertThat(Csv.write(out, columns, rows.iterator(), false, 3))
        .isEqualTo(new Csv.Written(3, true));
    assertThatThrownBy(() -> Csv.write(out, columns, rows.iterator(), false, Csv.MOST_ROWS + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rows_are_written_as_they_are_read_and_not_one_is_read_ahead() throws IOException {
    var read = new int[1];
    var endless = Stream.generate(() -> cafe("n" + read[0]++, null, null)).iterator();
    var out = new ByteArrayOutputStream();
    assertThat(Csv.write(out, Cafe.COLUMNS.all(), endless, false, 1_000).complete()).isFalse();
    assertThat(read[0]).isBetween(1_000, 1_001);
  }

  @Test
  void a_filtered_list_is_a_file_of_the_rows_that_were_found() throws IOException {
    var query = Cafe.COLUMNS.query("state:open", "name", null, 1, Cafes.NOW, Cafes.ZONE).orRefuse();
    var out = new ByteArrayOutputStream();
    Csv.Written written =
        Cafes.GROUND.as(
            Cafes.TENANT,
            () ->
                Cafes.CAFES.read(
                    tx -> {
                      try (var rows = query.stream(tx, Cafes.SELECT, Map.of(), Cafe.class, 1_001)) {
                        return write(out, rows.iterator());
                      }
                    }));
    long open = Cafes.ROWS.stream().filter(row -> row.state() == Cafe.State.OPEN).count();
    assertThat(written).isEqualTo(new Csv.Written((int) open, true));
    assertThat(read(out.toString(StandardCharsets.UTF_8))).hasSize((int) open + 1);
  }

  private static Csv.Written write(ByteArrayOutputStream out, Iterator<Cafe> rows) {
    try {
      return Csv.write(out, Cafe.COLUMNS.all(), rows, false, 1_000);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cafe cafe(String name, @Nullable String note, @Nullable Long spent) {
    var opened = Instant.parse("2026-03-01T00:00:00Z");
    return new Cafe(
        new UUID(1, 2), name, note, Cafe.State.FOR_SALE, -3, spent, opened, null, true, null);
  }

  private static String written(List<Cafe> rows, boolean mark) throws IOException {
    var out = new ByteArrayOutputStream();
    var unused = Csv.write(out, Cafe.COLUMNS.all(), rows.iterator(), mark, 1_000);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Reads as RFC 4180 says, apart from the writer. */
  private static List<List<String>> read(String file) {
    var lines = new ArrayList<List<String>>();
    var line = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      if (quoted && c == '"' && i + 1 < file.length() && file.charAt(i + 1) == '"') {
        cell.append(file.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ',') {
        line.add(cell.toString());
        cell.setLength(0);
      } else if (!quoted && c == '\r' && file.charAt(i + 1) == '\n') {
        line.add(cell.toString());
        lines.add(List.copyOf(line));
        line.clear();
        cell.setLength(0);
        i++;
      } else {
        cell.append(c);
      }
    }
    assertThat(quoted || !cell.isEmpty() || !line.isEmpty()).as("it ends with a line").isFalse();
    return lines;
  }
}
