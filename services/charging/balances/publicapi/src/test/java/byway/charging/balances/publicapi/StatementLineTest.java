package byway.charging.balances.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Posting;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementLineTest {
  private static final UUID ID = new UUID(1, 1);

  @Test
  void what_left_the_balance_is_negative_and_money_is_not() {
    assertThat(MyBalance.StatementLine.of(posting("customer:" + ID, "B")).amount()).isEqualTo(-500);
    assertThat(MyBalance.StatementLine.of(posting("issued", "B")).amount()).isEqualTo(500);
    assertThat(MyBalance.StatementLine.of(posting("processor", "EUR")).amount()).isEqualTo(500);
  }

  private static Posting posting(String from, String unit) {
    return new Posting(1, Instant.EPOCH, from, "elsewhere", unit, 500, "USE", ID);
  }
}
