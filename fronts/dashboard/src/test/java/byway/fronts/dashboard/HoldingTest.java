package byway.fronts.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldingTest {
  @Test
  void gifts_of_a_kind_are_one_and_purchases_are_each_their_own() {
    var holdings =
        Holding.of(
            List.of(
                lot(1, GrantReason.OWNER_BONUS, 100, 40),
                lot(2, GrantReason.PURCHASE, 1_000, 0),
                lot(3, GrantReason.OWNER_BONUS, 100, 0),
                lot(4, GrantReason.PURCHASE, 1_000, 0)));
    assertThat(holdings).extracting(Holding::leftBytes).containsExactly(160L, 1_000L, 1_000L);
    assertThat(holdings.getFirst().count()).isEqualTo(2);
  }

  @Test
  void what_is_used_up_is_not_shown() {
    assertThat(Holding.of(List.of(lot(1, GrantReason.PURCHASE, 100, 100)))).isEmpty();
  }

  private static Lot lot(long key, GrantReason reason, long bytes, long used) {
    return new Lot(new UUID(0, key), reason, "", null, Instant.EPOCH, bytes, 0, used);
  }
}
