package byway.kit.filters;

import static byway.kit.filters.Cafes.NOW;
import static byway.kit.filters.Cafes.ROWS;
import static byway.kit.filters.Cafes.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is typed means in the database what it means in Java, whatever is typed. */
class MeaningTest {
  @Property(tries = 400)
  void the_database_finds_the_rows_that_a_filter_means(@ForAll("filters") String typed) {
    var query = Cafe.COLUMNS.query(typed, "", null, 100, NOW, ZONE).orRefuse();
    var meant = ROWS.stream().filter(query.filter()::matches).map(Cafe::id).toList();
    assertThat(Cafes.page(typed, "", null, 100).items())
        .as(typed)
        .extracting(Cafe::id)
        .containsExactlyInAnyOrderElementsOf(meant);
  }

  @Property(tries = 300)
  void every_row_is_found_by_a_filter_or_by_its_opposite(@ForAll("filters") String typed) {
    var found = new HashSet<UUID>();
    Cafes.page("(" + typed + ")", "", null, 100).items().forEach(row -> found.add(row.id()));
    int one = found.size();
    var opposite = Cafes.page("NOT (" + typed + ")", "", null, 100).items();
    opposite.forEach(row -> found.add(row.id()));
    assertThat(one + opposite.size()).isEqualTo(ROWS.size());
    assertThat(found).hasSize(ROWS.size());
  }

  @Property(tries = 500)
  void whatever_is_typed_is_understood_or_refused_and_harms_nothing(
      @ForAll("rubbish") String typed) {
    if (Cafe.COLUMNS.query(typed, "", null, 100, NOW, ZONE) instanceof Compiled.Ready<Cafe> ready) {
      var meant = ROWS.stream().filter(ready.query().filter()::matches).map(Cafe::id).toList();
      assertThat(Cafes.page(typed, "", null, 100).items())
          .extracting(Cafe::id)
          .containsExactlyInAnyOrderElementsOf(meant);
    }
    assertThat(Cafes.page("", "", null, 100).items()).hasSize(ROWS.size());
  }

  @Property(tries = 200)
  void pages_of_any_sort_have_every_row_once_and_in_order(
      @ForAll("filters") String filter, @ForAll("sorts") String sort, @ForAll("sizes") int size) {
    assertThat(Cafes.all(filter, sort, size))
        .as(filter + " by " + sort)
        .isEqualTo(Cafes.page(filter, sort, null, 100).items());
  }

  @Property(tries = 300)
  void a_cursor_that_is_made_up_is_refused_or_leads_to_own_rows(
      @ForAll("sorts") String sort, @ForAll("cursors") String cursor) {
    if (Cafe.COLUMNS.query("", sort, cursor, 100, NOW, ZONE) instanceof Compiled.Ready<Cafe>) {
      assertThat(ROWS).containsAll(Cafes.page("", sort, cursor, 100).items());
    }
  }

