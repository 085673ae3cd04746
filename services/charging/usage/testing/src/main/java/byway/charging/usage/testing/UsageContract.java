package byway.charging.usage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;
import byway.charging.usage.api.Usage;
import byway.charging.usage.api.UsageDay;
import byway.charging.usage.api.UsageHour;
import byway.charging.usage.api.UsageRecord;
import byway.kit.testing.ContractTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever shows people what they have used relies on. */
public class UsageContract extends ContractTest<Usage> {
  private final UUID account = UUID.randomUUID();
  private final UUID device = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  public UsageContract() {
    super(Usage.class);
  }

  @Test
  void what_was_charged_is_in_the_history_by_day_by_hour_and_one_by_one() {
    charge(1_000, 2_000);
    atLast(() -> assertThat(ours.records(account, 10, null).items()).hasSize(1));
    charge(1_500, 4_000);
    atLast(() -> assertThat(ours.records(account, 10, null).items()).hasSize(2));
    assertThat(ours.accountDays(account, yesterday(), 3)).satisfies(UsageContract::addUp);
    assertThat(ours.deviceDays(device, yesterday(), 3)).satisfies(UsageContract::addUp);
    var hours = ours.accountHours(account, Instant.now().minus(Duration.ofHours(2)), 4);
    assertThat(hours.stream().mapToLong(UsageHour::bytesDown).sum()).isEqualTo(4_000);
    var page = ours.records(account, 1, null);
    assertThat(page.items()).extracting(UsageRecord::bytesDown).containsExactly(2_000L);
    var last = ours.records(account, 1, page.next());
    assertThat(last.items()).extracting(UsageRecord::bytesUp).containsExactly(1_000L);
    assertThat(last.next()).isNull();
    assertThat(others.accountDays(account, yesterday(), 3)).isEmpty();
    assertThat(others.deviceDays(device, yesterday(), 3)).isEmpty();
    assertThat(others.records(account, 10, null).items()).isEmpty();
  }

  @Test
  void who_used_nothing_has_no_history() {
    assertThat(ours.accountDays(account, yesterday(), 3)).isEmpty();
    assertThat(ours.accountHours(account, Instant.now(), 3)).isEmpty();
    assertThat(ours.deviceDays(device, yesterday(), 3)).isEmpty();
    assertThat(ours.records(account, 10, null).items()).isEmpty();
  }

  @Test
  void a_time_that_no_history_has_and_a_cursor_of_nobody_are_refused() {
    var early = LocalDate.of(1999, 12, 31);
    refused("range_invalid", () -> ours.accountDays(account, early, 3));
    refused("range_invalid", () -> ours.deviceDays(device, early, 3));
    refused("range_invalid", () -> ours.accountHours(account, Instant.EPOCH, 3));
    refused("cursor_invalid", () -> ours.records(account, 10, "no cursor"));
  }

  private static LocalDate yesterday() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(1);
  }

  private static void addUp(List<? extends UsageDay> days) {
    assertThat(days.stream().mapToLong(UsageDay::bytesUp).sum()).isEqualTo(1_500);
    assertThat(days.stream().mapToLong(UsageDay::bytesDown).sum()).isEqualTo(4_000);
  }

  /** So much since the session began. */
  private void charge(long up, long down) {
    neighbour(Balances.class)
        .grant(
            new Grant(UUID.randomUUID(), account, 10_000, GrantReason.ADJUSTMENT, null, "a gift"));
    neighbour(Charging.class).open(new OpenMeter(session, account, device));
    neighbour(Charging.class)
        .report(List.of(new UsageReport(session, device, up, down, false, Instant.now())));
  }
}
