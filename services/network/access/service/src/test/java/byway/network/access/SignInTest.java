package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import byway.network.access.api.AccessState;
import byway.network.access.api.Admit;
import byway.network.access.api.AskResult.GoOn;
import byway.network.access.api.AskResult.ShowPortal;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.MeetVisit;
import byway.network.access.api.MetVisit;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import byway.network.access.api.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is shown the portal, and who is let in. */
class SignInTest extends AccessHouse {
  private static final String ELSEWHERE = "another browser with another";

  @Test
  void an_unknown_client_is_shown_the_portal_and_goes_on_once_signed_in() {
    var visit = visit(MAC);
    assertThat(as(() -> access.visit(visit.token()))).isEqualTo(visit);
    var session = signIn(visit, ann);
    assertThat(ask(MAC)).isEqualTo(new GoOn(session));
    assertThat(meters.running(ann)).containsExactly(session.id());
    assertThat(published())
        .containsExactly(
            new SessionOpened(session.id(), device, MAC, ann, infrastructure.clock.instant()));
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
        .containsExactly(
            new AccessState(null), new AccessState(admitted.session()), new AccessState(null));
    assertThat(meters.running(ann)).containsExactly(admitted.session().id());
  }

  @Test
  void a_visit_keeps_its_token_while_the_client_comes_again_within_an_hour() {
    var first = visit(MAC);
    infrastructure.clock.advance(Duration.ofMinutes(50));
    var second = visit(MAC);
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.expiresAt())
        .isEqualTo(infrastructure.clock.instant().plus(Duration.ofHours(1)));
    infrastructure.clock.advance(Duration.ofHours(1));
    refused("not_found", () -> access.visit(first.token()));
    refused("not_found", () -> access.open(new OpenSession(first.token(), ann, null, BROWSER)));
    assertThat(visit(MAC).token()).isNotEqualTo(first.token()).hasSize(22);
  }

  @Test
  void a_visit_opens_once_and_then_for_nobody_but_the_browser_that_used_it() {
    var token = visit(MAC, "203.0.113.5").token();
    assertThat(meet(token, BROWSER, "203.0.113.5").own()).isTrue();
    var session = as(() -> access.open(new OpenSession(token, ann, null, BROWSER)));
    refused("not_found", () -> access.open(new OpenSession(token, ben, null, ELSEWHERE)));
    refused("not_found", () -> access.open(new OpenSession(token, ben)));
    var agreed = new MeetVisit(token, ELSEWHERE, "203.0.113.5", true);
    refused("not_found", () -> access.meet(agreed));
    assertThat(get(session.id()).isOpen()).isTrue();

    signOut(session.id(), "signed_out");
    infrastructure.clock.advance(Duration.ofHours(3));
    assertThat(meet(token, BROWSER, null).own()).as("who stopped may go on").isTrue();
    assertThat(signIn(new Visit(token, device, MAC, infrastructure.clock.instant()), ann).isOpen())
        .isTrue();
  }

  @Test
  void a_client_that_comes_again_after_its_visit_was_used_has_another() {
    var first = visit(MAC, "203.0.113.5").token();
    assertThat(meet(first, BROWSER, "203.0.113.5").own()).isTrue();
    signOut(as(() -> access.open(new OpenSession(first, ann, null, BROWSER))).id(), "signed_out");
    var next = visit(MAC, "203.0.113.5").token();
    assertThat(next).isNotEqualTo(first);
    refused("not_found", () -> access.open(new OpenSession(first, ben)));
    refused("not_found", () -> access.meet(new MeetVisit(first, ELSEWHERE, null, true)));
    var met = meet(first, BROWSER, null);
    assertThat(met.own()).as("its browser finds the next by the one before").isTrue();
    assertThat(met.visit().token()).isEqualTo(next);
  }

  @Test
  void a_visit_is_the_first_browsers_that_comes_from_where_the_hotspot_is() {
    var token = visit(MAC, "203.0.113.5").token();
    assertThat(meet(token, ELSEWHERE, "198.51.100.9").own()).as("from elsewhere").isFalse();
    assertThat(meet(token, ELSEWHERE, null).own()).as("from nowhere known").isFalse();
    assertThat(meet(token, BROWSER, "203.0.113.5").own()).isTrue();
    assertThat(meet(token, BROWSER, "198.51.100.9").own()).as("it has it for good").isTrue();
    assertThat(meet(token, ELSEWHERE, "203.0.113.5").own()).as("a link sent on").isFalse();
    var agreed = new MeetVisit(token, ELSEWHERE, "203.0.113.5", true);
    assertThat(as(() -> access.meet(agreed)).own()).as("another's stays another's").isFalse();
    assertThat(visit(MAC, "203.0.113.5").token()).isEqualTo(token);
    assertThat(meet(token, BROWSER, "203.0.113.5").own()).isTrue();
  }

  @Test
  void a_visit_from_a_hotspot_at_an_address_that_is_not_known_is_whose_who_agrees() {
    var token = visit(MAC).token();
    assertThat(meet(token, BROWSER, null).own()).isFalse();
    assertThat(meet(token, BROWSER, "203.0.113.5").own()).isFalse();
    assertThat(as(() -> access.meet(new MeetVisit(token, BROWSER, null, true))).own()).isTrue();
    assertThat(meet(token, BROWSER, null).own()).isTrue();
  }

  @Test
  void a_new_visit_of_the_same_client_is_nobodys_yet() {
    var token = visit(MAC, "203.0.113.5").token();
    assertThat(meet(token, BROWSER, "203.0.113.5").own()).isTrue();
    infrastructure.clock.advance(Duration.ofDays(2));
    var next = visit(MAC, "203.0.113.5").token();
    assertThat(meet(next, ELSEWHERE, "203.0.113.5").own()).isTrue();
    refused("not_found", () -> access.meet(new MeetVisit(token, BROWSER, null, false)));
    refused("browser_invalid", () -> access.meet(new MeetVisit(next, "short", null, false)));
  }

  private Visit visit(String mac, String source) {
    return as(() -> access.ask(new ClientAsk(device, mac, source))) instanceof ShowPortal portal
        ? portal.visit()
        : fail("the client is online");
  }

  private MetVisit meet(String token, String browser, @Nullable String source) {
    return as(() -> access.meet(new MeetVisit(token, browser, source, false)));
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
    assertThat(meters.running(ann)).hasSize(1);
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
    assertThat(meters.running(ann)).isEmpty();
    assertThat(meters.running(ben)).containsExactly(bens.id());
    assertThat(published())
        .containsExactly(
            new SessionClosed(
                anns.id(), device, MAC, ann, "replaced", infrastructure.clock.instant()),
            new SessionOpened(bens.id(), device, MAC, ben, infrastructure.clock.instant()));
  }

  @Test
  void two_sign_ins_at_once_end_in_one_session_and_one_meter() throws Exception {
    var visit = visit(MAC);
    var both = new CyclicBarrier(2);
    charging.after("open", () -> await(both));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> signIn(visit, ann));
      var second = threads.submit(() -> signIn(visit, ann));
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(second.get(20, TimeUnit.SECONDS));
    }
    assertThat(as(() -> access.openAt(device))).hasSize(1);
    assertThat(meters.running(ann)).hasSize(1);
    assertThat(published()).hasSize(1);
  }

  @Test
  void two_customers_signing_in_at_once_leave_one_of_them_signed_in() throws Exception {
    var visit = visit(MAC);
    var both = new CyclicBarrier(2);
    charging.after("open", () -> await(both));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(() -> signIn(visit, ann));
      var second = threads.submit(() -> signIn(visit, ben));
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);
    }
    var open = as(() -> access.openAt(device));
    assertThat(open).hasSize(1);
    assertThat(meters.running(open.getFirst().customerId())).hasSize(1);
    assertThat(meters.running(open.getFirst().customerId().equals(ann) ? ben : ann)).isEmpty();
    assertThat(published()).hasSize(3);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
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
    assertThat(meters.running(ann)).isEmpty();
  }

  private void fill() {
    store.change(
        tx -> {
          for (int i = 0; i < SignIn.MOST_AT_A_DEVICE; i++) {
            var mac = "02:00:5e:11:%02x:%02x".formatted(i / 256, i % 256);
            var now = infrastructure.clock.instant();
            Sessions.add(
                tx,
                tenant,
                new Session(infrastructure.ids.next(), device, mac, ben, now, null, null));
          }
        });
  }
}