  @Provide
  Arbitrary<String> filters() {
    var term = Arbitraries.oneOf(words(), written(), measured(), others());
    var negated =
        Combinators.combine(Arbitraries.of("", "", "-", "NOT "), term).as((not, it) -> not + it);
    var joined =
        Combinators.combine(
                Arbitraries.of(" ", " AND ", " OR "), negated.list().ofMinSize(1).ofMaxSize(3))
            .as((with, all) -> String.join(with, all));
    var nested =
        Combinators.combine(Arbitraries.of("", "-"), joined).as((not, it) -> not + "(" + it + ")");
    return Combinators.combine(
            Arbitraries.of(" ", " AND ", " OR "), nested.list().ofMinSize(1).ofMaxSize(3))
        .as((with, all) -> String.join(with, all));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(Cafes.NAMES),
        Arbitraries.of(
            "café", "%", "_", "\\", "'", "LUNA", "i", "σ", "ss", "😀", "null", "b", "--"),
        Arbitraries.strings().ofMinLength(1).ofMaxLength(3));
  }

  private static Arbitrary<String> quoted() {
    return texts()
        .filter(text -> !text.isEmpty() && isTyped(text))
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private static boolean isTyped(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))
        || Cafes.NAMES.contains(text);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.oneOf(quoted(), Arbitraries.of("caf", "3e:e8:e7:3f:29:d1", "100%", "x'--"));
  }

  private static Arbitrary<String> written() {
    return Combinators.combine(
            Arbitraries.of("name", "note", "NAME"),
            Arbitraries.of(":", "~", "=", "!=", " = "),
            quoted())
        .as((field, operator, value) -> field + operator + value);
  }

  private static Arbitrary<String> measured() {
    var operators = Arbitraries.of("=", "!=", "<", "<=", ">", ">=", ":", " >= ");
    var times =
        Arbitraries.of(
            "2026-03-29", // this day has 23 hours
            "2026-03-30",
            "2026-03",
            "2026-03-30T14:00",
            "2026-03-31T12:00:00Z",
            "2026-03-31T14:00:00+02:00",
            "1d",
            "12h",
            "90m");
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of("visits"), operators, Arbitraries.of("-1", "0", "2", "999"))
            .as((field, operator, value) -> field + operator + value),
        Combinators.combine(
                Arbitraries.of("spent"),
                operators,
                Arbitraries.of("-1.25", "0", "1.25", "2.5", "3"))
            .as((field, operator, value) -> field + operator + value),
        Combinators.combine(Arbitraries.of("opened_at", "seen_at"), operators, times)
            .as((field, operator, value) -> field + operator + value),
        Combinators.combine(Arbitraries.of("since:", "until:"), times).as((side, at) -> side + at));
  }

  private static Arbitrary<String> others() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.of("state:", "state=", "state!="),
                Arbitraries.of("open", "Closed", "FOR_SALE"))
            .as(String::concat),
        Combinators.combine(Arbitraries.of("online:", "online!="), Arbitraries.of("true", "false"))
            .as(String::concat),
        Combinators.combine(
                Arbitraries.of("mac:", "mac=", "mac!="),
                Arbitraries.of("3e:e8:e7:3f:29:d0", "3EE8E73F29D1", "3e-e8-e7-3f-29-d2"))
            .as(String::concat),
        Arbitraries.of(ROWS).map(row -> "id:" + row.id()),
        Arbitraries.of(Cafes.OTHERS).map(row -> "id=" + row.id()),
        Arbitraries.of("note:*", "mac:*", "seen_at:*", "spent:*", "name:*"));
  }

  @Provide
  Arbitrary<String> rubbish() {
    var pieces =
        Arbitraries.of(
            "name",
            "state",
            "visits",
            "opened_at",
            "mac",
            "id",
            ":",
            "=",
            "!=",
            "~",
            "<",
            ">=",
            "(",
            ")",
            "\"",
            "\\",
            "'",
            ";",
            "--",
            "/*",
            "*",
            "-",
            " ",
            " AND ",
            " OR ",
            "NOT ",
            "%",
            "_",
            ":filter_0",
            "?",
            "$1",
            "::text",
            "||",
            "or 1=1",
            "drop table cafes",
            "2026-03-30",
            "1.25",
            "true",
            "open",
            "tenant_id",
            "☕",
            "\u0000",
            "\ud83d");
    var anything = Arbitraries.strings().ofMaxLength(5);
    return Arbitraries.oneOf(pieces, pieces, pieces, anything)
        .list()
        .ofMaxSize(12)
        .map(all -> String.join("", all));
  }

  @Provide
  Arbitrary<String> sorts() {
    var names = Cafe.COLUMNS.all().stream().map(Column::name).toList();
    return Combinators.combine(
            Arbitraries.of(names).list().ofMinSize(1).ofMaxSize(3).uniqueElements(),
            Arbitraries.of("", "-").list().ofSize(3))
        .as(
            (fields, ways) -> {
              var keys = new ArrayList<String>();
              for (var field : fields) {
                keys.add(ways.get(keys.size()) + field);
              }
              return String.join(",", keys);
            });
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(1, 40);
  }

  /** True ones, true ones of another sort, true ones with a byte changed, and others. */
  @Provide
  Arbitrary<String> cursors() {
    var true_ =
        Combinators.combine(sorts(), Arbitraries.of(ROWS))
            .as(
                (sort, row) -> {
                  try {
                    return Sort.parse(sort, Cafe.COLUMNS).write(row);
                  } catch (FilterProblem.Found e) {
                    throw new IllegalStateException(e);
                  }
                });
    var changed =
        Combinators.combine(
                true_, Arbitraries.integers().between(0, 30), Arbitraries.chars().alpha())
            .as(
                (cursor, at, c) ->
                    cursor.substring(0, at)
                        + c
                        + cursor.substring(Math.min(cursor.length(), at + 1)));
    return Arbitraries.oneOf(List.of(true_, changed, Arbitraries.strings().ofMaxLength(40)));
  }

  /** That the lists above are as nasty as they look. */
  @Property(tries = 1)
  void there_are_rows_without_values_and_rows_of_another() {
    assertThat(ROWS).anyMatch(row -> row.note() == null).anyMatch(row -> row.spentMinor() == null);
    assertThat(Stream.concat(ROWS.stream(), Cafes.OTHERS.stream()).map(Cafe::id))
        .doesNotHaveDuplicates();
  }
}
