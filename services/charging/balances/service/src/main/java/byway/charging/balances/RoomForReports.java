package byway.charging.balances;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Whether the charging core has room for what hotspots report; before it refuses, this warns. */
@Singleton
class RoomForReports implements Check {
  private static final double CROWDED = 0.8;

  private final MeterRegistry metrics;

  RoomForReports(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "charging";
  }

  @Override
  public Finding look() {
    if (gauge("byway_charge_saturation_ratio") < CROWDED) {
      return Finding.good();
    }
    long waiting = Math.round(gauge("byway_charge_inside_reports"));
    return Finding.warn("reports-wait", waiting + " reports wait to be charged", "", waiting);
  }

  private double gauge(String name) {
    return metrics.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
  }
}
