package byway.charging.usage.console;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Reconciliation;
import byway.charging.usage.api.CarrierBills;
import byway.charging.usage.api.UsageReconciliation;
import byway.fronts.web.console.Answers;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Hotspots, ledger, history and carriers side by side. */
@Singleton
class CompareLedgers {
  private final Balances balances;
  private final CarrierBills bills;
  private final InstantSource clock;

  CompareLedgers(Balances balances, CarrierBills bills, InstantSource clock) {
    this.balances = balances;
    this.bills = bills;
    this.clock = clock;
  }

  /**
   * All that is compared.
   *
   * @param sessions what hotspots counted against what was charged and posted, in the sessions that
   *     began since the first of the days
   * @param days what was charged against the history, and that against what carriers billed
   */
  public record Compared(Reconciliation sessions, UsageReconciliation days) {}

  /** As {@link Compared}, with none where a part does not answer. */
  record Found(@Nullable Reconciliation sessions, @Nullable UsageReconciliation days) {}

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.ofInstant(now(), ZoneOffset.UTC);
  }

  Compared all(Period period) {
    return new Compared(
        balances.reconciliation(period.back()), bills.reconciliation(period.from(), period.days()));
  }

  Found found(Period period) {
    return new Found(
        Answers.maybe(() -> balances.reconciliation(period.back())),
        Answers.maybe(() -> bills.reconciliation(period.from(), period.days())));
  }
}
