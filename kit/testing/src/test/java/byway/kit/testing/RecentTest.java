package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.values.Recent;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void what_was_used_least_goes_first() {
    var gone = new ArrayList<String>();
    var recent = new Recent<String, Integer>(2, (key, value) -> gone.add(key + value));
    recent.put("a", 1);
    recent.put("b", 2);
    assertThat(recent.get("a")).isEqualTo(1);
    recent.put("c", 3);
    assertThat(gone).containsExactly("b2");
    assertThat(recent.get("b")).isNull();
    assertThat(recent.values()).containsExactly(1, 3);
  }

  @Test
  void what_is_made_is_made_once_and_may_be_taken_away() {
    var recent = new Recent<String, Integer>(2);
    assertThat(recent.of("a", key -> 1)).isEqualTo(recent.of("a", key -> 2));
    assertThat(recent.compute("a", (key, value) -> value == null ? 1 : value + 1)).isEqualTo(2);
    assertThat(recent.compute("a", (key, value) -> null)).isNull();
    assertThat(recent.get("a")).isNull();
  }

  @Test
  void room_is_made_for_what_is_computed_too() {
    var recent = new Recent<String, Integer>(1);
    recent.of("a", key -> 1);
    recent.compute("b", (key, value) -> 2);
    assertThat(recent.values()).containsExactly(2);
  }
}
