package byway.charging.balances;

import byway.charging.balances.Accounts.Seen;
import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ChargingEndpoint.class)
class ChargingEndpoint implements Charging {
  private static final int MOST_REPORTS = 500;
  private static final int MOST_OFFERS = 500;
  private static final int MOST_STATES = 1_000;
  private static final long MOST_AHEAD = 1L << 40;

  private final BalancesStore store;
  private final ReportQueue queue;
  private final Slices slices;
  private final ChargingCache remembered;
  private final InstantSource clock;

  ChargingEndpoint(
      BalancesStore store,
      ReportQueue queue,
      Slices slices,
      ChargingCache remembered,
      InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.slices = slices;
    this.remembered = remembered;
    this.clock = clock;
  }

  @Override
  public Meter open(OpenMeter command) {
    var key = AccountKey.here(command.accountId());
    long slice = slices.of(key.tenantId());
    var freed = new ArrayList<SessionKey>();
    var opened =
        store.<Meter>write(
            tx -> {
              var account = Accounts.lock(tx, key);
              var session = new SessionKey(key.tenantId(), command.sessionId());
              var known = Meters.find(tx, session);
              if (known.isPresent()) {
                return same(known.get().meter(), command);
              }
              var meter =
                  MeterRow.fresh(
                      new MeterRow.Terms(
                          session,
                          key,
                          command.deviceId(),
                          ahead(command.aheadBytes()),
                          Boolean.TRUE.equals(command.relayed())),
                      clock.instant());
              freed.addAll(FreeLostMeters.forAnother(tx, account, clock.instant(), slice));
              account.raise(meter, slice, clock.instant());
              Meters.add(tx, meter, clock.instant());
              Accounts.save(tx, List.of(account));
              return meter.meter();
            });
    remembered.forget(freed);
    remembered.forget(key);
    return opened;
  }

  @Override
  public List<Offer> offers(List<AskOffer> questions) {
    if (questions.size() > MOST_OFFERS) {
      throw Refusal.invalid("too_many", "at most " + MOST_OFFERS + " questions at a time");
    }
    var tenant = Context.tenantId();
    long slice = slices.of(tenant);
    var found = accounts(tenant, questions);
    freeFor(found, tenant, slice);
    return questions.stream()
        .map(asked -> offer(found.get(AccountKey.here(asked.accountId())), asked, slice))
        .toList();
  }

  private static Offer offer(@Nullable Seen seen, AskOffer question, long slice) {
    long wanted = Math.max(slice, ahead(question.aheadBytes()));
    return seen == null
        ? new Offer(0, 0)
        : new Offer(seen.account().slice(wanted), seen.balance().leftBytes());
  }

  /** Who is offered next to nothing is waiting for what lost sessions hold; seldom anybody is. */
  private void freeFor(Map<AccountKey, Seen> accounts, UUID tenant, long slice) {
    var held =
        accounts.values().stream()
            .map(Seen::account)
            .filter(Account::isHeldByOthers)
            .map(Account::key)
            .toList();
    if (held.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var before = now.minus(FreeLostMeters.PATIENCE_WHEN_MISSED);
    for (var key :
        store.<Set<AccountKey>>read(tx -> Meters.accountsWithLost(tx, tenant, held, before))) {
      var freed = new ArrayList<SessionKey>();
      accounts.put(
          key,
          store.write(
              tx -> {
                var account = Accounts.lock(tx, key);
                freed.addAll(FreeLostMeters.forAnother(tx, account, now, slice));
                return new Seen(account, Meters.unsettled(tx, key));
              }));
      remembered.forget(freed);
      remembered.forget(key);
    }
  }

  private Map<AccountKey, Seen> accounts(UUID tenant, List<AskOffer> questions) {
    var keys =
        questions.stream()
            .map(question -> new AccountKey(tenant, question.accountId()))
            .distinct()
            .toList();
    var found = new HashMap<AccountKey, Seen>();
    store
        .<List<Seen>>read(tx -> Accounts.seen(tx, keys))
        .forEach(seen -> found.put(seen.account().key(), seen));
    return found;
  }

  private static long ahead(@Nullable Long wanted) {
    if (wanted == null) {
      return 0;
    }
    if (wanted < 0 || wanted > MOST_AHEAD) {
      throw Refusal.invalid("ahead_invalid", "at most %d bytes ahead".formatted(MOST_AHEAD));
    }
    return wanted;
  }

  private static Meter same(Meter meter, OpenMeter command) {
    if (!meter.accountId().equals(command.accountId())
        || !meter.deviceId().equals(command.deviceId())) {
      throw Refusal.conflict(
          "key_reused", "this session has a meter on another account or hotspot");
    }
    return meter;
  }

  @Override
  public List<ChargeAnswer> report(List<UsageReport> reports) {
    check(reports);
    return reports.isEmpty() ? List.of() : queue.charge(Context.current(), reports);
  }

  @Override
  public List<ChargeAnswer> reportSent(List<SentReport> reports) {
    check(reports);
    return reports.isEmpty() ? List.of() : queue.charge(reports);
  }

  private static void check(List<?> reports) {
    if (reports.size() > MOST_REPORTS) {
      throw Refusal.invalid("too_many", "at most " + MOST_REPORTS + " reports at a time");
    }
  }

  @Override
  public List<Meter> states(List<UUID> sessionIds) {
    if (sessionIds.size() > MOST_STATES) {
      throw Refusal.invalid("too_many", "at most " + MOST_STATES + " sessions at a time");
    }
    var tenant = Context.tenantId();
    var keys = sessionIds.stream().map(id -> new SessionKey(tenant, id)).toList();
    return store.read(tx -> Meters.of(tx, keys).stream().map(MeterRow::meter).toList());
  }

  @Override
  public Meter close(UUID sessionId) {
    var key = SessionKey.here(sessionId);
    var ended =
        store.<Meter>write(
            tx -> {
              var found = Meters.find(tx, key).orElseThrow(() -> Refusal.notFound("the session"));
              var account = Accounts.lock(tx, found.accountKey());
              var meter = Meters.lock(tx, key).orElseThrow(() -> Refusal.notFound("the session"));
              var now = clock.instant();
              meter.end(now);
              if (meter.ahead() == 0) {
                account.close(meter, now);
                Accounts.save(tx, List.of(account));
              }
              Meters.save(tx, List.of(meter));
              return meter.meter();
            });
    remembered.forget(List.of(key));
    remembered.forget(AccountKey.here(ended.accountId()));
    return ended;
  }
}
