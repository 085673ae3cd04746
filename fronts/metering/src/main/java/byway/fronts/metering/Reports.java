package byway.fronts.metering;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.ReportIntake;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.store.Coalescer;
import byway.kit.store.Coalescer.Limits;
import byway.kit.store.Coalescer.Workers;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Usage on its way to the charge, with who reports it and on which trace. Where charging runs in
 * this process that is its own queue; else those that come while others are being charged go
 * together in the next call. What finds no room is refused at once.
 */
public final class Reports {
  private static final Logger LOG = Logger.getLogger(Reports.class);

  /** What the contract takes in one call. */
  static final int MOST_A_CALL = 500;

  private static final int MOST_WAITING = 20_000;

  /** With one call past this queue, what the charging core has room for. */
  private static final int CALLS_AT_ONCE = 3;

  private static final Limits AWAY =
      new Limits(
          MOST_WAITING,
          MOST_WAITING / 2,
          250,
          Duration.ofSeconds(8),
          Workers.ofALane(CALLS_AT_ONCE));

  private final ReportIntake intake;

  private Reports(ReportIntake intake) {
    this.intake = intake;
  }

  /** Where charging runs in this process. */
  public static Reports here(ReportIntake intake) {
    return new Reports(intake);
  }

  /** Where it runs in another one. */
  public static Reports away(Charging charging, MeterRegistry metrics) {
    var queue = new Coalescer<SentReport, ChargeAnswer>("reports", AWAY, charging::reportSent);
    metrics.gauge("byway_metering_saturation_ratio", queue, Coalescer::saturation);
    return new Reports(
        (from, usage) ->
            queue
                .put(from, usage.stream().map(one -> SentReport.of(from, one)).toList())
                .orElseGet(() -> CompletableFuture.completedFuture(refused(usage))));
  }

  /**
   * An answer for each, in order; what may come again says so.
   *
   * @param from who reports it, for which operator
   * @param usage at most {@value #MOST_A_CALL}
   */
  public CompletableFuture<List<ChargeAnswer>> charge(Context from, List<UsageReport> usage) {
    if (usage.size() > MOST_A_CALL) {
      throw new IllegalArgumentException("%d reports at once".formatted(usage.size()));
    }
    if (usage.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return intake.report(from, usage).exceptionally(failure -> notNow(from, usage, failure));
  }

  private static List<ChargeAnswer> notNow(
      Context from, List<UsageReport> usage, Throwable failure) {
    if (!isExpected(failure)) {
      from.run(() -> LOG.warnf("reports were not charged and will come again: %s", failure));
    }
    return refused(usage);
  }

  /** Of what nobody is served by another line: there is no room, or who is away has said so. */
  private static boolean isExpected(Throwable failure) {
    return failure instanceof Refusal
        || failure instanceof CallFailed
        || failure instanceof StoreFailed;
  }

  /** As {@link #charge}, however many there are, for who waits for the answers. */
  public List<ChargeAnswer> chargeAll(Context from, List<UsageReport> usage) {
    var calls = new ArrayList<CompletableFuture<List<ChargeAnswer>>>();
    for (int at = 0; at < usage.size(); at += MOST_A_CALL) {
      calls.add(charge(from, usage.subList(at, Math.min(at + MOST_A_CALL, usage.size()))));
    }
    return calls.stream().flatMap(call -> call.join().stream()).toList();
  }

  private static List<ChargeAnswer> refused(List<UsageReport> usage) {
    return usage.stream()
        .map(u -> (ChargeAnswer) new NotCharged(u.sessionId(), "overloaded", true))
        .toList();
  }
}
