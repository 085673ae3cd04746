package byway.fronts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final List<String> FIELDS = List.of("name", "size");
  private static final NumberMessages WORDS =
      (NumberMessages)
          Proxy.newProxyInstance(
              ShownTest.class.getClassLoader(),
              new Class<?>[] {NumberMessages.class},
              (proxy, message, values) -> "now " + values[0]);

  private final Form opened = Shown.in(form("One", "1"), FIELDS);

  @Test
  void what_was_left_as_it_was_does_not_undo_what_another_has_changed() {
    var sent = opened.with("name", "Mine");
    var merged = Shown.merged(sent, form("One", "2"), FIELDS, WORDS);
    assertThat(merged.isWrong()).isFalse();
    assertThat(merged.value("name")).isEqualTo("Mine");
    assertThat(merged.value("size")).isEqualTo("2");
  }

  @Test
  void what_both_have_changed_is_said_and_counts_when_it_is_sent_again() {
    var sent = opened.with("name", "Mine");
    var merged = Shown.merged(sent, form("Theirs", "1"), FIELDS, WORDS);
    assertThat(merged.problemIn("name")).isEqualTo("now Theirs");
    var again = new Form(merged.values(), List.of(), null);
    var counted = Shown.merged(again, form("Theirs", "1"), FIELDS, WORDS);
    assertThat(counted.isWrong()).isFalse();
    assertThat(counted.value("name")).isEqualTo("Mine");
  }

  @Test
  void both_who_wish_the_same_are_told_nothing() {
    var sent = opened.with("size", "2");
    assertThat(Shown.merged(sent, form("One", "2"), FIELDS, WORDS).isWrong()).isFalse();
  }

  @Test
  void a_form_that_does_not_say_what_it_showed_counts_as_it_is() {
    var sent = form("Mine", "1");
    assertThat(Shown.merged(sent, form("Theirs", "2"), FIELDS, WORDS)).isEqualTo(sent);
    assertThat(Shown.merged(sent, form("Theirs", "2"), List.of("name"), WORDS)).isEqualTo(sent);
  }

  private static Form form(String name, String size) {
    return Form.empty().with("name", name).with("size", size);
  }
}
