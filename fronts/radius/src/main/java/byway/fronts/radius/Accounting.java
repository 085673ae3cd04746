package byway.fronts.radius;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.UsageReport;
import byway.fronts.metering.LastWords;
import byway.fronts.metering.Reports;
import byway.fronts.radius.AccountingReport.Kind;
import byway.fronts.radius.Bindings.For;
import byway.fronts.radius.Bindings.Nobodys;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What access points report, charged before it is answered. Whatever can be charged later is not
 * answered, and so comes again; what never can is answered and counted.
 */
@Singleton
class Accounting {
  private static final CompletableFuture<Boolean> SETTLED = CompletableFuture.completedFuture(true);

  private final Reports reports;
  private final LastWords lastWords;
  private final Access access;
  private final Bindings bindings;
  private final AccountingSessions stays;
  private final Restarts restarts;
  private final DynamicAuthorization orders;
  private final InstantSource clock;
  private final Counts counts;
  private final Counts refused;

  Accounting(
      Reports reports,
      LastWords lastWords,
      Access access,
      Bindings bindings,
      AccountingSessions stays,
      Restarts restarts,
      DynamicAuthorization orders,
      InstantSource clock,
      MeterRegistry metrics) {
    this.reports = reports;
    this.lastWords = lastWords;
    this.access = access;
    this.bindings = bindings;
    this.stays = stays;
    this.restarts = restarts;
    this.orders = orders;
    this.clock = clock;
    this.counts = new Counts(metrics, "byway_radius_accounting_total", "what");
    this.refused = new Counts(metrics, "byway_radius_refused_total", "reason");
  }

  /** Whether it is dealt with for good, and can be answered. */
  CompletableFuture<Boolean> take(Speaker speaker, AccountingReport report) {
    counts.add(report.kind().name().toLowerCase(Locale.ROOT));
    var at = Moment.of(report, clock.instant());
    if (report.kind().isOfAll()) {
      endAllAt(speaker, report, at);
      return SETTLED;
    }
    if (report.unreadable() != null) {
      refused.add(report.unreadable());
    }
    restarts.heard(speaker.deviceId(), at);
    return switch (bindings.of(speaker, report, at)) {
      case Nobodys nobodys -> {
        count(nobodys);
        if (nobodys.isThere()) {
          orders.disconnect(speaker, report, "nobody has signed in for it");
        }
        yield SETTLED;
      }
      case For found when report.kind() == Kind.START -> {
        if (found.isBeginning()) {
          begin(speaker, report, found.binding());
        }
        yield SETTLED;
      }
      case For found -> charge(speaker, report, found);
    };
  }

  /** One that no name tells is of a broken access point; one that nobody pays for is not. */
  private void count(Nobodys nobodys) {
    if (nobodys.why().startsWith("no_")) {
      refused.add(nobodys.why());
    } else {
      counts.add(nobodys.why());
    }
  }

  private CompletableFuture<Boolean> charge(Speaker speaker, AccountingReport report, For found) {
    var usage =
        new UsageReport(
            found.binding().sessionId,
            speaker.deviceId(),
            found.counted().up(),
            found.counted().down(),
            report.kind() == Kind.STOP,
            clock.instant());
    return reports
        .charge(speaker.tenantId(), List.of(usage))
        .thenApply(answers -> isSettled(speaker, report, found, answers.getFirst()));
  }

  private boolean isSettled(
      Speaker speaker, AccountingReport report, For found, ChargeAnswer answer) {
    return switch (answer) {
      case Charged charged -> {
        if (report.kind() == Kind.INTERIM && !found.isLate()) {
          goOn(speaker, report, found.binding(), charged);
        }
        yield true;
      }
      case NotCharged no -> {
        counts.add(no.code());
        yield !no.comeAgain();
      }
    };
  }

  /** What the access point must hear after a report, unless it has ended it meanwhile. */
  private void goOn(Speaker speaker, AccountingReport report, Binding binding, Charged charged) {
    if (binding.isEnded()) {
      return;
    }
    if (charged.closed() || binding.isOver()) {
      orders.disconnect(speaker, report, "its session is over");
    } else if (charged.usedBytes() >= charged.ceilingBytes()) {
      orders.disconnect(speaker, report, "its data is used up");
    } else if (needsMore(speaker, binding, charged)) {
      limit(speaker, report, binding, charged.ceilingBytes());
    }
  }

  private void limit(Speaker speaker, AccountingReport report, Binding binding, long ceilingBytes) {
    long bytes = binding.byItsAccessPoint(ceilingBytes);
    binding.tell(bytes);
    orders.limit(speaker, report, bytes);
  }

  /** Before what it knows of is used up, and not for each little more. */
  private static boolean needsMore(Speaker speaker, Binding binding, Charged charged) {
    long known = binding.toldBytes() - binding.byItsAccessPoint(charged.usedBytes());
    return speaker.accessPoint().dialect().limitsVolume()
        && binding.byItsAccessPoint(charged.ceilingBytes()) > binding.toldBytes()
        && known < AccessPasses.AHEAD_BYTES / 2;
  }

  /** Between sign-in and beginning, another session of the customer may have taken its part. */
  private void begin(Speaker speaker, AccountingReport report, Binding binding) {
    if (binding.isOver()) {
      orders.disconnect(speaker, report, "its session is over");
    } else if (binding.ceilingBytes() == 0) {
      orders.disconnect(speaker, report, "its data is used up");
    } else if (binding.byItsAccessPoint(binding.ceilingBytes()) < binding.toldBytes()
        && speaker.accessPoint().dialect().limitsVolume()) {
      limit(speaker, report, binding, binding.ceilingBytes());
    }
  }

  /** It has begun anew, or is about to end: what it counted last is its last word. */
  private void endAllAt(Speaker speaker, AccountingReport report, Moment at) {
    switch (restarts.take(speaker, report, at)) {
      case OLD -> refused.add("old_restart");
      case REPLAYED -> refused.add("replayed_restart");
      case TAKEN -> {
        var device = speaker.deviceId();
        stays.endAllAt(device, at);
        for (var open = access.openAt(device); !open.isEmpty(); open = access.openAt(device)) {
          var ids = open.stream().map(Session::id).toList();
          lastWords.end(speaker.tenantId(), device, ids, "device_lost");
        }
      }
    }
  }
}
