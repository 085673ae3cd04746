package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairRoomTest {
  private final FairRoom room = new FairRoom(12);

  private int takeAll(UUID operator) {
    int taken = 0;
    while (room.take(operator)) {
      taken++;
    }
    return taken;
  }

  @Test
  void one_that_floods_it_leaves_as_much_as_it_takes() {
    var flooding = UUID.randomUUID();
    assertThat(takeAll(flooding)).isEqualTo(6);
    assertThat(room.saturation()).as("it is refused").isEqualTo(1);
    assertThat(takeAll(UUID.randomUUID())).isEqualTo(3);
    assertThat(room.take(UUID.randomUUID())).isTrue();
    assertThat(room.take(flooding)).isFalse();
  }

  @Test
  void what_is_given_back_is_there_again() {
    var operator = UUID.randomUUID();
    int all = takeAll(operator);
    for (int i = 0; i < all; i++) {
      room.giveBack(operator);
    }
    assertThat(room.saturation()).isZero();
    assertThat(takeAll(operator)).isEqualTo(all);
  }
}
