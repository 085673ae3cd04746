package byway.charging.usage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.usage.api.CarrierBills;
import byway.charging.usage.api.CarrierFeed;
import byway.charging.usage.api.CarrierFeed.Row;
import byway.charging.usage.api.TakenFeed;
import byway.kit.testing.ContractTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever hands in carriers' bills, or compares them, relies on. */
public class CarrierBillsContract extends ContractTest<CarrierBills> {
  private static final long GIGABYTE = 1_000_000_000;

  private final UUID device = UUID.randomUUID();
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);

  public CarrierBillsContract() {
    super(CarrierBills.class);
  }

  @Test
  void a_row_that_is_told_again_replaces_what_was_told_before() {
    assertThat(take(new Row(device, day, GIGABYTE))).isEqualTo(new TakenFeed(1, 1));
    assertThat(take(new Row(device, day, GIGABYTE))).isEqualTo(new TakenFeed(1, 0));
    assertThat(take(new Row(device, day, 2 * GIGABYTE))).isEqualTo(new TakenFeed(1, 1));
    var compared = ours.reconciliation(day, 1);
    assertThat(compared.billedBytes()).isEqualTo(2 * GIGABYTE);
    assertThat(compared.problems()).isEqualTo(1);
    assertThat(compared.unexplained().getFirst().reason()).isEqualTo("billed_more");
    assertThat(others.reconciliation(day, 1).billedBytes()).isZero();
  }

  @Test
  void a_feed_is_taken_as_a_whole_or_not_at_all() {
    var good = new Row(device, day, GIGABYTE);
    refused("row_invalid", () -> take(good, good));
    refused("row_invalid", () -> take(good, new Row(device, day.minusDays(1), -1)));
    refused("too_many", () -> take());
    var more = new CarrierFeed("acme", Collections.nCopies(1_001, good));
    refused("too_many", () -> ours.take(more));
    refused("carrier_invalid", () -> ours.take(new CarrierFeed("A Carrier", List.of(good))));
    assertThat(ours.reconciliation(day, 1).billedBytes()).isZero();
  }

  @Test
  void a_day_that_has_not_begun_is_refused() {
    refused("range_invalid", () -> ours.reconciliation(day.plusDays(10), 1));
    assertThat(ours.reconciliation(day, 0).days()).isEqualTo(1);
  }

  private TakenFeed take(Row... rows) {
    return ours.take(new CarrierFeed("acme", List.of(rows)));
  }
}
