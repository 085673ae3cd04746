package byway.charging.usage.console;

import byway.kit.calls.ExpiringCache;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Whether hotspots, ledger, history and carriers agree about the last week. */
@Singleton
class SidesAgree implements Check {
  static final String NAME = "reconciliation";
  static final String DIFFER = "sides-differ";

  /** Comparing a week is some work, and its answer does not change from page to page. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final int MOST = 10_000;

  private final ExpiringCache<UUID, Finding> findings;

  SidesAgree(CompareLedgers compare, InstantSource clock) {
    this.findings = new ExpiringCache<>(MOST, FRESH, clock, tenant -> look(compare));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    return findings.of(Context.tenantId());
  }

  private static Finding look(CompareLedgers compare) {
    var week = compare.all(Period.of(null, 0, compare.today()));
    long problems = week.sessions().problems() + week.days().problems();
    return problems == 0
        ? Finding.good()
        : Finding.warn(
            DIFFER,
            "differences that nobody explains: " + problems,
            ReconciliationPages.HOME,
            problems);
  }
}
