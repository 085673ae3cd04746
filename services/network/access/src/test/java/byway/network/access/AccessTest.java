package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.access.Admit;
import byway.contracts.access.AskResult;
import byway.contracts.access.AskResult.GoOn;
import byway.contracts.access.AskResult.ShowPortal;
import byway.contracts.access.ClientAsk;
import byway.contracts.access.CloseSession;
import byway.contracts.access.Leave;
import byway.contracts.access.OpenSession;
import byway.contracts.access.Session;
import byway.contracts.access.SessionClosed;
import byway.contracts.access.SessionOpened;
import byway.contracts.access.Standing;
import byway.contracts.access.Visit;
import byway.contracts.balances.MeterClosed;
import byway.contracts.devices.DeviceBlocked;
import byway.contracts.testing.KnownDevices;
import byway.contracts.testing.KnownTenants;
import byway.kit.context.Context;
import byway.kit.testing.TestGround;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  static final String MAC = "02:00:5e:10:00:01";

  static TestGround ground;
  static AccessStore store;
  static Meterer charging;
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
    ground = TestGround.fresh();
    store = new AccessStore(ground.databases());
    charging = new Meterer();
    hotspots = new KnownDevices();
    operators = new KnownTenants();
    var endMeter = new EndMeter(store, charging);
    var signOut = new SignOut(store, endMeter, ground.clock);
    var leaveBehind = new LeaveBehind(store, signOut, charging, hotspots);
    var signIn =
        new SignIn(
            store, charging, hotspots, signOut, leaveBehind, endMeter, ground.ids, ground.clock);
    access = new AccessEndpoint(store, signIn, signOut, leaveBehind, charging, ground.clock);
    listener = new AccessListener(store, signOut);
    tidy = new TidyAccess(store, operators, endMeter, ground.clock);
  }

  @AfterAll
  static void close() {
    ground.close();
  }

  @BeforeEach
  void begin() {
    charging.away = false;
    charging.ceilingBytes = 16_000_000;
    charging.afterOpening = () -> {};
    published();
  }

  @Test
  void an_unknown_client_is_shown_the_portal_and_goes_on_once_signed_in() {
    var visit = visit(MAC);
    assertThat(as(() -> access.visit(visit.token()))).isEqualTo(visit);
    var session = signIn(visit, ann);
    assertThat(ask(MAC)).isEqualTo(new GoOn(session));
    assertThat(charging.running(ann)).containsExactly(session.id());
    assertThat(published())
        .containsExactly(new SessionOpened(session.id(), device, MAC, ann, ground.clock.instant()));
  }

  @Test
  void who_has_proven_it_elsewhere_needs_no_visit_and_goes_on_with_the_session() {
    var admitted = as(() -> access.admit(new Admit(device, MAC, ann, null)));
    assertThat(ask(MAC)).isEqualTo(new GoOn(admitted.session()));
    assertThat(as(() -> access.admit(new Admit(device, MAC.toUpperCase(Locale.ROOT), ann, null))))
        .isEqualTo(admitted);
    assertThat(admitted.leftBytes()).isPositive();
    var questions =
        List.of(
            new ClientAsk(UUID.randomUUID(), MAC),
            new ClientAsk(device, MAC),
            new ClientAsk(device, "no address"));
    assertThat(as(() -> access.standings(questions)))
        .containsExactly(new Standing(null), new Standing(admitted.session()), new Standing(null));
    assertThat(charging.running(ann)).containsExactly(admitted.session().id());
  }

  @Test
  void a_visit_keeps_its_token_while_the_client_comes_again_within_a_day() {
    var first = visit(MAC);
    ground.clock.advance(Duration.ofHours(23));
    var second = visit(MAC);
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.expiresAt()).isEqualTo(ground.clock.instant().plus(Duration.ofDays(1)));
    ground.clock.advance(Duration.ofHours(24));
    refused("not_found", () -> access.visit(first.token()));
    assertThat(visit(MAC).token()).isNotEqualTo(first.token()).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "\0", "' or true --"})
  void a_token_that_was_never_given_is_not_found(String token) {
    refused("not_found", () -> access.visit(token));
    refused("not_found", () -> access.open(new OpenSession(token, ann)));
  }

  @ParameterizedTest
  @CsvSource({
    "02:AB:CD:EF:00:01, 02:ab:cd:ef:00:01",
    "02-ab-cd-ef-00-01, 02:ab:cd:ef:00:01",
    "02abcdef0001,      02:ab:cd:ef:00:01"
  })
  void a_mac_address_has_one_form(String written, String kept) {
    assertThat(visit(written).mac()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "02:00",
        "02:00:5e:10:00:0g",
        "02:00:5e:10:00:01:02",
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "01:00:5e:00:00:01",
        "02:00:5e:10:00:01'--"
      })
  void what_is_no_clients_mac_address_is_refused(String mac) {
    refused("mac_invalid", () -> access.ask(new ClientAsk(device, mac)));
  }

  @Test
  void signing_in_again_goes_on_with_the_same_session() {
    var session = signIn(visit(MAC), ann);
    published();
    assertThat(signIn(visitOf(session), ann)).isEqualTo(session);
    assertThat(charging.running(ann)).hasSize(1);
    assertThat(published()).isEmpty();
  }

  @Test
  void another_customer_on_the_same_client_replaces_the_session() {
    var visit = visit(MAC);
    var anns = signIn(visit, ann);
    published();
    var bens = signIn(visit, ben);
    assertThat(get(anns.id()).closedFor()).isEqualTo("replaced");
    assertThat(ask(MAC)).isEqualTo(new GoOn(bens));
    assertThat(charging.running(ann)).isEmpty();
    assertThat(charging.running(ben)).containsExactly(bens.id());
    assertThat(published())
        .containsExactly(
            new SessionClosed(anns.id(), device, MAC, ann, "replaced", ground.clock.instant()),
            new SessionOpened(bens.id(), device, MAC, ben, ground.clock.instant()));
  }

  @Test
  void a_client_is_in_one_place_and_a_customers_other_clients_stay() {
    var other = admit(device, "02:00:5e:10:00:02", ann);
    var bens = admit(UUID.randomUUID(), MAC, ben);
    var before = admit(device, MAC, ann);
    published();
    var next = admit(UUID.randomUUID(), MAC, ann);
    assertThat(get(before.id()).closedFor()).isEqualTo("replaced");
    assertThat(published()).hasSize(2);
    assertThat(charging.running(ann)).containsExactlyInAnyOrder(other.id(), next.id());
    assertThat(charging.running(ben)).containsExactly(bens.id());
  }

  @Test
  void who_is_promised_next_to_nothing_leaves_what_is_open_at_hotspots_that_are_lost() {
    var lost = UUID.randomUUID();
    var left = admit(lost, "02:00:5e:10:00:02", ann);
    var there = admit(UUID.randomUUID(), "02:00:5e:10:00:03", ann);
    hotspots.lose(lost);
    var enough = admit(device, MAC, ann);
    assertThat(charging.running(ann)).hasSize(3);
    signOut(enough.id(), "signed_out");
    charging.ceilingBytes = 999_999;
    hotspots.lose(device); // who signs in there says otherwise
    var next = admit(device, MAC, ann);
    assertThat(get(left.id()).closedFor()).isEqualTo("device_lost");
    assertThat(charging.running(ann)).containsExactlyInAnyOrder(there.id(), next.id());
  }

  @Test
  void who_opens_nothing_yet_leaves_the_same_and_what_its_client_had_by_another_address() {
    operators.add(tenant);
    var lost = UUID.randomUUID();
    var former = admit(device, "02:00:5e:10:00:02", ann);
    var elsewhere = admit(UUID.randomUUID(), MAC, ann);
    var left = admit(lost, "02:00:5e:10:00:03", ann);
    var here = admit(device, MAC.replace(":01", ":04"), ann);
    hotspots.lose(lost);
    var leave = new Leave(ann, device, MAC.replace(':', '-'), "02-00-5e-10-00-02");
    charging.away = true;
    assertThat(as(() -> access.leave(leave)))
        .extracting(Session::id)
        .containsExactlyInAnyOrder(former.id(), elsewhere.id());
    charging.away = false;
    charging.ceilingBytes = 0;
    assertThat(as(() -> access.leave(leave))).extracting(Session::id).containsExactly(left.id());
    assertThat(as(() -> access.leave(leave))).isEmpty();
    ground.clock.advance(Duration.ofMinutes(2));
    tidy();
    assertThat(charging.running(ann)).containsExactly(here.id());
    refused("mac_invalid", () -> access.leave(new Leave(ann, device, MAC, "x")));
  }

  @Test
  void two_sign_ins_at_once_end_in_one_session_and_one_meter() throws Exception {
    var visit = visit(MAC);
    var both = new CyclicBarrier(2);
    charging.afterOpening = () -> await(both);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> signIn(visit, ann));
      var second = threads.submit(() -> signIn(visit, ann));
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(second.get(20, TimeUnit.SECONDS));
    }
    assertThat(as(() -> access.openAt(device))).hasSize(1);
    assertThat(charging.running(ann)).hasSize(1);
    assertThat(published()).hasSize(1);
  }

  @Test
  void two_customers_signing_in_at_once_leave_one_of_them_signed_in() throws Exception {
    var visit = visit(MAC);
    var both = new CyclicBarrier(2);
    charging.afterOpening = () -> await(both);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> signIn(visit, ann));
      var second = threads.submit(() -> signIn(visit, ben));
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
    }
    var open = as(() -> access.openAt(device));
    assertThat(open).hasSize(1);
    assertThat(charging.running(open.getFirst().customerId())).hasSize(1);
    assertThat(charging.running(open.getFirst().customerId().equals(ann) ? ben : ann)).isEmpty();
    assertThat(published()).hasSize(3);
  }

  @Test
  void closing_is_once_and_ends_the_meter() {
    var session = signIn(visit(MAC), ann);
    published();
    var closed = signOut(session.id(), "signed_out");
    assertThat(closed.isOpen()).isFalse();
    assertThat(signOut(session.id(), "staff")).isEqualTo(closed);
    assertThat(charging.running(ann)).isEmpty();
    assertThat(published()).hasSize(1);
    assertThat(ask(MAC)).isInstanceOf(ShowPortal.class);
  }

  @Test
  void an_unknown_session_or_reason_is_refused() {
    var session = signIn(visit(MAC), ann);
    refused("not_found", () -> access.get(UUID.randomUUID()));
    refused("not_found", () -> signOut(UUID.randomUUID(), "staff"));
    refused("reason_unknown", () -> signOut(session.id(), "because"));
    assertThat(get(session.id()).isOpen()).isTrue();
  }

  @Test
  void a_session_that_its_hotspot_has_ended_is_closed_once() {
    var session = signIn(visit(MAC), ann);
    published();
    charging.hotspotEnds(session.id());
    var news = new MeterClosed(session.id(), device, ann, ground.clock.instant());
    ground.deliver(tenant, news, listener);
    ground.deliver(tenant, news, listener);
    assertThat(get(session.id()).closedFor()).isEqualTo("idle");
    assertThat(published()).hasSize(1);
  }

  @Test
  void a_session_is_over_when_its_hotspot_has_ended_it_even_before_the_news_arrives() {
    var session = signIn(visit(MAC), ann);
    charging.hotspotEnds(session.id());
    var visit = portal(ask(MAC));
    var next = signIn(visit, ann);
    assertThat(next.id()).isNotEqualTo(session.id());
    ground.deliver(
        tenant, new MeterClosed(session.id(), device, ann, ground.clock.instant()), listener);
    assertThat(ask(MAC)).isEqualTo(new GoOn(next));
  }

  @Test
  void blocking_a_hotspot_ends_its_sessions_and_lets_nobody_in() {
    var visit = visit(MAC);
    for (int i = 0; i < 120; i++) {
      signIn(visit("02:00:5e:10:01:%02x".formatted(i)), ann);
    }
    hotspots.block(device);
    ground.deliver(tenant, new DeviceBlocked(device), listener);
    assertThat(as(() -> access.openAt(device))).isEmpty();
    assertThat(charging.running(ann)).isEmpty();
    refused("device_blocked", () -> access.open(new OpenSession(visit.token(), ann)));
  }

  @Test
  void a_full_hotspot_takes_nobody_more_and_reserves_nothing_for_them() {
    var visit = visit(MAC);
    as(
        () -> {
          fill();
          return true;
        });
    refused("device_full", () -> access.open(new OpenSession(visit.token(), ann)));
    assertThat(as(() -> access.openAt(device))).hasSize(1_000);
    assertThat(charging.running(ann)).isEmpty();
  }

  @Test
  void a_meter_left_by_a_crash_in_an_opening_is_ended_later() {
    operators.add(UUID.randomUUID());
    operators.add(tenant);
    charging.afterOpening =
        () -> {
          throw new IllegalStateException("the process dies here");
        };
    var visit = visit(MAC);
    assertThatThrownBy(() -> signIn(visit, ann)).isInstanceOf(IllegalStateException.class);
    tidy();
    assertThat(charging.running(ann)).hasSize(1);
    ground.clock.advance(Duration.ofMinutes(11));
    tidy();
    assertThat(charging.running(ann)).isEmpty();
  }

  @Test
  void an_opening_that_was_given_up_meanwhile_opens_no_session() {
    operators.add(tenant);
    var visit = visit(MAC);
    charging.afterOpening =
        () -> {
          ground.clock.advance(Duration.ofMinutes(11));
          tidy();
        };
    refused("too_slow", () -> access.open(new OpenSession(visit.token(), ann)));
    assertThat(as(() -> access.openAt(device))).isEmpty();
    assertThat(charging.running(ann)).isEmpty();
  }

  @Test
  void a_meter_that_could_not_be_ended_is_ended_later() {
    operators.add(tenant);
    var session = signIn(visit(MAC), ann);
    charging.away = true;
    assertThat(signOut(session.id(), "signed_out").isOpen()).isFalse();
    charging.away = false;
    assertThat(charging.running(ann)).hasSize(1);
    ground.clock.advance(Duration.ofMinutes(2));
    tidy();
    assertThat(charging.running(ann)).isEmpty();
  }

  @Test
  void tidying_deletes_expired_visits_and_keeps_the_others() {
    operators.add(tenant);
    var old = visit(MAC);
    ground.clock.advance(Duration.ofHours(12));
    var young = visit("02:00:5e:10:00:02");
    ground.clock.advance(Duration.ofHours(13));
    tidy();
    assertThat(as(() -> visits())).containsExactly(young.token()).doesNotContain(old.token());
  }

  @Test
  void a_session_goes_two_years_after_it_was_closed_and_an_open_one_stays() {
    operators.add(tenant);
    var closed = signIn(visit(MAC), ann);
    signOut(closed.id(), "signed_out");
    var open = signIn(visit("02:00:5e:10:00:02"), ann);
    ground.clock.advance(Duration.ofDays(731));
    tidy();
    assertThat(sessionsOfAnn()).containsExactlyInAnyOrder(closed.id(), open.id());
    ground.clock.advance(Duration.ofSeconds(1));
    tidy();
    assertThat(sessionsOfAnn()).containsExactly(open.id());
  }

  private List<UUID> sessionsOfAnn() {
    return as(() -> access.list(ann, 10, null)).items().stream().map(Session::id).toList();
  }

  @Test
  void sessions_are_listed_newest_first_by_page() {
    var visit = visit(MAC);
    var first = signIn(visit, ann);
    ground.clock.advance(Duration.ofSeconds(1));
    var second = signIn(visit, ben);
    ground.clock.advance(Duration.ofSeconds(1));
    var third = signIn(visit, ann);
    var page = as(() -> access.list(null, 2, null));
    assertThat(page.items()).extracting(Session::id).containsExactly(third.id(), second.id());
    var rest = as(() -> access.list(null, 2, page.next()));
    assertThat(rest.items()).extracting(Session::id).containsExactly(first.id());
    assertThat(rest.next()).isNull();
    assertThat(as(() -> access.list(ann, 10, null)).items())
        .extracting(Session::id)
        .containsExactly(third.id(), first.id());
    refused("cursor_invalid", () -> access.list(null, 2, "x"));
  }

  @Test
  void another_operator_sees_none_of_it_and_can_close_nothing() {
    var visit = visit(MAC);
    var session = signIn(visit, ann);
    var other = UUID.randomUUID();
    assertThat(ground.as(other, () -> access.openAt(device))).isEmpty();
    assertThat(ground.as(other, () -> access.list(null, 10, null)).items()).isEmpty();
    assertThat(ground.as(other, () -> access.ask(new ClientAsk(device, MAC))))
        .isInstanceOf(ShowPortal.class);
    assertThatThrownBy(() -> ground.as(other, () -> access.visit(visit.token())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> ground.as(other, () -> access.close(session.id(), new CloseSession("staff"))))
        .isInstanceOf(Refusal.class);
    ground.deliver(other, new DeviceBlocked(device), listener);
    assertThat(get(session.id()).isOpen()).isTrue();
  }

  <T> T as(Callable<T> work) {
    return ground.as(tenant, work);
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
                        tx, tenant, session.deviceId(), session.mac(), ground.clock.instant())));
  }

  Session admit(UUID hotspot, String mac, UUID customer) {
    return as(() -> access.admit(new Admit(hotspot, mac, customer, null))).session();
  }

  Session signIn(Visit visit, UUID customer) {
    return as(() -> access.open(new OpenSession(visit.token(), customer)));
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

  void fill() {
    store.change(
        tx -> {
          for (int i = 0; i < SignIn.MOST_AT_A_DEVICE; i++) {
            var mac = "02:00:5e:11:%02x:%02x".formatted(i / 256, i % 256);
            var now = ground.clock.instant();
            Sessions.add(
                tx, tenant, new Session(ground.ids.next(), device, mac, ben, now, null, null));
          }
        });
  }

  List<String> visits() {
    return store.read(tx -> tx.query("select token from visits").mapTo(String.class).list());
  }

  List<Record> published() {
    return ground.published(store, SessionOpened.class, SessionClosed.class);
  }

  void refused(String code, Callable<?> work) {
    assertThatThrownBy(() -> as(work::call))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
