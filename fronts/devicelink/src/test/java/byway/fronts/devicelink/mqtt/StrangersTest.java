package byway.fronts.devicelink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangersTest {
  private final Strangers<String> strangers = new Strangers<>(5, 2);

  @Test
  void one_address_takes_no_more_than_its_places() {
    assertThat(strangers.add("a", "10.0.0.1")).isNull();
    assertThat(strangers.add("b", "10.0.0.1")).isNull();
    assertThat(strangers.hasRoomFor("10.0.0.1")).isFalse();
    assertThat(strangers.hasRoomFor("10.0.0.2")).isTrue();
    strangers.remove("a");
    strangers.remove("a");
    assertThat(strangers.hasRoomFor("10.0.0.1")).isTrue();
  }

  @Test
  void who_has_only_sat_there_for_longest_makes_room() {
    for (var line : "a b c d e".split(" ")) {
      assertThat(strangers.add(line, "10.0.0." + line)).isNull();
    }
    strangers.remove("a");
    assertThat(strangers.add("f", "10.0.0.9")).isNull();
    assertThat(strangers.add("g", "10.0.0.9")).isEqualTo("b");
    assertThat(strangers.hasRoomFor("10.0.0.9")).isFalse();
  }

  @Test
  void who_comes_with_many_others_has_no_places_of_its_own() {
    for (var line : "a b c d".split(" ")) {
      assertThat(strangers.hasRoomFor("")).isTrue();
      assertThat(strangers.add(line, "")).isNull();
    }
  }
}
