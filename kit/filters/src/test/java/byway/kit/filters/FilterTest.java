package byway.kit.filters;

import static byway.kit.filters.Cafes.NOW;
import static byway.kit.filters.Cafes.ROWS;
import static byway.kit.filters.Cafes.ZONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  @Test
  void what_people_type_finds_what_they_mean() {
    finds("", row -> true);
    finds("state:open", row -> row.state() == Cafe.State.OPEN);
    finds(
        "state:for_sale visits>=2 -online:true",
        row -> row.state() == Cafe.State.FOR_SALE && row.visits() >= 2 && !row.online());
    finds("name~\"café\"", row -> row.name().equalsIgnoreCase("Café Luna"));
    finds("name=\"Café Luna\"", row -> row.name().equals("Café Luna"));
    finds("name:100%", row -> row.name().equals("100% juice"));
    finds("name:a_b", row -> row.name().equals("a_b"));
    finds(
        "\"o'hara\" OR 3EE8E73F29D0",
        row ->
            row.name().equals("O'Hara")
                || "O'Hara".equals(row.note())
                || "3e:e8:e7:3f:29:d0".equals(row.mac()));
    finds("-note:*", row -> row.note() == null);
    finds("spent!=1.25", row -> row.spentMinor() == null || row.spentMinor() != 125);
    finds(
        "(state:open OR state:closed) AND NOT (visits:0 OR visits:1)",
        row -> row.state() != Cafe.State.FOR_SALE && row.visits() != 0 && row.visits() != 1);
  }

  @Test
  void a_day_is_meant_in_the_reader_s_zone_and_whole() {
    finds("opened_at:2026-03-30", row -> row.openedAt().atZone(ZONE).getDayOfMonth() == 30);
    finds("opened_at>2026-03-30", row -> row.openedAt().atZone(ZONE).getDayOfMonth() == 31);
    finds(
        "since:2026-03-30 until:2026-03-30",
        row -> row.openedAt().atZone(ZONE).getDayOfMonth() == 30);
    finds("since:1d", row -> !row.openedAt().isBefore(NOW.minusSeconds(86_400)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "colour:red | 1 | filter_field_unknown | name",
        "state:open tenant_id:x | 12 | filter_field_unknown | since",
        "state:paid | 7 | filter_value_invalid | for_sale",
        "state>open | 6 | filter_operator_refused | !=",
        "visits~3 | 7 | filter_operator_refused | >=",
        "since>=2026-01-01 | 6 | filter_operator_refused | :",
        "visits>many | 8 | filter_value_invalid | 10",
        "spent>1,50 | 7 | filter_value_invalid | 12.50",
        "spent>1.505 | 7 | filter_value_invalid | 12.50",
        "opened_at>yesterday | 11 | filter_value_invalid | 7d",
        "opened_at>2026-02-30 | 11 | filter_value_invalid | 2026-03",
        "online:yes | 8 | filter_value_invalid | true",
        "id:123 | 4 | filter_value_invalid | 018f3c1e-0000-7000-8000-000000000000",
        "mac:3e:e8 | 5 | filter_value_invalid | 3e:e8:e7:3f:29:da",
        "name: | 6 | filter_malformed | ``",
        "name:\"\" | 6 | filter_malformed | ``",
        "`name:\"open` | 6 | filter_malformed | ``",
        ":open | 1 | filter_malformed | name",
        "(state:open | 1 | filter_malformed | ``",
        "state:open) | 11 | filter_malformed | ``",
        "state:open OR | 12 | filter_malformed | ``",
        "AND state:open | 1 | filter_malformed | ``",
        "state:open AND OR a | 16 | filter_malformed | ``",
        "state:open AND a OR b | 18 | filter_ambiguous | ``",
        "a b OR c | 5 | filter_ambiguous | ``",
        "((((((a)))))) | 6 | filter_too_deep | ``"
      })
  void what_cannot_be_understood_is_told_with_its_place_and_what_could_stand_there(
      String filter, int at, String code, String offered) {
    var compiled = Cafe.COLUMNS.query(filter, "", null, 10, NOW, ZONE);
    assertThat(compiled)
        .isInstanceOfSatisfying(
            Compiled.Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(code);
              assertThat(refused.problem().at()).isEqualTo(at);
              if (offered == null || offered.isEmpty()) {
                assertThat(refused.problem().allowed()).isEmpty();
              } else {
                assertThat(refused.problem().allowed()).contains(offered);
              }
            });
    assertThatThrownBy(compiled::orRefuse)
        .isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.status()).isEqualTo(400))
        .hasMessageContaining("at character " + at);
  }

  @Test
  void limits_are_told() {
    refused("a".repeat(501), "filter_too_long");
    refused("a ".repeat(21), "filter_too_many_terms");
    refused("name:" + "a".repeat(201), "filter_value_invalid");
    refused("a\tb", "filter_malformed");
    refused("a\u0000", "filter_malformed");
    refused("\ud83d", "filter_malformed");
    assertThat(Cafe.COLUMNS.query("a ".repeat(20), "", null, 10, NOW, ZONE))
        .isInstanceOf(Compiled.Ready.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"colour", "name,name", "name,visits,state,online", "--name", "name,", "name desc"})
  void a_sort_that_is_none_is_refused_with_what_could_be(String sort) {
    assertThat(Cafe.COLUMNS.query("", sort, null, 10, NOW, ZONE))
        .isInstanceOfSatisfying(
            Compiled.Refused.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo("sort_invalid");
              assertThat(refused.problem().allowed()).contains("opened_at");
            });
  }

  @Test
  void a_cursor_of_another_sort_is_refused() {
    var next = Cafes.page("", "name", null, 5).next();
    assertThat(Cafes.page("", "name", next, 5).items()).hasSize(5);
    for (var sort : List.of("-name", "visits", "name,visits")) {
      assertThat(Cafe.COLUMNS.query("", sort, next, 5, NOW, ZONE))
          .isInstanceOfSatisfying(
              Compiled.Refused.class,
              refused -> assertThat(refused.problem().code()).isEqualTo("cursor_invalid"));
    }
  }

  @Test
  void a_row_that_comes_between_two_pages_moves_no_other() {
    var first = Cafes.page("", "opened_at,id", null, 10);
    var rest = Cafes.all("", "opened_at,id", 100).subList(10, 20);
    assertThat(Cafes.page("", "opened_at,id", first.next(), 10).items()).isEqualTo(rest);
  }

  @Test
  void no_filter_widens_what_the_select_has_narrowed_or_shows_another_s_rows() {
    var narrowed = Cafes.SELECT + " where visits = :visits";
    for (var filter :
        List.of("visits:0 OR visits:1 OR visits:2", "-name~\"nobody is called this\"", "")) {
      var query = Cafe.COLUMNS.query(filter, "", null, 100, NOW, ZONE).orRefuse();
      var found =
          Cafes.GROUND.as(
              Cafes.TENANT,
              () ->
                  Cafes.CAFES.read(
                      tx -> query.page(tx, narrowed, Map.of("visits", 2L), Cafe.class)));
      assertThat(found.items()).isNotEmpty().allMatch(row -> row.visits() == 2);
      assertThat(ROWS).containsAll(found.items());
    }
    finds("id:" + Cafes.OTHERS.getFirst().id(), row -> false, false);
  }

  @Test
  void two_columns_of_one_name_or_a_name_that_cannot_be_typed_are_a_defect() {
    assertThatThrownBy(() -> Column.text("Name", Cafe::name))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Columns.of(
                    Column.id("id", Cafe::id),
                    "id",
                    Column.text("name", Cafe::name),
                    Column.text("name", Cafe::note)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(String filter, String code) {
    assertThat(Cafe.COLUMNS.query(filter, "", null, 10, NOW, ZONE))
        .isInstanceOfSatisfying(
            Compiled.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  private static void finds(String filter, Predicate<Cafe> meant) {
    finds(filter, meant, true);
  }

  private static void finds(String filter, Predicate<Cafe> meant, boolean some) {
    var expected = ROWS.stream().filter(meant).toList();
    assertThat(expected.isEmpty()).isEqualTo(!some);
    assertThat(Cafes.page(filter, "", null, 100).items())
        .as(filter)
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
