package byway.network.accesspoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keys;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.GivenClass;
import byway.network.accesspoints.api.KeptClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one process was told at a sign-in, and another one asks for. */
class GivenClassesTest {
  private static final String MAC = "02:00:00:00:00:01";
  private static final String OTHER_MAC = "02:00:00:00:00:02";

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final AccessPointsEndpoint accessPoints = process();
  static final AccessPointsEndpoint other = process();

  UUID tenant = UUID.randomUUID();
  final UUID device = infrastructure.ids.next();

  private static AccessPointsEndpoint process() {
    return new AccessPointsEndpoint(
        new AccessPointsStore(infrastructure.databases()),
        new Secrets(new Keys("a secret of these tests, long enough")),
        infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void what_was_given_last_is_found_by_any_process_in_the_order_of_the_questions() {
    keep(given(MAC, "01", 0), given(OTHER_MAC, "0a", 0));
    keep(given(MAC, "02", 1));
    assertThat(found(OTHER_MAC, "02:00:00:00:00:03", MAC)).containsExactly("0a", null, "02");
  }

  @Test
  void what_was_given_before_changes_nothing_also_in_one_call() {
    keep(given(MAC, "02", 1), given(MAC, "03", 2), given(MAC, "01", 0));
    keep(given(MAC, "02", 1));
    assertThat(found(MAC)).containsExactly("03");
  }

  @Test
  void another_operator_finds_nothing() {
    keep(given(MAC, "01", 0));
    tenant = UUID.randomUUID();
    assertThat(found(MAC)).containsExactly((String) null);
  }

  @Test
  void it_is_forgotten_after_a_day() {
    keep(given(MAC, "01", 0), given(OTHER_MAC, "02", 3_600));
    var before = infrastructure.clock.instant().plus(Duration.ofMinutes(1));
    var store = new AccessPointsStore(infrastructure.databases());
    var unused =
        store.<Boolean>across(
            List.of(tenant),
            tx -> {
              ClassRows.forget(tx, before, 10);
              return true;
            });
    assertThat(found(MAC, OTHER_MAC)).containsExactly(null, "02");
  }

  @Test
  void what_is_no_class_and_too_many_at_once_are_refused() {
    for (var wrong : List.of("", "1", "0G", "00".repeat(254))) {
      assertThatThrownBy(() -> keep(given(MAC, wrong, 0))).isInstanceOf(Refusal.class);
    }
    var many = Collections.nCopies(501, given(MAC, "01", 0)).toArray(GivenClass[]::new);
    assertThatThrownBy(() -> keep(many))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many"));
  }

  private GivenClass given(String mac, String classHex, long seconds) {
    Instant at = infrastructure.clock.instant().plusSeconds(seconds);
    return new GivenClass(device, mac, classHex, at);
  }

  private void keep(GivenClass... given) {
    var unused =
        infrastructure.<Boolean>as(
            tenant,
            () -> {
              accessPoints.keepClasses(List.of(given));
              return true;
            });
  }

  private List<String> found(String... macs) {
    var questions = List.of(macs).stream().map(mac -> new FindClass(device, mac)).toList();
    return infrastructure.as(tenant, () -> other.classes(questions)).stream()
        .map(KeptClass::classHex)
        .toList();
  }
}
