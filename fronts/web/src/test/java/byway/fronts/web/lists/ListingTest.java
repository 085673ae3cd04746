package byway.fronts.web.lists;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.values.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final String AT = "/console/cups";

  /** Some cups, of which each holds as much as its name is long. */
  private static Listing<String> cups(Asked asked, List<String> all) {
    return Listing.whole(asked, "Cups", all, cup -> cup)
        .lead("Name", cup -> Cell.link(AT + "/" + cup, cup))
        .sorted("name", Comparator.naturalOrder())
        .number("Holds", cup -> Integer.toString(cup.length()))
        .sorted("holds", Comparator.comparingInt(String::length))
        .act("Do", cup -> Cell.NONE);
  }

  private static List<String> names(ShownList list) {
    return list.rows().stream().map(row -> row.getFirst().cell().text()).toList();
  }

  @Test
  void a_whole_list_is_narrowed_by_a_word_and_sorted_either_way_and_its_address_says_so() {
    var all = List.of("tea", "espresso", "Tall tea");
    assertThat(names(cups(Asked.first(AT), all).shown())).isEqualTo(all);

    var asked = new Asked(AT, "TEA", "-holds", null, false);
    var shown = cups(asked, all).shown();
    assertThat(names(shown)).containsExactly("Tall tea", "tea");
    assertThat(shown.headings().get(1).direction()).isEqualTo("descending");
    assertThat(shown.headings().get(1).href()).isEqualTo(AT + "?filter=TEA&sort=holds");
    assertThat(shown.headings().getFirst().href()).isEqualTo(AT + "?filter=TEA&sort=name");
    assertThat(shown.csv()).isEqualTo(AT + "?filter=TEA&sort=-holds&as=csv");
  }

  @Test
  void a_list_with_no_match_is_not_an_empty_one() {
    assertThat(cups(Asked.first(AT), List.of()).shown().isEmpty()).isTrue();
    var asked = new Asked(AT, "wine", "", null, false);
    assertThat(cups(asked, List.of("tea")).shown().isEmpty()).isFalse();
    assertThat(cups(asked, List.of("tea")).shown().rows()).isEmpty();
  }

  @Test
  void a_long_list_is_turned_over_and_names_are_asked_once_a_page() {
    var asked = new ArrayList<List<Integer>>();
    var list =
        numbers(Asked.first(AT), 60).rows(50).before(rows -> asked.add(List.copyOf(rows))).shown();
    assertThat(list.rows()).hasSize(50);
    assertThat(list.next()).isEqualTo(AT + "?cursor=50");
    assertThat(asked).hasSize(1);
    assertThat(numbers(new Asked(AT, "", "", "50", false), 60).rows(50).shown().next()).isNull();
  }

  @Test
  void a_file_has_all_rows_from_the_page_on_and_says_where_the_rest_is() {
    var few = numbers(new Asked(AT, "", "", "50", true), 250).csv();
    assertThat(few.lines()).hasSize(201).startsWith("Number", "50").endsWith("249");
    var many = numbers(new Asked(AT, "", "", null, true), Csv.MOST_ROWS + 1).csv();
    assertThat(many.lines())
        .hasSize(Csv.MOST_ROWS + 2)
        .endsWith("more," + AT + "?cursor=10000&as=csv");
  }

  @Test
  void a_file_has_no_formulas_and_keeps_commas_and_quotes() {
    var names = List.of("=1+1", "-5, \"so\"", "plain");
    var file =
        Listing.whole(new Asked(AT, "", "", null, true), "Names", names, name -> name)
            .lead("Name", Cell::text)
            .csv();
    assertThat(file.lines()).containsExactly("Name", "'=1+1", "\"'-5, \"\"so\"\"\"", "plain");
  }

  private static Listing<Integer> numbers(Asked asked, int all) {
    return Listing.<Integer>of(asked, "Numbers", (limit, cursor) -> part(all, limit, cursor))
        .lead("Number", number -> Cell.text(number.toString()));
  }

  private static Page<Integer> part(int all, int limit, @Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all, from + limit);
    var items = IntStream.range(from, to).boxed().toList();
    return new Page<>(items, to == all ? null : Integer.toString(to));
  }

  @Test
  void the_list_of_a_part_goes_on_to_name_it() {
    var list = numbers(new Asked(AT, "", "", null, false).about("customer", "ann"), 60).shown();
    assertThat(list.next()).startsWith(AT + "?customer=ann&cursor=");
    assertThat(list.csv()).isEqualTo(AT + "?customer=ann&as=csv");
  }
}
