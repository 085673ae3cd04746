package byway.fronts.console;

import byway.commerce.payments.api.Payments;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;

/** Whether anything can be paid here. */
@Singleton
class MoneyComes implements Check {
  private final Payments payments;

  MoneyComes(Payments payments) {
    this.payments = payments;
  }

  @Override
  public String name() {
    return "payments";
  }

  @Override
  public Finding look() {
    return payments.acceptance().cards()
        ? Finding.good()
        : Finding.warn(
            "no-processor",
            "no card processor is set, so that nothing can be bought",
            OverviewPages.HOME + "/packs");
  }
}
