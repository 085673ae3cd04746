package byway.charging.balances;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Books;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.Posting;
import byway.charging.balances.api.Reconciliation;
import byway.charging.balances.api.ReportIntake;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.SettledUse;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakeBackReason;
import byway.charging.balances.api.TakenBack;
import byway.charging.balances.api.UsageReport;
import byway.charging.balances.api.Withdraw;
import byway.charging.balances.api.Withdrawn;
import byway.kit.context.Context;
import byway.kit.platform.SetAside;
import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Ids;
import byway.kit.values.Money;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The service as others meet it, for one tenant. */
final class Till implements AutoCloseable {
  static final long SLICE = 16_000_000;

  final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final BalancesStore store = new BalancesStore(infrastructure.databases());
  final Slices slices = new Slices(new KnownTenants(), infrastructure.clock);
  private final ChargingCache remembered = new ChargingCache();
  final BalancesEndpoint balances =
      new BalancesEndpoint(
          store,
          slices,
          remembered,
          new LineNumbers(new Keys("a secret of thirty-two characters")),
          new GiveAlone(SetLimits::new, infrastructure.clock),
          infrastructure.clock);
  final SettleHeld settle =
      new SettleHeld(slices, remembered, new Ids(infrastructure.clock), infrastructure.clock);
  UUID device = UUID.randomUUID();
  UUID tenant = UUID.randomUUID();
  private ReportQueue queue = queue(remembered);
  private ChargingEndpoint charging =
      new ChargingEndpoint(store, queue, slices, remembered, infrastructure.clock);
  private Reviews reviews = new ReviewsEndpoint(store, settle, remembered, infrastructure.clock);

  private ReportQueue queue(ChargingCache cache) {
    return new ReportQueue(
        new ChargeWriter(store, slices, cache, infrastructure.clock, metrics), cache, metrics);
  }

  /** The server process dies and another one takes over; the database stays. */
  void restart() {
    queue.stop();
    var cache = new ChargingCache();
    queue = queue(cache);
    charging = new ChargingEndpoint(store, queue, slices, cache, infrastructure.clock);
    reviews =
        new ReviewsEndpoint(
            store,
            new SettleHeld(slices, cache, new Ids(infrastructure.clock), infrastructure.clock),
            cache,
            infrastructure.clock);
  }

  /** What staff and guests do about what is held back. */
  <T> T review(Function<Reviews, T> what) {
    return infrastructure.as(tenant, () -> what.apply(reviews));
  }

  /** What the rule does after so many days. */
  void giveBackHeld(int days) {
    var chore =
        new GiveBackHeld(store, new KnownTenants(tenant), settle, infrastructure.clock, days);
    Context.platform().run(() -> chore.giveBack(List.of(tenant)));
  }

  SettledUse confirm(UUID session) {
    return reviews.confirm(session);
  }

  Meter openRelayed(UUID session, UUID account) {
    return infrastructure.as(
        tenant, () -> charging.open(new OpenMeter(session, account, device, null, true)));
  }

  Balance grant(UUID account, long bytes) {
    return grant(UUID.randomUUID(), account, bytes, null);
  }

  Balance grant(UUID key, UUID account, long bytes, @Nullable Money price) {
    var reason = price == null ? GrantReason.ADJUSTMENT : GrantReason.PURCHASE;
    return infrastructure.as(
        tenant, () -> balances.grant(new Grant(key, account, bytes, reason, price, "")));
  }

  Withdrawn withdraw(UUID account, UUID key) {
    return infrastructure.as(tenant, () -> balances.withdraw(new Withdraw(account, key, "")));
  }

  TakenBack takeBack(UUID account, UUID key, UUID cause, long bytes, @Nullable Money value) {
    return infrastructure.as(
        tenant,
        () ->
            balances.takeBack(
                new TakeBack(account, key, cause, bytes, value, TakeBackReason.DISPUTE)));
  }

  long offer(UUID account, long aheadBytes) {
    return offered(account, aheadBytes).ceilingBytes();
  }

  Offer offered(UUID account, long aheadBytes) {
    return infrastructure
        .as(tenant, () -> charging.offers(List.of(new AskOffer(account, aheadBytes))))
        .getFirst();
  }

  Meter openAhead(UUID session, UUID account, long bytes) {
    return infrastructure.as(
        tenant, () -> charging.open(new OpenMeter(session, account, device, bytes)));
  }

  Meter open(UUID session, UUID account) {
    return infrastructure.as(tenant, () -> charging.open(new OpenMeter(session, account, device)));
  }

  ChargeAnswer report(UUID session, long up, long down) {
    return report(session, up, down, false);
  }

  ChargeAnswer report(UUID session, long up, long down, boolean closed) {
    return report(
        new UsageReport(session, device, up, down, closed, infrastructure.clock.instant()));
  }

  ChargeAnswer report(UsageReport report) {
    return report(List.of(report)).getFirst();
  }

  List<ChargeAnswer> report(List<UsageReport> reports) {
    return infrastructure.as(tenant, () -> charging.report(reports));
  }

  /** As fronts of the same process report. */
  ReportIntake intake() {
    return queue;
  }

  /** As the queue of a front elsewhere reports. */
  List<ChargeAnswer> reportSent(List<SentReport> reports) {
    return Context.platform().call(() -> charging.reportSent(reports));
  }

  Meter close(UUID session) {
    return infrastructure.as(tenant, () -> charging.close(session));
  }

  void freeLostMeters() {
    var aside = new SetAside(infrastructure.clock, new SimpleMeterRegistry());
    var chore =
        new FreeLostMeters(
            store, new KnownTenants(), slices, remembered, aside, infrastructure.clock);
    Context.platform().run(() -> chore.free(List.of(tenant)));
  }

  /** Room for this month and the next. */
  void makeMonths() {
    Context.platform().run(new MakeMonths(store, infrastructure.clock)::run);
  }

  /** What is older than two years. */
  void closeMonths() {
    closeMonths(24);
  }

  /** As a process that knows nothing of what this one remembers. */
  void closeMonths(int keptMonths) {
    var tenants = new KnownTenants(tenant);
    Context.platform()
        .run(
            new CloseMonths(store, tenants, new ChargingCache(), infrastructure.clock, keptMonths)
                ::run);
  }

  List<Posting> statement(UUID account) {
    return infrastructure.as(tenant, () -> balances.postings(account, 100, null)).items();
  }

  Reconciliation reconciliation() {
    return infrastructure.as(tenant, () -> balances.reconciliation(35));
  }

  Balance balance(UUID account) {
    return infrastructure.as(tenant, () -> balances.balance(account));
  }

  List<Lot> lots(UUID account) {
    return infrastructure.as(tenant, () -> balances.lots(account));
  }

  Books books() {
    return infrastructure.as(tenant, balances::books);
  }

  @Override
  public void close() {
    queue.stop();
    infrastructure.close();
  }
}
