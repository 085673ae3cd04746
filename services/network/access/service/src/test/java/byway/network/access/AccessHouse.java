package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.UsageReport;
import byway.charging.balances.testing.KeptBalances;
import byway.charging.balances.testing.KeptMeters;
import byway.kit.context.Context;
import byway.kit.platform.SetAside;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.access.api.AskResult;
import byway.network.access.api.AskResult.ShowPortal;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.CloseSession;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import byway.network.access.api.Visit;
import byway.network.devices.testing.KnownDevices;
import byway.operations.tenants.testing.KnownTenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The service on a database of its own, with a hotspot and two customers, and what they do. */
abstract class AccessHouse {
  static final String MAC = "02:00:5e:10:00:01";
  static final long MUCH = 1L << 40;
  static final String BROWSER = "a browser with its own cookie";

  static TestInfrastructure infrastructure;
  static AccessStore store;
  static KeptBalances balances;
  static KeptMeters meters;
  static Interrupted<Charging> charging;
  static KnownDevices hotspots;
  static KnownTenants operators;
  static AccessEndpoint access;
  static AccessListener listener;
  static TidyAccess tidy;

  final UUID tenant = UUID.randomUUID();
  final UUID device = UUID.randomUUID();
  final UUID ann = UUID.randomUUID();
  final UUID ben = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new AccessStore(infrastructure.databases());
    balances = new KeptBalances();
    meters = new KeptMeters(balances);
    charging = new Interrupted<>(Charging.class, meters);
    hotspots = new KnownDevices();
    operators = new KnownTenants();
    var endMeter = new EndMeter(store, charging.calls());
    var signOut = new SignOut(store, endMeter, infrastructure.clock);
    var leaveBehind = new LeaveBehind(store, signOut, charging.calls(), hotspots);
    var signIn =
        new SignIn(
            store,
            charging.calls(),
            hotspots,
            signOut,
            leaveBehind,
            endMeter,
            new Room(store, operators),
            infrastructure.ids,
            infrastructure.clock);
    access =
        new AccessEndpoint(
            store, signIn, signOut, leaveBehind, charging.calls(), infrastructure.clock);
    listener = new AccessListener(store, signOut);
    tidy =
        new TidyAccess(
            store,
            operators,
            endMeter,
            new SetAside(infrastructure.clock, new SimpleMeterRegistry()),
            infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void begin() {
    charging.noMore();
    grant(ann);
    grant(ben);
    published();
  }

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  private void grant(UUID customer) {
    var much = new Grant(UUID.randomUUID(), customer, MUCH, GrantReason.ADJUSTMENT, null, "a gift");
    var unused = as(() -> balances.grant(much));
  }

  /** So much is free of what a customer has; all else is promised to sessions elsewhere. */
  void leaveFree(UUID customer, long bytes) {
    balances.promise(customer, 0);
    long free = as(() -> balances.balance(customer)).availableBytes();
    balances.promise(customer, free - bytes);
  }

  /** A hotspot's last word on a session. */
  void hotspotEnds(Session session) {
    var last =
        new UsageReport(
            session.id(), session.deviceId(), 0, 0, true, infrastructure.clock.instant());
    var unused = as(() -> meters.report(List.of(last)));
  }

  AskResult ask(String mac) {
    return as(() -> access.ask(new ClientAsk(device, mac)));
  }

  Visit visit(String mac) {
    return portal(ask(mac));
  }

  static Visit portal(AskResult result) {
    return ((ShowPortal) result).visit();
  }

  Visit visitOf(Session session) {
    return as(
        () ->
            store.write(
                tx ->
                    Visits.prolong(
                        tx,
                        tenant,
                        new ClientAsk(session.deviceId(), session.mac()),
                        infrastructure.clock.instant())));
  }

  Session signIn(Visit visit, UUID customer) {
    return as(() -> access.open(new OpenSession(visit.token(), customer, null, BROWSER)));
  }

  Session signOut(UUID session, String reason) {
    return as(() -> access.close(session, new CloseSession(reason)));
  }

  Session get(UUID session) {
    return as(() -> access.get(session));
  }

  static void tidy() {
    Context.platform().run(tidy::run);
  }

  List<Record> published() {
    return infrastructure.published(store, SessionOpened.class, SessionClosed.class);
  }

  void refused(String code, Callable<?> work) {
    assertThatThrownBy(() -> as(work::call))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
