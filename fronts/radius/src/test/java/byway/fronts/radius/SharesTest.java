package byway.fronts.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesTest {
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @Test
  void one_operator_leaves_places_to_another_and_there_are_no_more_than_all() {
    var shares = new Shares(5, 3);
    assertThat(taken(shares, one)).isEqualTo(3);
    assertThat(taken(shares, other)).isEqualTo(2);
    shares.giveBack(one);
    assertThat(taken(shares, other)).isEqualTo(1);
    assertThat(shares.take(one)).as("all are taken").isFalse();
    shares.giveBack(other);
    assertThat(taken(shares, one)).isEqualTo(1);
  }

  private static int taken(Shares shares, UUID tenant) {
    int taken = 0;
    while (shares.take(tenant)) {
      taken++;
    }
    return taken;
  }
}
