package byway.fronts.metering;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.ReportIntake;
import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Straight into the queue of charging where that runs here, by a queue of this process else. */
final class WayOfReports {
  @Produces
  @Singleton
  Reports reports(
      Settings settings, Instance<ReportIntake> here, Charging away, MeterRegistry metrics) {
    return settings.roles().runs("balances")
        ? Reports.here(here.get())
        : Reports.away(away, metrics);
  }
}
