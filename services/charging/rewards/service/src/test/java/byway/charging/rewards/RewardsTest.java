package byway.charging.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.testing.KeptBalances;
import byway.charging.rewards.Contacts.ContactStanding;
import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.GuestReward.State;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.RewardGranted;
import byway.charging.rewards.api.RewardTally;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.Interrupted;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
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
import org.junit.jupiter.api.Test;

class RewardsTest {
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
            tasks);
    hands =
        new TasksByHand(
            infrastructure.clock,
            new PayOwners(store, gifts, operators, infrastructure.clock),
            new EndFirstGrants(store, gifts, balances.calls(), tasks, infrastructure.clock),
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

  @Test
  void a_new_guest_and_the_owner_are_rewarded() {
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published())
        .containsExactly(
            new RewardGranted(guest, "guest", BONUS), new RewardGranted(owner, "owner", BONUS));
    assertThat(earned()).hasSize(1);
    var reward = earned().getFirst();
    assertThat(reward)
        .isEqualTo(new Reward(reward.id(), owner, device, BONUS, infrastructure.clock.instant()));
  }

  @Test
  void who_has_proven_nothing_gets_a_small_part_and_the_rest_with_the_proof() {
    var session = session(guest);
    open(session);
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    assertThat(reward(guest))
        .isEqualTo(
            new GuestReward(
                State.TO_BE_PROVEN, FIRST, infrastructure.clock.instant().plus(HOUR), BONUS));
    use(session, SOME);
    doDue();
    assertThat(bank.granted(owner)).as("nobody is welcomed yet").isZero();
    open(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    prove(guest);
    prove(guest);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(reward(guest).state()).isEqualTo(State.WELCOMED);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published())
        .containsExactly(
            new RewardGranted(guest, "first", FIRST),
            new RewardGranted(guest, "guest", BONUS - FIRST),
            new RewardGranted(owner, "owner", BONUS));
    infrastructure.clock.advance(HOUR.multipliedBy(2));
    doDue();
    assertThat(bank.granted(guest)).as("a part of the bonus stays").isEqualTo(BONUS);
  }

  @Test
  void what_is_left_of_the_first_grant_goes_after_its_time_and_the_bonus_is_whole_after_all() {
    open(session(guest));
    bank.use(guest, 3_000_000);
    infrastructure.clock.advance(HOUR.minusSeconds(1));
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(FIRST);
    infrastructure.clock.advance(Duration.ofSeconds(1));
    bank.promise(guest, 7_000_000);
    doDue();
    assertThat(bank.granted(guest)).as("promised to a session").isEqualTo(FIRST);
    bank.promise(guest, 0);
    infrastructure.clock.advance(Duration.ofMinutes(5));
    doDue();
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(3_000_000);
    open(session(guest));
    assertThat(bank.granted(guest)).as("there is no second one").isEqualTo(3_000_000);
    prove(guest);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
  }

  @Test
  void an_owner_waits_until_the_guest_has_used_some_at_the_hotspot() {
    var session = session(guest);
    prove(guest);
    open(session);
    use(session, SOME - 1);
    use(session(guest, UUID.randomUUID(), session.mac()), SOME);
    use(session(UUID.randomUUID(), device, mac()), SOME);
    doDue();
    assertThat(bank.granted(owner)).isZero();
    assertThat(earned()).isEmpty();
    use(session, 1);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("granted");
  }

  @Test
  void an_owner_brings_nobody_with_a_device_of_the_own() {
    var mac = mac();
    deliver(session(owner, UUID.randomUUID(), mac));
    var tablet = mac();
    deliver(session(guest, device, tablet));
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    var second = UUID.randomUUID();
    var session = session(second, device, mac());
    prove(second);
    open(session);
    open(session(owner, UUID.randomUUID(), session.mac()));
    use(session, SOME);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    assertThat(tallies()).containsEntry("owner:owners_client", 1);
  }

  @Test
  void a_vouchers_account_is_no_guest() {
    VOUCHERS.add(guest);
    var session = session(guest);
    open(session);
    use(session, SOME);
    doDue();
    assertThat(bank.granted(guest)).isZero();
    assertThat(bank.granted(owner)).isZero();
    assertThat(decisions()).containsExactly("no_account");
    assertThat(reward(guest).state()).isEqualTo(State.NOTHING);
  }

  @Test
  void accounts_with_invented_addresses_are_bounded_by_address_hotspot_and_operator() {
    bounds(new WelcomeRules(FIRST, 60, 8, 5, 10, SOME));
    for (int i = 0; i < 168; i++) {
      open(from("198.51.100.7", device));
    }
    assertThat(given()).isEqualTo(5 * FIRST);
    for (int i = 0; i < 9; i++) {
      open(from("198.51.100." + (100 + i), device));
    }
    assertThat(given()).isEqualTo(8 * FIRST);
    for (int i = 0; i < 9; i++) {
      open(from(null, UUID.randomUUID()));
    }
    assertThat(given()).isEqualTo(10 * FIRST);
    assertThat(bank.granted(owner)).isZero();
    assertThat(tallies())
        .containsEntry("first:operator", 10)
        .containsEntry("first:source-full", 163)
        .containsEntry("first:hotspot-full", 6)
        .containsEntry("first:operator-full", 7);
    infrastructure.clock.advance(Duration.ofDays(1));
    open(from("198.51.100.7", device));
    assertThat(given()).isEqualTo(11 * FIRST);
  }

  @Test
  void who_comes_when_the_day_is_full_is_welcomed_at_the_next_sign_in_on_another_day() {
    bounds(new WelcomeRules(FIRST, 60, 1, 50, 50, SOME));
    deliver(session(UUID.randomUUID()));
    prove(guest);
    open(session(guest));
    assertThat(bank.granted(guest)).isZero();
    assertThat(reward(guest)).isEqualTo(new GuestReward(State.WAITING, 0, null, BONUS));
    infrastructure.clock.advance(Duration.ofDays(1));
    open(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
  }

  @Test
  void a_client_device_brings_one_first_grant_at_all_hotspots_together() {
    var mac = mac();
    open(session(guest, device, mac));
    var second = UUID.randomUUID();
    open(session(second, UUID.randomUUID(), mac));
    assertThat(bank.granted(second)).isZero();
    assertThat(tallies()).containsEntry("first:client", 1);
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

  @Test
  void a_guest_is_new_only_once() {
    deliver(session(guest));
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void the_same_fact_again_changes_nothing() {
    var event = session(guest);
    var id = UUID.randomUUID();
    prove(guest);
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.deliver(tenant, UUID.randomUUID(), event, listener);
    use(event, SOME);
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void what_was_cut_short_is_completed_and_nothing_is_done_twice() {
    var event = session(guest);
    var id = UUID.randomUUID();
    prove(guest);
    balances.before(Refusal.unavailable(Refusal.UNAVAILABLE, "balances is away"));
    assertThatThrownBy(() -> infrastructure.deliver(tenant, id, event, listener))
        .isInstanceOf(Refusal.class);
    assertThat(published()).isEmpty();
    use(event, SOME);
    doDue();
    assertThat(earned()).isEmpty();
    balances.noMore();
    operators.set(new TenantSettings(7, BONUS, 50, 50, 1));
    infrastructure.deliver(tenant, id, event, listener);
    infrastructure.clock.advance(Duration.ofMinutes(1));
    doDue();
    doDue();
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
    assertThat(count(owner)).isEqualTo(1);
  }

  @Test
  void two_first_sessions_at_once_are_one() throws Exception {
    atOnce(() -> session(guest), 2);
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(published()).hasSize(2);
  }

  @Test
  void an_owners_day_is_bounded_also_when_guests_come_at_once() throws Exception {
    operators.set(new TenantSettings(BONUS, BONUS, 2, 50, 1));
    atOnce(() -> session(UUID.randomUUID()), 6);
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
    assertThat(decisions())
        .containsExactlyInAnyOrder(
            "granted",
            "granted",
            "over_owner_limit",
            "over_owner_limit",
            "over_owner_limit",
            "over_owner_limit");
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    infrastructure.clock.advance(Duration.ofDays(1));
    deliver(session(UUID.randomUUID()));
    assertThat(bank.granted(owner)).isEqualTo(3 * BONUS);
  }

  @Test
  void a_hotspots_day_is_bounded() {
    operators.set(new TenantSettings(BONUS, BONUS, 50, 1, 1));
    deliver(session(guest));
    deliver(session(UUID.randomUUID()));
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactlyInAnyOrder("granted", "over_device_limit");
    var second = UUID.randomUUID();
    hotspots.own(second, owner);
    deliver(session(UUID.randomUUID(), second, mac()));
    assertThat(bank.granted(owner)).isEqualTo(2 * BONUS);
  }

  @Test
  void an_owner_at_the_own_hotspot_is_a_guest_only() {
    deliver(session(owner));
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("own_hotspot");
    assertThat(earned()).isEmpty();
  }

  @Test
  void a_hotspot_of_nobody_or_unknown_rewards_the_guest() {
    hotspots.disown(device);
    deliver(session(guest));
    var other = UUID.randomUUID();
    deliver(session(other, KnownDevices.UNKNOWN, mac()));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(other)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactly("no_owner", "no_owner");
  }

  @Test
  void a_second_account_on_the_same_client_gets_nothing_for_thirty_days() {
    var mac = mac();
    deliver(session(guest, device, mac));
    var second = UUID.randomUUID();
    infrastructure.clock.advance(Duration.ofDays(29));
    deliver(session(second, device, mac));
    assertThat(bank.granted(second)).isZero();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    infrastructure.clock.advance(Duration.ofDays(1));
    var third = UUID.randomUUID();
    deliver(session(third, device, mac));
    assertThat(bank.granted(third)).isEqualTo(BONUS);
    assertThat(decisions()).containsExactlyInAnyOrder("granted", "seen_client", "granted");
  }

  @Test
  void two_accounts_on_one_client_at_once_give_one_bonus() throws Exception {
    var mac = mac();
    atOnce(() -> session(UUID.randomUUID(), device, mac), 4);
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
    assertThat(decisions())
        .containsExactlyInAnyOrder("granted", "seen_client", "seen_client", "seen_client");
  }

  @Test
  void an_operator_without_bonuses_gives_none_and_a_guest_is_not_new_later() {
    operators.set(new TenantSettings(0, 0, 50, 50, 1));
    deliver(session(guest));
    operators.set(TenantSettings.USUAL);
    deliver(session(guest));
    assertThat(bank.granted(guest)).isZero();
    assertThat(decisions()).containsExactly("not_offered");
    assertThat(published()).isEmpty();
  }

  @Test
  void an_operator_may_reward_guests_only() {
    operators.set(new TenantSettings(BONUS, 0, 50, 50, 1));
    deliver(session(guest));
    assertThat(bank.granted(guest)).isEqualTo(BONUS);
    assertThat(bank.granted(owner)).isZero();
    assertThat(decisions()).containsExactly("owner_not_offered");
  }

  @Test
  void an_owner_sees_the_rewards_newest_first_by_page() {
    for (int i = 0; i < 3; i++) {
      infrastructure.clock.advance(Duration.ofSeconds(1));
      deliver(session(UUID.randomUUID()));
    }
    var page = infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, null));
    var rest = infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, page.next()));
    var now = infrastructure.clock.instant();
    assertThat(page.items()).extracting(Reward::at).containsExactly(now, now.minusSeconds(1));
    assertThat(rest.items()).extracting(Reward::at).containsExactly(now.minusSeconds(2));
    assertThat(rest.next()).isNull();
    assertThatThrownBy(() -> infrastructure.as(tenant, () -> rewards.ofOwner(owner, 2, "x")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("cursor_invalid"));
  }

  @Test
  void much_that_can_never_be_given_holds_nobody_else_up() {
    var rich = UUID.randomUUID();
    infrastructure.as(
        tenant,
        () ->
            store.write(
                tx -> {
                  var guests =
                      tx.query(
                              """
                              insert into guests (tenant_id, guest_id, reward_id, session_id,
                                device_id, mac, at, owner_id, decision, owner_bytes, settled,
                                owner_state)
                              select :tenant, gen_random_uuid(), gen_random_uuid(),
                                gen_random_uuid(), :device, '02:00:5e:10:00:01', now(), :rich,
                                'granted', :more_than_any, true, 'paying'
                              from generate_series(1, 250)
                              returning guest_id
                              """)
                          .bind("tenant", tenant)
                          .bind("device", device)
                          .bind("rich", rich)
                          .bind("more_than_any", 1L << 51)
                          .mapTo(UUID.class)
                          .list();
                  guests.forEach(one -> tasks.payOwner(tx, one));
                  return guests.size();
                }));
    deliver(session(guest));
    doDue();
    assertThat(bank.granted(owner)).isEqualTo(BONUS);
  }

  @Test
  void operators_do_not_share_guests_or_rewards() {
    var mac = mac();
    deliver(session(guest, device, mac));
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, () -> rewards.ofOwner(owner, 10, null)).items()).isEmpty();
    operators.add(other);
    infrastructure.deliver(
        other, new ContactProven(guest, infrastructure.clock.instant()), listener);
    infrastructure.deliver(other, session(guest, device, mac), listener);
    assertThat(bank.granted(guest)).isEqualTo(2 * BONUS);
  }

  @Test
  void tidying_forgets_what_bounds_nothing_any_more() {
    deliver(session(guest));
    infrastructure.clock.advance(Duration.ofDays(20));
    doDue();
    assertThat(count(owner)).isEqualTo(1);
    infrastructure.clock.advance(Duration.ofDays(20));
    doDue();
    assertThat(rows("day_counts")).isZero();
    assertThat(rows("clients")).isZero();
    assertThat(rows("tallies")).isZero();
    assertThat(rows("used_clients")).isZero();
    assertThat(rows("guests")).isEqualTo(1);
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
