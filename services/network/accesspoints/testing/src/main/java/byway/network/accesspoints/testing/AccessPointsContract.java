package byway.network.accesspoints.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.kit.values.ListRequest;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.Certificate;
import byway.network.accesspoints.api.Certificates;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.KeptClass;
import byway.network.accesspoints.api.LastHeard;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import byway.network.accesspoints.api.SetAccessPoint;
import byway.network.accesspoints.api.Source;
import byway.network.accesspoints.api.TallyResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the RADIUS front, and staff who set access points, rely on. */
public class AccessPointsContract extends ContractTest<AccessPoints> {
  private static final String MAC = "02:00:5e:10:00:01";

  private final UUID device = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();

  /** No other test's, of the range for private networks. */
  private final String address =
      "10.%d.%d.%d".formatted(part(), part(), ThreadLocalRandom.current().nextInt(1, 255));

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  public AccessPointsContract() {
    super(AccessPoints.class);
  }

  @Test
  void what_is_set_of_an_access_point_is_known_and_its_secret_stays_until_it_is_renewed() {
    var set = set(device, "bar");
    assertThat(ours.get(device)).isEqualTo(set);
    assertThat(set.ranges()).containsExactly(address + "/32");
    assertThat(set.takesPasswords()).isFalse();
    assertThat(set(device, "garden").secret()).isEqualTo(set.secret()).isNotEmpty();
    var renewed = ours.renewSecret(device);
    assertThat(renewed.secret()).isNotEqualTo(set.secret());
    assertThat(ours.get(device)).isEqualTo(renewed);
  }

  @Test
  void staff_read_the_secret_where_they_ask_for_it_and_prove_who_they_are() {
    var set = set(device, "bar");
    var owner = Principal.staff(UUID.randomUUID(), StaffRole.OWNER);
    var theirs = neighbour(AccessPoints.class, owner);
    assertThat(theirs.get(device)).isEqualTo(set.withoutSecret());
    assertThat(theirs.list(100, null).items()).containsExactly(set.withoutSecret());
    assertThat(theirs.find(new ListRequest("", "", null, 100)).items())
        .containsExactly(set.withoutSecret());
    refused("confirmation_needed", () -> theirs.withSecret(device));
    var proved = neighbour(AccessPoints.class, owner.confirmed(Instant.now()));
    assertThat(proved.withSecret(device)).isEqualTo(set);
  }

  @Test
  void access_points_are_found_by_where_they_speak_from() {
    var set = set(device, "bar");
    assertThat(ours.at(new Source(address, "bar")))
        .anySatisfy(
            known -> {
              assertThat(known.tenantId()).isEqualTo(tenant);
              assertThat(known.accessPoint()).isEqualTo(set);
            });
    assertThat(ours.ranges()).contains(address + "/32");
    refused("range_invalid", () -> ours.at(new Source("no address", "")));
  }

  @Test
  void what_cannot_be_set_is_refused() {
    refused("range_invalid", () -> ours.set(command(device, List.of("no range"), "bar", "")));
    refused("text_invalid", () -> ours.set(command(device, List.of(), "x".repeat(65), "")));
    refused("address_invalid", () -> ours.set(command(device, List.of(), "bar", "no port")));
    refused("certificate_invalid", () -> certify("no certificate!"));
    notFound(() -> ours.get(device));
  }

  @Test
  void an_access_point_is_known_by_its_certificate() {
    set(device, "bar");
    var name = hex() + hex();
    assertThat(certify(name)).isEqualTo(new Certificates(List.of(name)));
    assertThat(ours.certificates(device)).isEqualTo(new Certificates(List.of(name)));
    assertThat(ours.behind(new Certificate(List.of(name), "bar")))
        .singleElement()
        .satisfies(known -> assertThat(known.tenantId()).isEqualTo(tenant));
    assertThat(ours.behind(new Certificate(List.of(hex() + hex()), "bar"))).isEmpty();
  }

  @Test
  void where_an_access_point_last_spoke_from_is_known() {
    set(device, "bar");
    notFound(() -> ours.lastHeard(device));
    var heard = new LastHeard(address, false, "one", now);
    ours.hear(device, heard);
    ours.hear(device, new LastHeard("10.0.0.1", false, "one", now.minusSeconds(3_600)));
    assertThat(ours.lastHeard(device)).isEqualTo(heard);
    refused("range_invalid", () -> ours.hear(device, new LastHeard("?", false, "one", now)));
  }

