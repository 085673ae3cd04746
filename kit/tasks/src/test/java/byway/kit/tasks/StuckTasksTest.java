package byway.kit.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import byway.kit.context.Context;
import byway.kit.tasks.Shelf.Book;
import byway.kit.tasks.StuckWork.GiveUp;
import byway.kit.tasks.StuckWork.TryAgain;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What always fails stops nobody else, and people decide what becomes of it. */
class StuckTasksTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final UUID tenant = UUID.randomUUID();
  final List<String> done = new ArrayList<>();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Attempts thrice =
      new Attempts(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), Duration.ofMinutes(1));
  final TaskKind<Book> lend = Shelf.LEND.with(thrice);
  @Nullable RuntimeException fails = Refusal.unavailable("closed", "ask ann@example.org for a key");
  Shelf shelf;
  TasksByHand hands;
  StuckTasksEndpoint stuck;

  @BeforeEach
  void open() {
    shelf = new Shelf(infrastructure.databases(), new Tasks(infrastructure.clock));
    hands = new TasksByHand(infrastructure.clock, metrics, shelf.does(lend, this::lendOut));
    stuck =
        new StuckTasksEndpoint(
            new StuckTasks(List.of(shelf), shelf.tasks, infrastructure.clock, metrics));
  }

  @AfterEach
  void clear() {
    shelf.clear();
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void after_its_last_attempt_it_is_kept_and_tried_no_more_and_the_others_go_on() {
    stick("poison");
    assertThat(done).containsExactly("poison", "poison", "poison");
    infrastructure.clock.advance(Duration.ofDays(400));
    fails = null;
    put("Emma");
    hands.doDue();
    assertThat(done).containsExactly("poison", "poison", "poison", "Emma");
    assertThat(shelf.kept()).isOne();
  }

  @Test
  void it_is_listed_with_its_last_failure_without_what_is_personal() {
    stick("poison");
    var failedAt = infrastructure.clock.instant().minus(Duration.ofMinutes(1));
    assertThat(listed())
        .containsExactly(
            new StuckTask(
                "shelf",
                "lend",
                tenant + "/poison",
                tenant,
                "poison",
                false,
                3,
                "closed",
                "ask … for a key",
                failedAt,
                failedAt));
    assertThat(infrastructure.as(tenant, stuck::list).all()).isOne();
  }

  @Test
  void a_tenant_sees_its_own_and_the_platform_all() {
    stick("poison");
    assertThat(infrastructure.as(UUID.randomUUID(), stuck::list).first()).isEmpty();
    assertThat(Context.platform().call(stuck::list).first()).hasSize(1);
    var other = UUID.randomUUID();
    refused("not_found", () -> infrastructure.as(other, () -> tryAgain(tenant + "/poison")));
    refused(
        "not_found", () -> infrastructure.as(other, () -> giveUp(tenant + "/poison", "not mine")));
    assertThat(listed()).hasSize(1);
  }

  @Test
  void tried_again_it_has_all_its_attempts_and_may_succeed() {
    stick("poison");
    fails = null;
    infrastructure.as(tenant, () -> tryAgain(tenant + "/poison"));
    assertThat(listed()).isEmpty();
    assertThat(hands.doDue()).isOne();
    assertThat(shelf.kept()).isZero();
    refused("not_found", () -> infrastructure.as(tenant, () -> tryAgain(tenant + "/poison")));
  }

  @Test
  void tried_again_it_may_be_stuck_again() {
    stick("poison");
    infrastructure.as(tenant, () -> tryAgain(tenant + "/poison"));
    tryAll();
    assertThat(done).hasSize(6);
    assertThat(listed()).extracting(StuckTask::attempts).containsExactly(3);
  }

  @Test
  void put_anew_it_has_a_new_reason_to_be_tried() {
    stick("poison");
    fails = null;
    put("poison");
    assertThat(hands.doDue()).isOne();
    assertThat(listed()).isEmpty();
  }

  @Test
  void given_up_for_a_reason_it_is_listed_no_more_and_can_be_taken_back_for_thirty_days() {
    stick("poison");
    infrastructure.as(tenant, () -> giveUp(tenant + "/poison", "the book is lost"));
    assertThat(listed()).isEmpty();
    assertThat(metrics.get("byway_tasks_given_up_total").counter().count()).isOne();
    assertThat(hands.doDue()).isZero();
    refused(
        "not_found", () -> infrastructure.as(tenant, () -> giveUp(tenant + "/poison", "twice")));

    fails = null;
    infrastructure.as(tenant, () -> tryAgain(tenant + "/poison"));
    assertThat(hands.doDue()).isOne();

    fails = new IllegalStateException("again");
    stick("poison");
    infrastructure.as(tenant, () -> giveUp(tenant + "/poison", "the book is lost"));
    infrastructure.clock.advance(Duration.ofDays(31));
    hands.keepHouse();
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void nothing_is_given_up_without_a_reason_or_that_is_not_stuck() {
    stick("poison");
    for (var reason : List.of("", " ", "x".repeat(201), "\0")) {
      refused(
          "reason_invalid",
          () -> infrastructure.as(tenant, () -> giveUp(tenant + "/poison", reason)));
    }
    put("Emma");
    refused("not_found", () -> infrastructure.as(tenant, () -> giveUp(tenant + "/Emma", "a whim")));
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    tenant,
                    () -> {
                      stuck.giveUp("cellar", new GiveUp("lend", tenant + "/poison", "why not"));
                      return true;
                    }))
        .isInstanceOf(Refusal.class);
    assertThat(listed()).hasSize(1);
  }

  @Test
  void what_is_kept_and_cannot_be_read_is_stuck_and_stops_nobody() {
    put("Emma");
    var garbled = "update scheduled_tasks set task_data = jsonb_set(task_data, '{payload}', '[1]')";
    infrastructure.as(tenant, () -> shelf.write(tx -> tx.update(garbled).execute()));
    fails = null;
    put("Persuasion");
    tryAll();
    assertThat(done).containsExactly("Persuasion");
    assertThat(listed()).extracting(StuckTask::code).containsExactly("payload_invalid");

    for (var data : List.of("7", "null", "{}", "{\"principal\":\"NOBODY\"}")) {
      infrastructure.as(tenant, () -> tryAgain(tenant + "/Emma"));
      var nonsense = "update scheduled_tasks set task_data = '" + data + "'";
      infrastructure.as(tenant, () -> shelf.write(tx -> tx.update(nonsense).execute()));
      tryAll();
      assertThat(listed())
          .extracting(StuckTask::code, StuckTask::attempts)
          .containsExactly(tuple("payload_invalid", 3));
    }
  }

  @Test
  void the_figures_tell_what_was_done_what_failed_what_is_stuck_and_how_late_it_is() {
    stick("poison");
    fails = null;
    put("Emma");
    hands.doDue();
    put("Persuasion");
    infrastructure.clock.advance(Duration.ofSeconds(90));
    hands.keepHouse();
    assertThat(metrics.get("byway_tasks_done_total").tag("task", "lend").counter().count()).isOne();
    assertThat(failures("again")).isEqualTo(2);
    assertThat(failures("stuck")).isOne();
    assertThat(metrics.get("byway_tasks_stuck").tag("service", "shelf").gauge().value()).isOne();
    assertThat(metrics.get("byway_tasks_due_seconds").gauge().value()).isEqualTo(90);
  }

  private double failures(String outcome) {
    return metrics.get("byway_tasks_failed_total").tag("outcome", outcome).counter().count();
  }

  private void lendOut(Book book) {
    done.add(book.title());
    if (fails != null) {
      throw fails;
    }
  }

  private void put(String title) {
    Context.platform(tenant).run(() -> shelf.lend(lend, title));
  }

  private void stick(String title) {
    put(title);
    tryAll();
  }

  private void tryAll() {
    for (int i = 0; i < 3; i++) {
      hands.doDue();
      infrastructure.clock.advance(Duration.ofMinutes(1));
    }
  }

  private List<StuckTask> listed() {
    return infrastructure.as(tenant, stuck::list).first();
  }

  private boolean tryAgain(String id) {
    stuck.tryAgain("shelf", new TryAgain("lend", id));
    return true;
  }

  private boolean giveUp(String id, String reason) {
    stuck.giveUp("shelf", new GiveUp("lend", id, reason));
    return true;
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
