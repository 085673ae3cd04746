package byway.charging.balances.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.ChargedDay;
import byway.charging.balances.api.Charges;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;
import byway.kit.testing.ContractTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever compares a history with the ledger relies on. */
public class ChargesContract extends ContractTest<Charges> {
  public ChargesContract() {
    super(Charges.class);
  }

  @Test
  void what_each_account_was_charged_on_a_day_is_listed_page_after_page() {
    charge(1_000);
    charge(2_000);
    charge(3_000);
    var page = ours.of(today(), 2, null);
    assertThat(page.items()).hasSize(2);
    var last = ours.of(today(), 2, page.next());
    assertThat(last.items()).hasSize(1);
    assertThat(last.next()).isNull();
    var all = ours.of(today(), 0, null).items();
    assertThat(all).extracting(ChargedDay::bytes).containsExactlyInAnyOrder(1_000L, 2_000L, 3_000L);
  }

  @Test
  void a_day_without_use_is_empty() {
    charge(1_000);
    assertThat(ours.of(today().minusDays(10), 0, null).items()).isEmpty();
    assertThat(others.of(today(), 0, null).items()).isEmpty();
  }

  @Test
  void a_day_that_is_to_come_or_long_over_and_a_cursor_of_nobody_are_refused() {
    refused("range_invalid", () -> ours.of(today().plusDays(2), 0, null));
    refused("range_invalid", () -> ours.of(today().minusMonths(4), 0, null));
    refused("cursor_invalid", () -> ours.of(today(), 0, "no cursor"));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private void charge(long bytes) {
    var account = UUID.randomUUID();
    var session = UUID.randomUUID();
    var device = UUID.randomUUID();
    neighbour(Balances.class)
        .grant(
            new Grant(UUID.randomUUID(), account, 10_000, GrantReason.ADJUSTMENT, null, "a gift"));
    neighbour(Charging.class).open(new OpenMeter(session, account, device));
    neighbour(Charging.class)
        .report(List.of(new UsageReport(session, device, 0, bytes, false, Instant.now())));
  }
}
