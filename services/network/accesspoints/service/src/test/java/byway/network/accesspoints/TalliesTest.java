package byway.network.accesspoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import byway.network.accesspoints.api.TallyResult.Begun;
import byway.network.accesspoints.api.TallyResult.Overtaken;
import byway.network.accesspoints.api.TallyResult.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TalliesTest {
  private static final String MAC = "02:00:00:00:00:01";
  private static final String OTHER_MAC = "02:00:00:00:00:02";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AccessPointsEndpoint accessPoints =
      new AccessPointsEndpoint(
          new AccessPointsStore(infrastructure.databases()),
          new Secrets(new Keys("a secret of these tests, long enough")),
          infrastructure.clock);

  UUID tenant = UUID.randomUUID();
  final UUID device = infrastructure.ids.next();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void a_name_that_is_used_again_has_the_next_number_and_its_own_session() {
    var first = begin(infrastructure.ids.next(), "1", MAC, 1);
    assertThat(first).isEqualTo(begin(sessionOf(first), "1", MAC, 1));
    var second = begin(infrastructure.ids.next(), "1", MAC, 2);
    assertThat(find("1", MAC))
        .extracting(Tally::sessionId, Tally::isLatest)
        .containsExactly(tuple(sessionOf(second), true), tuple(sessionOf(first), false));
    assertThat(infrastructure.as(tenant, () -> accessPoints.tally(sessionOf(first))).isOpen())
        .isFalse();
  }

  @Test
  void whoever_is_second_with_a_number_or_a_session_is_told() {
    var first = begin(infrastructure.ids.next(), "1", MAC, 1);
    assertThat(begin(infrastructure.ids.next(), "1", MAC, 1)).isEqualTo(new Overtaken());
    assertThat(begin(sessionOf(first), "2", MAC, 1)).isEqualTo(new Taken(sessionOf(first)));
  }

  @Test
  void by_half_a_name_the_open_one_is_found_and_two_are_too_many_to_tell() {
    var first = begin(infrastructure.ids.next(), "1", MAC, 1);
    assertThat(find("1", "")).extracting(Tally::sessionId).containsExactly(sessionOf(first));
    assertThat(find("", MAC)).extracting(Tally::sessionId).containsExactly(sessionOf(first));
    var other = begin(infrastructure.ids.next(), "1", OTHER_MAC, 1);
    assertThat(find("1", "")).hasSize(2).allMatch(Tally::isOpen);
    end(sessionOf(other), 5);
    assertThat(find("1", ""))
        .extracting(Tally::sessionId, Tally::isOpen)
        .containsExactly(tuple(sessionOf(first), true), tuple(sessionOf(other), false));
    var unused = begin(infrastructure.ids.next(), "1", OTHER_MAC, 2);
    assertThat(find("1", "")).hasSize(2).allMatch(Tally::isOpen);
  }

  @Test
  void without_an_id_it_is_the_one_that_has_none() {
    var named = begin(infrastructure.ids.next(), "1", MAC, 1);
    assertThat(whole("")).isEmpty();
    var unnamed = begin(infrastructure.ids.next(), "", MAC, 1);
    assertThat(whole("")).extracting(Tally::sessionId).containsExactly(sessionOf(unnamed));
    assertThat(whole("1")).extracting(Tally::sessionId).containsExactly(sessionOf(named));
  }

  private List<Tally> whole(String acct) {
    return infrastructure.as(
        tenant, () -> accessPoints.tallies(new FindTallies(device, acct, MAC, false)));
  }

  @Test
  void a_client_device_has_one_open_tally_at_an_access_point() {
    var first = begin(infrastructure.ids.next(), "1", MAC, 1);
    var other = begin(infrastructure.ids.next(), "1", OTHER_MAC, 1);
    var second = begin(infrastructure.ids.next(), "2", MAC, 1);
    for (var one : List.of(first, other, second)) {
      assertThat(infrastructure.as(tenant, () -> accessPoints.tally(sessionOf(one))).isOpen())
          .isEqualTo(one != first);
    }
  }

  @Test
  void the_first_end_stays() {
    var session = sessionOf(begin(infrastructure.ids.next(), "1", MAC, 1));
    var at = now().plusSeconds(60);
    end(session, 60);
    end(session, 90);
    var tally = infrastructure.as(tenant, () -> accessPoints.tally(session));
    assertThat(tally.endedAt()).isEqualTo(at);
    assertThat(tally.endedSeconds()).isEqualTo(60);
    assertThat(tally.isOpen()).isFalse();
  }

  @Test
  void a_restart_ends_what_was_begun_before_it_and_an_older_one_nothing() {
    var session = sessionOf(begin(infrastructure.ids.next(), "1", MAC, 1));
    assertThat(restart(now().minusSeconds(1), "a")).isEqualTo(RestartResult.OLD);
    assertThat(find("1", MAC).getFirst().isOpen()).isTrue();
    assertThat(restart(now(), "b")).isEqualTo(RestartResult.TAKEN);
    assertThat(infrastructure.as(tenant, () -> accessPoints.tally(session)).isOpen()).isFalse();
    assertThat(restart(now(), "b")).as("its answer was lost").isEqualTo(RestartResult.TAKEN);
  }

  @Test
  void a_copy_of_a_restart_ends_nothing_and_no_other_operator_is_concerned() {
    assertThat(restart(now(), "c")).isEqualTo(RestartResult.TAKEN);
    infrastructure.clock.advance(Duration.ofMinutes(6));
    assertThat(restart(now(), "c")).isEqualTo(RestartResult.REPLAYED);
    assertThat(restart(now(), "d")).isEqualTo(RestartResult.TAKEN);
    tenant = UUID.randomUUID();
    assertThat(restart(now(), "c")).isEqualTo(RestartResult.TAKEN);
    assertThat(find("1", MAC)).isEmpty();
  }

  private static Instant now() {
    return infrastructure.clock.instant();
  }

  private TallyResult begin(UUID session, String acct, String mac, int number) {
    var command = new BeginTally(session, device, acct, "nemo", mac, "", number, 0, 0, now());
    return infrastructure.as(tenant, () -> accessPoints.beginTally(command));
  }

  private static UUID sessionOf(TallyResult result) {
    return ((Begun) result).tally().sessionId();
  }

  private List<Tally> find(String acct, String mac) {
    return infrastructure.as(tenant, () -> accessPoints.tallies(question(acct, mac)));
  }

  private FindTallies question(String acct, String mac) {
    return new FindTallies(device, acct, mac, acct.isEmpty() || mac.isEmpty());
  }

  private void end(UUID session, long seconds) {
    var unused =
        infrastructure.<Boolean>as(
            tenant,
            () -> {
              accessPoints.endTally(session, new EndTally(now().plusSeconds(seconds), seconds));
              return true;
            });
  }

  private RestartResult restart(Instant at, String proof) {
    return infrastructure.as(tenant, () -> accessPoints.restart(device, new Restart(at, proof)));
  }
}
