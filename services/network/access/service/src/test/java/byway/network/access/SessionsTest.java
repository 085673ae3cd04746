package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.MeterClosed;
import byway.kit.values.ListRequest;
import byway.kit.values.Refusal;
import byway.network.access.api.AskResult.GoOn;
import byway.network.access.api.AskResult.ShowPortal;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.CloseSession;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.devices.api.DeviceBlocked;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How sessions end, and who sees them. */
class SessionsTest extends AccessHouse {
  @Test
  void closing_is_once_and_ends_the_meter() {
    var session = signIn(visit(MAC), ann);
    published();
    var closed = signOut(session.id(), "signed_out");
    assertThat(closed.isOpen()).isFalse();
    assertThat(signOut(session.id(), "staff")).isEqualTo(closed);
    assertThat(meters.running(ann)).isEmpty();
    assertThat(published()).hasSize(1);
    assertThat(ask(MAC)).isInstanceOf(ShowPortal.class);
  }

  @Test
  void sessions_are_found_by_what_they_are() {
    var first = signIn(visit(MAC), ann).id();
    infrastructure.clock.advance(Duration.ofMillis(1));
    var second = signIn(visit("02:00:5e:10:02:01"), ann).id();
    signOut(first, "staff");
    assertThat(find("", "")).containsExactly(second, first);
    assertThat(find("", "id")).containsExactly(first, second);
    assertThat(find("open:true", "")).containsExactly(second);
    assertThat(find("ended:staff hotspot:" + device, "")).containsExactly(first);
    assertThat(find("mac~\"10:02\" customer:" + ann, "")).containsExactly(second);
    refused("filter_field_unknown", () -> find("tenant_id:*", ""));
  }

  private List<UUID> find(String filter, String sort) {
    return as(() -> access.find(new ListRequest(filter, sort, null, 100))).items().stream()
        .map(Session::id)
        .toList();
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
    hotspotEnds(session);
    var news = new MeterClosed(session.id(), device, ann, infrastructure.clock.instant());
    infrastructure.deliver(tenant, news, listener);
    infrastructure.deliver(tenant, news, listener);
    assertThat(get(session.id()).closedFor()).isEqualTo("idle");
    assertThat(published()).hasSize(1);
  }

  @Test
  void a_session_is_over_when_its_hotspot_has_ended_it_even_before_the_news_arrives() {
    var session = signIn(visit(MAC), ann);
    hotspotEnds(session);
    var visit = portal(ask(MAC));
    var next = signIn(visit, ann);
    assertThat(next.id()).isNotEqualTo(session.id());
    infrastructure.deliver(
        tenant,
        new MeterClosed(session.id(), device, ann, infrastructure.clock.instant()),
        listener);
    assertThat(ask(MAC)).isEqualTo(new GoOn(next));
  }

  @Test
  void blocking_a_hotspot_ends_its_sessions_and_lets_nobody_in() {
    var visit = visit(MAC);
    for (int i = 0; i < 120; i++) {
      signIn(visit("02:00:5e:10:01:%02x".formatted(i)), ann);
    }
    hotspots.block(device);
    infrastructure.deliver(tenant, new DeviceBlocked(device), listener);
    assertThat(as(() -> access.openAt(device))).isEmpty();
    assertThat(meters.running(ann)).isEmpty();
    refused("device_blocked", () -> access.open(new OpenSession(visit.token(), ann)));
  }

  @Test
  void sessions_are_listed_newest_first_by_page() {
    var visit = visit(MAC);
    var first = signIn(visit, ann);
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var second = signIn(visit, ben);
    infrastructure.clock.advance(Duration.ofSeconds(1));
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
  void what_a_customer_has_open_is_the_own_operators_oldest_first_and_without_what_is_closed() {
    var first = signIn(visit(MAC), ann);
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var ended = signIn(visit("02:00:5e:10:00:02"), ann);
    infrastructure.clock.advance(Duration.ofSeconds(1));
    var last = signIn(visit("02:00:5e:10:00:03"), ann);
    var bens = signIn(visit("02:00:5e:10:00:04"), ben);
    signOut(ended.id(), "signed_out");
    assertThat(as(() -> access.openOf(ann)))
        .extracting(Session::id)
        .containsExactly(first.id(), last.id());
    assertThat(as(() -> access.openOf(ben))).extracting(Session::id).containsExactly(bens.id());
    assertThat(as(() -> access.openOf(UUID.randomUUID()))).isEmpty();
    assertThat(infrastructure.as(UUID.randomUUID(), () -> access.openOf(ann))).isEmpty();
  }

  @Test
  void another_operator_sees_none_of_it_and_can_close_nothing() {
    var visit = visit(MAC);
    var session = signIn(visit, ann);
    var other = UUID.randomUUID();
    assertThat(infrastructure.as(other, () -> access.openAt(device))).isEmpty();
    assertThat(infrastructure.as(other, () -> access.list(null, 10, null)).items()).isEmpty();
    assertThat(infrastructure.as(other, () -> access.ask(new ClientAsk(device, MAC))))
        .isInstanceOf(ShowPortal.class);
    assertThatThrownBy(() -> infrastructure.as(other, () -> access.visit(visit.token())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    other, () -> access.close(session.id(), new CloseSession("staff"))))
        .isInstanceOf(Refusal.class);
    infrastructure.deliver(other, new DeviceBlocked(device), listener);
    assertThat(get(session.id()).isOpen()).isTrue();
  }
}
