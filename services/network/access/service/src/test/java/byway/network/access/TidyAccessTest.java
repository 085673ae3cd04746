package byway.network.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is made up for or deleted later. */
class TidyAccessTest extends AccessHouse {
  @Test
  void a_meter_left_by_a_crash_in_an_opening_is_ended_later() {
    operators.add(UUID.randomUUID());
    operators.add(tenant);
    charging.after(
        "open",
        () -> {
          throw new IllegalStateException("the process dies here");
        });
    var visit = visit(MAC);
    assertThatThrownBy(() -> signIn(visit, ann)).isInstanceOf(IllegalStateException.class);
    tidy();
    assertThat(meters.running(ann)).hasSize(1);
    infrastructure.clock.advance(Duration.ofMinutes(11));
    tidy();
    assertThat(meters.running(ann)).isEmpty();
  }

  @Test
  void an_opening_that_was_given_up_meanwhile_opens_no_session() {
    operators.add(tenant);
    var visit = visit(MAC);
    charging.after(
        "open",
        () -> {
          infrastructure.clock.advance(Duration.ofMinutes(11));
          tidy();
        });
    refused("too_slow", () -> access.open(new OpenSession(visit.token(), ann)));
    assertThat(as(() -> access.openAt(device))).isEmpty();
    assertThat(meters.running(ann)).isEmpty();
  }

  @Test
  void a_meter_that_could_not_be_ended_is_ended_later() {
    operators.add(tenant);
    var session = signIn(visit(MAC), ann);
    charging.before(Refusal.unavailable(Refusal.UNAVAILABLE, "charging is away"));
    assertThat(signOut(session.id(), "signed_out").isOpen()).isFalse();
    charging.noMore();
    assertThat(meters.running(ann)).hasSize(1);
    infrastructure.clock.advance(Duration.ofMinutes(2));
    tidy();
    assertThat(meters.running(ann)).isEmpty();
  }

  @Test
  void tidying_deletes_expired_visits_and_keeps_the_others() {
    operators.add(tenant);
    var old = visit(MAC);
    infrastructure.clock.advance(Duration.ofMinutes(30));
    var young = visit("02:00:5e:10:00:02");
    infrastructure.clock.advance(Duration.ofMinutes(31));
    tidy();
    assertThat(as(() -> visits())).containsExactly(young.token()).doesNotContain(old.token());
  }

  private List<String> visits() {
    return store.read(tx -> tx.query("select token from visits").mapTo(String.class).list());
  }

  @Test
  void a_session_goes_two_years_after_it_was_closed_and_an_open_one_stays() {
    operators.add(tenant);
    var closed = signIn(visit(MAC), ann);
    signOut(closed.id(), "signed_out");
    var open = signIn(visit("02:00:5e:10:00:02"), ann);
    infrastructure.clock.advance(Duration.ofDays(731));
    tidy();
    assertThat(sessionsOfAnn()).containsExactlyInAnyOrder(closed.id(), open.id());
    infrastructure.clock.advance(Duration.ofSeconds(1));
    tidy();
    assertThat(sessionsOfAnn()).containsExactly(open.id());
  }

  private List<UUID> sessionsOfAnn() {
    return as(() -> access.list(ann, 10, null)).items().stream().map(Session::id).toList();
  }
}
