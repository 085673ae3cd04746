package byway.fronts.radius;

import byway.contracts.access.Access;
import byway.contracts.access.Session;
import byway.contracts.balances.ChargeAnswer;
import byway.contracts.balances.ChargeAnswer.Charged;
import byway.contracts.balances.ChargeAnswer.NotCharged;
import byway.contracts.balances.Charging;
import byway.contracts.balances.UsageReport;
import byway.fronts.metering.LastWords;
import byway.fronts.metering.Reports;
import byway.fronts.radius.AccountingReport.Kind;
import byway.fronts.radius.Bindings.Binding;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What access points report, charged before it is answered (row K5). Whatever can be charged later
 * is not answered, and so comes again.
 */
@Singleton
class Accounting {
  private static final CompletableFuture<Boolean> SETTLED = CompletableFuture.completedFuture(true);

  /** How long a report may be on its way, and a session open before it is first reported of. */
  private static final Duration LATEST_REPORT = Duration.ofSeconds(90);

  private final Charging charging;
  private final Reports reports;
  private final LastWords lastWords;
  private final Access access;
  private final Bindings bindings;
  private final Orders orders;
  private final InstantSource clock;
  private final Counts counts;

  Accounting(
      Charging charging,
      Reports reports,
      LastWords lastWords,
      Access access,
      Bindings bindings,
      Orders orders,
      InstantSource clock,
      MeterRegistry metrics) {
    this.charging = charging;
    this.reports = reports;
    this.lastWords = lastWords;
    this.access = access;
    this.bindings = bindings;
    this.orders = orders;
    this.clock = clock;
    this.counts = new Counts(metrics, "byway_radius_accounting_total", "what");
  }

  /** Whether it is dealt with for good, and can be answered. */
  CompletableFuture<Boolean> take(Speaker speaker, AccountingReport report) {
    count(report.kind().name().toLowerCase(Locale.ROOT));
    if (report.kind().isOfAll()) {
      endAllAt(speaker);
      return SETTLED;
    }
    var binding = bindings.of(speaker, report);
    if (binding.isEmpty()) {
      count("nobodys");
      if (report.kind() != Kind.STOP) {
        orders.disconnect(speaker, report, "nobody has signed in for it");
      }
      return SETTLED;
    }
    if (report.kind() == Kind.START) {
      begin(speaker, report, binding.get());
      return SETTLED;
    }
    return charge(speaker, report, binding.get());
  }

  private CompletableFuture<Boolean> charge(
      Speaker speaker, AccountingReport report, Binding binding) {
    boolean isSure = binding.counters.isSure(report.saysGigawords());
    var answer = tell(speaker, report, binding, isSure && report.kind() == Kind.STOP);
    return (isSure ? answer : answer.thenCompose(one -> again(speaker, report, binding, one)))
        .thenApply(one -> isSettled(speaker, report, binding, one));
  }

  /** A session that this process has not seen begin may have wrapped its counters before. */
  private CompletableFuture<ChargeAnswer> again(
      Speaker speaker, AccountingReport report, Binding binding, ChargeAnswer answer) {
    boolean isStop = report.kind() == Kind.STOP;
    boolean isBehind =
        answer instanceof Charged charged && binding.counters.isBehind(charged.usedBytes());
    if (isBehind) {
      return CompletableFuture.runAsync(
              () -> speaker.context().run(() -> goOnFromWhatWasCharged(binding)),
              Thread::startVirtualThread)
          .thenCompose(done -> tell(speaker, report, binding, isStop));
    }
    return isStop && answer instanceof Charged
        ? tell(speaker, report, binding, true)
        : CompletableFuture.completedFuture(answer);
  }

  private void goOnFromWhatWasCharged(Binding binding) {
    var id = binding.sessionId;
    var open = Duration.between(access.get(id).openedAt(), clock.instant()).minus(LATEST_REPORT);
    for (var meter : charging.states(List.of(id))) {
      binding.counters.goOnFrom(meter.usedBytesUp(), meter.usedBytesDown(), open.toSeconds());
    }
  }

  private CompletableFuture<ChargeAnswer> tell(
      Speaker speaker, AccountingReport report, Binding binding, boolean isLast) {
    var counted =
        binding.counters.count(
            report.usedBytesUp(),
            report.usedBytesDown(),
            report.saysGigawords(),
            report.sessionSeconds());
    var usage =
        new UsageReport(
            binding.sessionId,
            speaker.deviceId(),
            counted.up(),
            counted.down(),
            isLast,
            clock.instant());
    return reports.charge(speaker.tenantId(), List.of(usage)).thenApply(List::getFirst);
  }

  private boolean isSettled(
      Speaker speaker, AccountingReport report, Binding binding, ChargeAnswer answer) {
    return switch (answer) {
      case Charged charged -> {
        if (report.kind() == Kind.INTERIM) {
          goOn(speaker, report, binding, charged);
        }
        yield true;
      }
      case NotCharged refused -> {
        count(refused.code());
        yield !refused.comeAgain();
      }
    };
  }

  /** What the access point must hear after a report. */
  private void goOn(Speaker speaker, AccountingReport report, Binding binding, Charged charged) {
    if (charged.closed() || binding.isOver()) {
      orders.disconnect(speaker, report, "its session is over");
    } else if (charged.usedBytes() >= charged.ceilingBytes()) {
      orders.disconnect(speaker, report, "its data is used up");
    } else if (needsMore(speaker, binding, charged)) {
      binding.tell(charged.ceilingBytes());
      orders.limit(speaker, report, charged.ceilingBytes());
    }
  }

  /** Before what it knows of is used up, and not for each little more. */
  private static boolean needsMore(Speaker speaker, Binding binding, Charged charged) {
    long known = binding.toldBytes() - charged.usedBytes();
    return speaker.accessPoint().dialect().limitsVolume()
        && charged.ceilingBytes() > binding.toldBytes()
        && known < Passes.AHEAD_BYTES / 2;
  }

  /** Between sign-in and beginning, another session of the customer may have taken its part. */
  private void begin(Speaker speaker, AccountingReport report, Binding binding) {
    if (binding.isOver()) {
      orders.disconnect(speaker, report, "its session is over");
    } else if (binding.ceilingBytes() == 0) {
      orders.disconnect(speaker, report, "its data is used up");
    } else if (binding.ceilingBytes() < binding.toldBytes()
        && speaker.accessPoint().dialect().limitsVolume()) {
      binding.tell(binding.ceilingBytes());
      orders.limit(speaker, report, binding.ceilingBytes());
    }
  }

  /** It has begun anew, or is about to end: what it counted last is its last word. */
  private void endAllAt(Speaker speaker) {
    var device = speaker.deviceId();
    for (var open = access.openAt(device); !open.isEmpty(); open = access.openAt(device)) {
      var ids = open.stream().map(Session::id).toList();
      lastWords.end(speaker.tenantId(), speaker.deviceId(), ids, "device_lost");
    }
  }

  private void count(String what) {
    counts.add(what);
  }
}
