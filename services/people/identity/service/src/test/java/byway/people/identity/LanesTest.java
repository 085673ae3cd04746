package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import byway.people.identity.Turns.Lane;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.PersonKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where somebody waits for a turn, and what strangers can do about it. */
class LanesTest {
  private static final Installation installation = new Installation();

  final Desk desk = installation.desk();
  final Instant now = installation.infrastructure.clock.instant();

  @AfterAll
  static void close() {
    installation.close();
  }

  private Lane lane(PersonKind kind, String source, @Nullable String device, Instant at) {
    return desk.as(() -> installation.throttle.lane(kind, from(source, device), at));
  }

  private static CameFrom from(String source, @Nullable String device) {
    return new CameFrom(source, device, null, null);
  }

  @Test
  void who_was_there_before_waits_among_none_but_those_also_where_the_staff_come_in() {
    var ann = desk.prove("ann-" + UUID.randomUUID() + "@example.com");
    var known = desk.as(() -> installation.knownDevices.of(ann, null));
    for (var kind : PersonKind.values()) {
      assertThat(lane(kind, "203.0.113.5", known, now)).isEqualTo(Lane.KNOWN);
      assertThat(lane(kind, "203.0.113.5", "bwd_made-up", now)).isNotEqualTo(Lane.KNOWN);
    }
    assertThat(lane(PersonKind.STAFF, "203.0.113.5", null, now)).isEqualTo(Lane.STAFF);
    assertThat(lane(PersonKind.CUSTOMER, "203.0.113.5", null, now)).isEqualTo(Lane.OTHERS);
  }

  @Test
  void a_place_that_finds_no_room_again_and_again_is_one_of_those_that_take_it() {
    turnedAway("198.51.100.7", now);
    turnedAway("198.51.100.7", now.plusSeconds(6));
    assertThat(lane(PersonKind.CUSTOMER, "198.51.100.7", null, now.plusSeconds(6)))
        .as("as somebody does who tries once more")
        .isEqualTo(Lane.OTHERS);
    turnedAway("198.51.100.7", now.plusSeconds(12));
    assertThat(lane(PersonKind.CUSTOMER, "198.51.100.7", null, now.plusSeconds(13)))
        .isEqualTo(Lane.DOUBTED);
    assertThat(lane(PersonKind.STAFF, "198.51.100.7", null, now.plusSeconds(13)))
        .isEqualTo(Lane.DOUBTED);
    var later = now.plus(Duration.ofMinutes(11));
    assertThat(lane(PersonKind.CUSTOMER, "198.51.100.7", null, later)).isEqualTo(Lane.OTHERS);
    for (int i = 0; i < 5; i++) {
      turnedAway("198.51.100.8", now.plus(Duration.ofMinutes(2 * i)));
    }
    assertThat(lane(PersonKind.CUSTOMER, "198.51.100.8", null, now.plus(Duration.ofMinutes(9))))
        .as("now and then")
        .isEqualTo(Lane.OTHERS);
  }

  private void turnedAway(String source, Instant at) {
    desk.as(
        () -> {
          installation.throttle.turnedAway(from(source, null), at);
          return true;
        });
  }
}
