package byway.fronts.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Posting;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementLineTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  private static final UUID SESSION = new UUID(1, 1);
  private static final String CUSTOMER = "customer:" + new UUID(2, 2);

  @Test
  void uses_of_one_session_in_a_row_are_one_line() {
    var lines =
        StatementLine.of(List.of(used(5, SESSION), used(7, SESSION), used(1, new UUID(3, 3))));
    assertThat(lines).extracting(StatementLine::bytes).containsExactly(-12L, -1L);
  }

  @Test
  void a_gift_between_them_keeps_them_apart() {
    var gift = new Posting(2, NOW, "issued", CUSTOMER, "B", 100, "GUEST_BONUS", new UUID(4, 4));
    var lines = StatementLine.of(List.of(used(5, SESSION), gift, used(7, SESSION)));
    assertThat(lines).extracting(StatementLine::kind).containsExactly("used", "gift", "used");
    assertThat(lines.get(1).isMore()).isTrue();
  }

  @Test
  void money_is_told_as_money() {
    var paid = new Posting(1, NOW, "processor", "sales", "EUR", 500, "PURCHASE", SESSION);
    var line = StatementLine.of(List.of(paid)).getFirst();
    assertThat(line.kind()).isEqualTo("paid");
    assertThat(line.money()).isEqualTo(new Money(500, "EUR"));
    assertThat(line.bytes()).isZero();
  }

  @Test
  void a_dispute_is_told_in_words_of_its_own_and_so_is_its_end() {
    var key = new UUID(4, 4);
    var lines =
        StatementLine.of(
            List.of(
                new Posting(3, NOW, "sales", "processor", "EUR", 500, "DISPUTE", key),
                new Posting(2, NOW, "taken-back", CUSTOMER, "B", 9, "DISPUTE_ENDED", key),
                new Posting(1, NOW, CUSTOMER, "taken-back", "B", 9, "DISPUTE", key)));
    assertThat(lines)
        .extracting(StatementLine::kind)
        .containsExactly("askedBack", "givenBack", "withheld");
    assertThat(lines).extracting(StatementLine::bytes).containsExactly(0L, 9L, -9L);
  }

  private static Posting used(long bytes, UUID session) {
    return new Posting(1, NOW, CUSTOMER, "used", "B", bytes, "USE", session);
  }
}
