package byway.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
  private final Shares shares = new Shares(4);

  @Test
  void nobody_has_all_of_it_and_what_is_given_back_is_there_again() {
    var ann = Map.of("ann", 2, "here", 3);
    var bob = Map.of("bob", 2, "here", 3);
    assertThat(shares.take(ann)).isTrue();
    assertThat(shares.take(ann)).isTrue();
    assertThat(shares.take(ann)).as("a third of hers").isFalse();
    assertThat(shares.take(bob)).isTrue();
    assertThat(shares.take(bob)).as("a fourth of this operator").isFalse();
    assertThat(shares.take(Map.of("cid", 2, "there", 3))).isTrue();
    assertThat(shares.take(Map.of("dan", 2, "elsewhere", 3))).as("a fifth of all").isFalse();
    shares.giveBack(ann);
    assertThat(shares.take(bob)).isTrue();
  }
}
