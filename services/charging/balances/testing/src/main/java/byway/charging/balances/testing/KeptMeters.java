package byway.charging.balances.testing;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.values.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each operator's meters, in memory, on {@link KeptBalances}. */
public final class KeptMeters implements Charging {
  static final long SLICE = 16_000_000;
  private static final int MOST = 500;
  private static final int MOST_STATES = 1_000;
  private static final long MOST_AHEAD = 1L << 40;

  private final KeptBalances balances;

  public KeptMeters(KeptBalances balances) {
    this.balances = balances;
  }

  /** Whose meters nobody has ended, whoever's they are; for a look from outside. */
  public synchronized List<UUID> running(UUID accountId) {
    return balances.meters(accountId).stream()
        .filter(KeptMeter::isRunning)
        .map(meter -> meter.opened.sessionId())
        .toList();
  }

  @Override
  public synchronized Meter open(OpenMeter command) {
    check(command.aheadBytes());
    var known = find(command.sessionId());
    if (known.isPresent()) {
      var opened = known.get().opened;
      if (!opened.accountId().equals(command.accountId())
          || !opened.deviceId().equals(command.deviceId())) {
        throw Refusal.conflict("key_reused", "this session has another meter");
      }
      return known.get().meter();
    }
    var account = balances.account(command.accountId());
    var meter = new KeptMeter(command);
    meter.raise(account, SLICE);
    account.meters.put(command.sessionId(), meter);
    return meter.meter();
  }

  @Override
  public synchronized List<Offer> offers(List<AskOffer> questions) {
    few(questions.size(), MOST);
    questions.forEach(question -> check(question.aheadBytes()));
    return questions.stream().map(this::offer).toList();
  }

  private Offer offer(AskOffer question) {
    var account = balances.account(question.accountId());
    var ahead = question.aheadBytes();
    long wanted = ahead == null ? SLICE : Math.max(SLICE, ahead);
    return new Offer(account.slice(wanted), account.balance().leftBytes());
  }

  @Override
  public synchronized List<ChargeAnswer> report(List<UsageReport> reports) {
    few(reports.size(), MOST);
    return reports.stream().map(this::report).toList();
  }

  @Override
  public synchronized List<ChargeAnswer> reportSent(List<SentReport> reports) {
    few(reports.size(), MOST);
    return reports.stream().map(one -> one.from().call(() -> report(one.report()))).toList();
  }

  private ChargeAnswer report(UsageReport report) {
    var id = report.sessionId();
    var found = find(id);
    if (found.isEmpty()) {
      return new NotCharged(id, "unknown_session", false);
    }
    var meter = found.get();
    if (!meter.opened.deviceId().equals(report.deviceId())) {
      return new NotCharged(id, "not_your_session", false);
    }
    if (report.usedBytesUp() < 0 || report.usedBytesDown() < 0) {
      return new NotCharged(id, "counter_negative", false);
    }
    meter.charge(balances.account(meter.opened.accountId()), report, SLICE);
    var now = meter.meter();
    return new Charged(id, now.usedBytes(), now.ceilingBytes(), now.closed());
  }

  @Override
  public synchronized List<Meter> states(List<UUID> sessionIds) {
    few(sessionIds.size(), MOST_STATES);
    return sessionIds.stream()
        .distinct()
        .flatMap(id -> find(id).stream())
        .map(KeptMeter::meter)
        .toList();
  }

  @Override
  public synchronized Meter close(UUID sessionId) {
    var meter = find(sessionId).orElseThrow(() -> Refusal.notFound("the session"));
    meter.end();
    return meter.meter();
  }

  private Optional<KeptMeter> find(UUID session) {
    return balances.ours().stream()
        .flatMap(account -> account.meters.values().stream())
        .filter(meter -> meter.opened.sessionId().equals(session))
        .findFirst();
  }

  private static void few(int asked, int most) {
    if (asked > most) {
      throw Refusal.invalid("too_many", "at most %d at a time".formatted(most));
    }
  }

  private static void check(@Nullable Long ahead) {
    if (ahead != null && (ahead < 0 || ahead > MOST_AHEAD)) {
      throw Refusal.invalid("ahead_invalid", "so much is never kept ahead");
    }
  }
}