  @Test
  void the_class_that_was_given_last_is_kept_for_each_client_device() {
    set(device, "bar");
    ours.keepClasses(List.of(new GivenClass(device, MAC, "0a", now)));
    ours.keepClasses(List.of(new GivenClass(device, MAC, "0b", now.plusSeconds(1))));
    var questions = List.of(new FindClass(device, MAC), new FindClass(device, "02:00:5e:10:00:02"));
    assertThat(ours.classes(questions)).containsExactly(new KeptClass("0b"), new KeptClass(null));
    assertThat(others.classes(questions)).containsOnly(new KeptClass(null));
    refused("too_many", () -> ours.classes(Collections.nCopies(501, questions.getFirst())));
    var given = new GivenClass(device, MAC, "0c", now);
    refused("too_many", () -> ours.keepClasses(Collections.nCopies(501, given)));
  }

  @Test
  void a_tally_is_begun_once_and_ended_once() {
    set(device, "bar");
    var begun = begin(session, 1);
    assertThat(begun).isInstanceOf(TallyResult.Begun.class);
    assertThat(begin(session, 1)).isEqualTo(begun);
    assertThat(ours.tally(session)).isEqualTo(((TallyResult.Begun) begun).tally());
    assertThat(ours.tallies(new FindTallies(device, "A1", MAC, false)))
        .containsExactly(ours.tally(session));
    ours.endTally(session, new EndTally(now.plusSeconds(60), 60));
    ours.endTally(session, new EndTally(now.plusSeconds(90), 90));
    assertThat(ours.tally(session).endedAt()).isEqualTo(now.plusSeconds(60));
    assertThat(ours.tally(session).isOpen()).isFalse();
    refused("number_invalid", () -> begin(UUID.randomUUID(), 0));
  }

  @Test
  void a_restart_ends_what_was_counted_before_it() {
    set(device, "bar");
    begin(session, 1);
    assertThat(ours.restart(device, new Restart(now.minusSeconds(60), "a")))
        .isEqualTo(RestartResult.OLD);
    assertThat(ours.restart(device, new Restart(now.plusSeconds(60), "b")))
        .isEqualTo(RestartResult.TAKEN);
    assertThat(ours.tally(session).isOpen()).isFalse();
  }

  @Test
  void all_are_listed_page_after_page() {
    set(device, "bar");
    set(UUID.randomUUID(), "garden");
    var page = ours.list(1, null);
    assertThat(page.items()).hasSize(1);
    var last = ours.list(1, page.next());
    assertThat(last.items()).hasSize(1).doesNotContainAnyElementsOf(page.items());
    assertThat(last.next()).isNull();
    refused("cursor_invalid", () -> ours.list(1, "no cursor"));
  }

  @Test
  void what_nobody_set_is_not_found() {
    notFound(() -> ours.get(device));
    notFound(() -> ours.renewSecret(device));
    notFound(() -> certify(hex() + hex()));
    notFound(() -> ours.tally(session));
    assertThat(ours.tallies(new FindTallies(device, "A1", MAC, false))).isEmpty();
  }

  @Test
  void another_operators_access_points_are_not_found() {
    set(device, "bar");
    begin(session, 1);
    notFound(() -> others.get(device));
    notFound(() -> others.renewSecret(device));
    notFound(() -> others.certify(device, new Certificates(List.of(hex() + hex()))));
    notFound(() -> others.lastHeard(device));
    notFound(() -> others.tally(session));
    assertThat(others.list(10, null).items()).isEmpty();
    assertThat(others.tallies(new FindTallies(device, "A1", MAC, false))).isEmpty();
  }

  private AccessPoint set(UUID id, String name) {
    return ours.set(command(id, List.of(address + "/32"), name, ""));
  }

  private Certificates certify(String name) {
    return ours.certify(device, new Certificates(List.of(name)));
  }

  private TallyResult begin(UUID of, int number) {
    return ours.beginTally(
        new BeginTally(of, device, "A1", "ann@example.org", MAC, "", number, 0, 0, now));
  }

  private static SetAccessPoint command(UUID id, List<String> ranges, String name, String orders) {
    return new SetAccessPoint(
        id, ranges, name, Dialect.GENERIC, Direction.INPUT_IS_UPLOAD, true, orders);
  }

  private static int part() {
    return ThreadLocalRandom.current().nextInt(1, 255);
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
