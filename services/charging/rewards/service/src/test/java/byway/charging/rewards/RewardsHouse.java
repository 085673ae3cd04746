package byway.charging.rewards;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.testing.KeptBalances;
import byway.charging.rewards.Contacts.ContactStanding;
import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.RewardGranted;
import byway.charging.rewards.api.RewardTally;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.network.access.api.SessionOpened;
import byway.network.devices.testing.KnownDevices;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.WelcomeRules;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.ContactProven;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The service of bonuses with a bank and hotspots it knows, and an operator, a hotspot, its owner
 * and a guest for each test.
 */
abstract class RewardsHouse {
  static final long BONUS = 100_000_000;

  static final long FIRST = 10_000_000;

  /** What a guest uses before the owner has a part. */
  static final long SOME = 10_000_000;

  static final Duration HOUR = Duration.ofHours(1);

  static final AtomicInteger MACS = new AtomicInteger();

  static TestInfrastructure infrastructure;

  static RewardsStore store;

  static KeptBalances bank;

  static Interrupted<Balances> balances;

  static KnownDevices hotspots;

  static KnownTenants operators;

  static RewardsEndpoint rewards;

  static RewardsListener listener;

  static RewardTasks tasks;

  static TasksByHand hands;

  static final Set<UUID> VOUCHERS = ConcurrentHashMap.newKeySet();

  final UUID tenant = UUID.randomUUID();

  final UUID device = UUID.randomUUID();

  final UUID owner = UUID.randomUUID();

  final UUID guest = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new RewardsStore(infrastructure.databases());
    bank = new KeptBalances();
    balances = new Interrupted<>(Balances.class, bank);
    hotspots = new KnownDevices();
    operators = new KnownTenants();
    Contacts contacts =
        customer ->
            VOUCHERS.contains(customer) ? ContactStanding.NO_ACCOUNT : ContactStanding.UNPROVEN;
    rewards = new RewardsEndpoint(store, operators, contacts, infrastructure.clock);
    var gifts = new Gifts(store, balances.calls());
    tasks = new RewardTasks(new Tasks(infrastructure.clock));
    listener =
        new RewardsListener(
            store,
            new WelcomeGuest(
                store,
                operators,
                hotspots,
                contacts,
                gifts,
                tasks,
                infrastructure.ids,
                infrastructure.clock),
            tasks,
            infrastructure.clock);
    hands =
        new TasksByHand(
            infrastructure.clock,
            new PayOwners(store, gifts, operators, infrastructure.clock),
            new EndFirstGrants(store, gifts, balances.calls(), tasks, infrastructure.clock),
            new TakeOwnersPart(store, gifts, tasks, infrastructure.clock),
            new TidyRewards(store, operators, infrastructure.clock));
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void begin() {
    operators.set(TenantSettings.USUAL);
    operators.add(tenant);
    balances.noMore();
    hotspots.own(device, owner);
    published();
  }

  static void bounds(WelcomeRules rules) {
    operators.set(new TenantSettings(BONUS, BONUS, 50, 50, 1).with(rules));
  }

  static SessionOpened from(@Nullable String source, UUID at) {
    return new SessionOpened(
        UUID.randomUUID(), at, mac(), UUID.randomUUID(), infrastructure.clock.instant(), source);
  }

  /** To all guests of this operator. */
  long given() {
    return infrastructure.as(
        tenant,
        () ->
            store.read(
                tx ->
                    tx.query("select coalesce(sum(first_bytes), 0) from guests")
                        .mapTo(Long.class)
                        .one()));
  }

  static String mac() {
    return "02:00:5e:10:%02x:%02x".formatted(MACS.incrementAndGet() / 256, MACS.get() % 256);
  }

  SessionOpened session(UUID customer) {
    return session(customer, device, mac());
  }

  static SessionOpened session(UUID customer, UUID at, String mac) {
    return new SessionOpened(UUID.randomUUID(), at, mac, customer, infrastructure.clock.instant());
  }

  /** A guest comes who has proven an address, and uses enough for the owner. */
  void deliver(SessionOpened event) {
    prove(event.customerId());
    open(event);
    use(event, SOME);
    doDue();
  }

  void open(SessionOpened event) {
    infrastructure.deliver(tenant, event, listener);
  }

  void prove(UUID customer) {
    infrastructure.deliver(
        tenant, new ContactProven(customer, infrastructure.clock.instant()), listener);
  }

  void use(SessionOpened session, long bytes) {
    var charge =
        new BytesCharged.Charge(
            session.sessionId(),
            session.customerId(),
            session.deviceId(),
            0,
            bytes,
            infrastructure.clock.instant());
    infrastructure.deliver(tenant, BytesCharged.of(List.of(charge)), listener);
  }

  static synchronized void doDue() {
    hands.doDue();
  }

  GuestReward reward(UUID customer) {
    return infrastructure.as(tenant, () -> rewards.ofGuest(customer));
  }

  Map<String, Integer> tallies() {
    return infrastructure.as(tenant, () -> rewards.tallies(1)).stream()
        .collect(Collectors.toMap(RewardTally::what, RewardTally::count));
  }

  void atOnce(Supplier<SessionOpened> events, int times)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var running =
          IntStream.range(0, times).mapToObj(i -> events.get()).toList().stream()
              .map(event -> threads.submit(() -> deliver(event)))
              .toList();
      for (var delivery : running) {
        delivery.get();
      }
    }
  }

  List<Reward> earned() {
    return infrastructure.as(tenant, () -> rewards.ofOwner(owner, 100, null)).items();
  }

  List<String> decisions() {
    return infrastructure.as(
        tenant,
        () -> store.read(tx -> tx.query("select decision from guests").mapTo(String.class).list()));
  }

  int count(UUID earner) {
    return infrastructure.as(
        tenant,
        () ->
            store.read(
                tx ->
                    tx.query("select earned from day_counts where earner_id = :id")
                        .bind("id", earner)
                        .mapTo(Integer.class)
                        .one()));
  }

  int rows(String table) {
    return infrastructure.as(
        tenant,
        () ->
            store.read(tx -> tx.query("select count(*) from " + table).mapTo(Integer.class).one()));
  }

  List<Record> published() {
    return infrastructure.published(store, RewardGranted.class);
  }
}
