package byway.network.access.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.testing.ContractTest;
import byway.network.access.api.Access;
import byway.network.access.api.AccessState;
import byway.network.access.api.Admit;
import byway.network.access.api.AskResult;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.CloseSession;
import byway.network.access.api.Leave;
import byway.network.access.api.MeetVisit;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.Visit;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What hotspots, portals and who lets people in without one rely on. */
public class AccessContract extends ContractTest<Access> {
  private static final String MAC = "02:00:5e:10:00:01";
  private static final String BROWSER = "a browser with a cookie of its own";

  private final UUID customer = UUID.randomUUID();

  public AccessContract() {
    super(Access.class);
  }

  @Test
  void who_is_not_signed_in_is_shown_the_portal_and_the_same_visit_again() {
    var device = hotspot();
    var visit = visit(device);
    assertThat(visit.deviceId()).isEqualTo(device);
    assertThat(visit.mac()).isEqualTo(MAC);
    assertThat(ours.visit(visit.token()).token()).isEqualTo(visit.token());
    assertThat(visit(device).token()).isEqualTo(visit.token());
  }

  @Test
  void who_signs_in_on_a_visit_goes_on_until_signing_out() {
    var device = hotspot();
    var session = open(visit(device));
    assertThat(session.customerId()).isEqualTo(customer);
    assertThat(ours.ask(new ClientAsk(device, MAC))).isEqualTo(new AskResult.GoOn(session));
    assertThat(ours.get(session.id())).isEqualTo(session);
    assertThat(ours.openAt(device)).containsExactly(session);
    assertThat(ours.openOf(customer)).containsExactly(session);
    assertThat(states(device)).containsExactly(new AccessState(session), new AccessState(null));
    var closed = ours.close(session.id(), new CloseSession("signed_out"));
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.closedFor()).isEqualTo("signed_out");
    assertThat(ours.close(session.id(), new CloseSession("staff"))).isEqualTo(closed);
    assertThat(ours.ask(new ClientAsk(device, MAC))).isInstanceOf(AskResult.ShowPortal.class);
    assertThat(ours.openOf(customer)).isEmpty();
  }

  @Test
  void the_same_customer_on_the_same_client_device_goes_on_with_the_session() {
    var device = hotspot();
    var visit = visit(device);
    var session = open(visit);
    assertThat(open(visit)).isEqualTo(session);
    assertThat(ours.admit(admit(device, customer)).session()).isEqualTo(session);
  }

  @Test
  void who_has_proven_it_elsewhere_is_let_in_without_a_visit() {
    var device = hotspot();
    var admitted = ours.admit(admit(device, customer));
    assertThat(admitted.session().mac()).isEqualTo(MAC);
    assertThat(admitted.usedBytes()).isZero();
    assertThat(ours.get(admitted.session().id())).isEqualTo(admitted.session());
  }

  @Test
  void a_visit_is_the_browsers_that_came_first_from_where_the_hotspot_is() {
    var asked = new ClientAsk(hotspot(), MAC, "192.0.2.7");
    var visit = ((AskResult.ShowPortal) ours.ask(asked)).visit();
    assertThat(ours.meet(meet(visit, "198.51.100.1")).own()).isFalse();
    assertThat(ours.meet(meet(visit, "192.0.2.7")).own()).isTrue();
    refused("browser_invalid", () -> ours.meet(new MeetVisit(visit.token(), "", null, false)));
  }

  @Test
  void a_client_device_is_in_one_place() {
    var bar = hotspot();
    var garden = hotspot();
    var atBar = ours.admit(admit(bar, customer)).session();
    assertThat(ours.leave(new Leave(customer, garden, MAC, null)))
        .singleElement()
        .satisfies(left -> assertThat(left.closedFor()).isEqualTo("replaced"))
        .satisfies(left -> assertThat(left.id()).isEqualTo(atBar.id()));
    assertThat(ours.leave(new Leave(customer, garden, MAC, null))).isEmpty();
  }

  @Test
  void sessions_are_listed_newest_first_of_one_customer_or_of_all() {
    var first = ours.admit(admit(hotspot(), customer)).session();
    var other = UUID.randomUUID();
    var second = ours.admit(new Admit(hotspot(), "02:00:5e:10:00:02", other, null)).session();
    var page = ours.list(null, 1, null);
    assertThat(page.items()).containsExactly(second);
    var last = ours.list(null, 1, page.next());
    assertThat(last.items()).containsExactly(first);
    assertThat(last.next()).isNull();
    assertThat(ours.list(other, 10, null).items()).containsExactly(second);
    refused("cursor_invalid", () -> ours.list(null, 10, "no cursor"));
  }

  @Test
  void a_hotspot_that_is_blocked_lets_nobody_in() {
    var device = hotspot();
    var visit = visit(device);
    neighbour(Devices.class).block(device, new BlockDevice(true, "stolen"));
    refused("device_blocked", () -> open(visit));
    refused("device_blocked", () -> ours.admit(admit(device, customer)));
    assertThat(ours.openAt(device)).isEmpty();
  }

  @Test
  void what_cannot_be_is_refused() {
    var device = hotspot();
    refused("mac_invalid", () -> ours.ask(new ClientAsk(device, "no address")));
    refused("mac_invalid", () -> ours.admit(new Admit(device, "", customer, null)));
    refused("too_many", () -> ours.standings(Collections.nCopies(501, new ClientAsk(device, MAC))));
    var session = ours.admit(admit(device, customer)).session();
    refused("reason_unknown", () -> ours.close(session.id(), new CloseSession("no reason")));
    assertThat(ours.get(session.id()).isOpen()).isTrue();
  }

  @Test
  void what_is_not_there_is_not_found() {
    notFound(() -> ours.get(UUID.randomUUID()));
    notFound(() -> ours.close(UUID.randomUUID(), new CloseSession("staff")));
    for (var token : List.of("no-visit", "", "a/b", "a\0b")) {
      notFound(() -> ours.visit(token));
      notFound(() -> ours.open(new OpenSession(token, customer)));
      notFound(() -> ours.meet(new MeetVisit(token, BROWSER, null, true)));
    }
    notFound(() -> ours.admit(admit(UUID.randomUUID(), customer)));
    assertThat(ours.openAt(UUID.randomUUID())).isEmpty();
  }

  @Test
  void another_operators_sessions_and_visits_are_not_found() {
    var device = hotspot();
    var visit = visit(device);
    var session = open(visit);
    notFound(() -> others.get(session.id()));
    notFound(() -> others.close(session.id(), new CloseSession("staff")));
    notFound(() -> others.visit(visit.token()));
    notFound(() -> others.open(new OpenSession(visit.token(), customer, null, BROWSER)));
    notFound(() -> others.admit(admit(device, customer)));
    assertThat(others.openAt(device)).isEmpty();
    assertThat(others.openOf(customer)).isEmpty();
    assertThat(others.list(null, 10, null).items()).isEmpty();
    assertThat(others.standings(List.of(new ClientAsk(device, MAC))))
        .containsExactly(new AccessState(null));
    assertThat(ours.get(session.id()).isOpen()).isTrue();
  }

  private List<AccessState> states(UUID device) {
    return ours.standings(
        List.of(new ClientAsk(device, MAC), new ClientAsk(device, "02:00:5e:10:00:09")));
  }

  private UUID hotspot() {
    var id = UUID.randomUUID();
    neighbour(Devices.class)
        .register(new RegisterDevice(id, "Bar", "BW-" + id.toString().substring(0, 8), null));
    return id;
  }

  private Visit visit(UUID device) {
    return ((AskResult.ShowPortal) ours.ask(new ClientAsk(device, MAC))).visit();
  }

  private Session open(Visit visit) {
    return ours.open(new OpenSession(visit.token(), customer, null, BROWSER));
  }

  private static MeetVisit meet(Visit visit, String source) {
    return new MeetVisit(visit.token(), BROWSER, source, false);
  }

  private static Admit admit(UUID device, UUID customer) {
    return new Admit(device, MAC, customer, null);
  }
}
