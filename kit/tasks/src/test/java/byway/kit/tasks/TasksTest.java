package byway.kit.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.store.StoreFailed;
import byway.kit.tasks.Shelf.Book;
import byway.kit.testing.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is put is done, when its time has come, as promised. */
class TasksTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final UUID tenant = UUID.randomUUID();
  final List<String> done = new ArrayList<>();
  Shelf shelf;

  @BeforeEach
  void open() {
    shelf = new Shelf(infrastructure.databases(), new Tasks(infrastructure.clock));
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
  void a_task_is_done_once_when_its_change_is_committed() {
    lend("Emma");
    var hands = hands(book -> done.add(book.title()));
    assertThat(hands.doDue()).isOne();
    assertThat(hands.doDue()).isZero();
    assertThat(done).containsExactly("Emma");
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void a_task_vanishes_with_the_change_that_is_rolled_back() {
    assertThatThrownBy(
            () ->
                as(
                    () ->
                        shelf.change(
                            tx -> {
                              shelf.tasks.put(tx, Shelf.LEND, "Emma", new Book("Emma"));
                              throw new IllegalStateException("no such reader");
                            })))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hands(book -> done.add(book.title())).doDue()).isZero();
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void who_asked_for_which_tenant_on_which_trace_is_there_when_it_is_done() {
    var reader = Principal.customer(UUID.randomUUID());
    var asked = new Context(tenant, Trace.start(), reader);
    asked.run(() -> shelf.lend("Emma"));
    var seen = new ArrayList<Context>();
    var logged = new ArrayList<Object>();
    hands(
            book -> {
              seen.add(Context.current());
              logged.add(MDC.get("traceId"));
              logged.add(MDC.get("tenant"));
            })
        .doDue();
    assertThat(seen).extracting(Context::tenant).containsExactly(tenant);
    assertThat(seen).extracting(Context::principal).containsExactly(reader);
    assertThat(seen)
        .extracting(context -> context.trace().traceId())
        .containsExactly(asked.trace().traceId());
    assertThat(logged).containsExactly(asked.trace().traceId(), tenant.toString());
    assertThat(Context.isBound()).isFalse();
  }

  @Test
  void a_task_is_not_done_before_its_time() {
    var at = now().plus(Duration.ofHours(1));
    as(() -> shelf.change(tx -> shelf.tasks.put(tx, Shelf.LEND, "Emma", new Book("Emma"), at)));
    var hands = hands(book -> done.add(book.title()));
    infrastructure.clock.advance(Duration.ofMinutes(59));
    assertThat(hands.doDue()).isZero();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    assertThat(hands.doDue()).isOne();
  }

  @Test
  void put_twice_before_it_is_begun_it_is_done_once_as_it_was_put_last() {
    as(
        () ->
            shelf.change(
                tx -> {
                  shelf.tasks.put(tx, Shelf.LEND, "1", new Book("Emma"));
                  shelf.tasks.put(tx, Shelf.LEND, "1", new Book("Persuasion"));
                }));
    hands(book -> done.add(book.title())).doDue();
    assertThat(done).containsExactly("Persuasion");
  }

  @Test
  void put_while_it_is_being_done_it_is_done_once_more() {
    lend("Emma");
    hands(
            book -> {
              done.add(book.title());
              if (done.size() == 1) {
                shelf.lend("Emma");
              }
            })
        .doDue();
    assertThat(done).containsExactly("Emma", "Emma");
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void what_is_removed_is_not_done_and_what_is_being_done_is_not_done_again() {
    lend("Emma");
    as(() -> shelf.change(tx -> shelf.tasks.remove(tx, Shelf.LEND, "Emma")));
    lend("Persuasion");
    hands(
            book -> {
              done.add(book.title());
              shelf.lend("Persuasion");
              shelf.change(tx -> shelf.tasks.remove(tx, Shelf.LEND, "Persuasion"));
            })
        .doDue();
    assertThat(done).containsExactly("Persuasion");
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void two_tenants_may_have_the_same_key() {
    lend("Emma");
    infrastructure.as(UUID.randomUUID(), () -> put("Emma"));
    assertThat(hands(book -> done.add(book.title())).doDue()).isEqualTo(2);
  }

  @Test
  void the_delay_grows_with_each_attempt_up_to_its_limit() {
    var attempts =
        new Attempts(6, Duration.ofSeconds(2), 3, Duration.ofSeconds(20), Duration.ofMinutes(1));
    var kind = Shelf.LEND.with(attempts);
    as(() -> shelf.lend(kind, "Emma"));
    var began = now();
    var tried = new ArrayList<Long>();
    var hands =
        new TasksByHand(
            infrastructure.clock,
            shelf.does(
                kind,
                book -> {
                  tried.add(Duration.between(began, now()).toSeconds());
                  throw new IllegalStateException("not yet");
                }));
    for (int second = 0; second < 120; second++) {
      hands.doDue();
      infrastructure.clock.advance(Duration.ofSeconds(1));
    }
    assertThat(tried).containsExactly(0L, 2L, 8L, 26L, 46L, 66L);
  }

  @Test
  void a_tenant_s_tasks_are_erased_with_it_and_nobody_else_s() {
    lend("Emma");
    var other = UUID.randomUUID();
    infrastructure.as(other, () -> put("Persuasion"));
    shelf.forget(tenant);
    hands(book -> done.add(book.title())).doDue();
    assertThat(done).containsExactly("Persuasion");
  }

  @Test
  void a_task_that_is_erased_while_it_is_being_done_leaves_nothing() {
    lend("Emma");
    hands(book -> shelf.forget(tenant)).doDue();
    lend("Emma");
    hands(
            book -> {
              shelf.forget(tenant);
              throw new IllegalStateException("its reader is gone");
            })
        .doDue();
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void a_tenant_neither_sees_nor_writes_the_task_of_another() {
    lend("Emma");
    var other = UUID.randomUUID();
    int erased = infrastructure.as(other, () -> shelf.<Integer>write(tx -> shelf.tasks.erase(tx)));
    assertThat(erased).isZero();
    int seen =
        infrastructure.as(
            other,
            () ->
                shelf.<Integer>read(
                    tx ->
                        tx.query("select count(*) from scheduled_tasks")
                            .mapTo(Integer.class)
                            .one()));
    assertThat(seen).isZero();
    assertThatThrownBy(
            () ->
                infrastructure.as(
                    other,
                    () ->
                        shelf.write(
                            tx -> {
                              Context.platform(tenant)
                                  .run(
                                      () ->
                                          shelf.tasks.put(
                                              tx, Shelf.LEND, "Emma", new Book("Emma")));
                              return true;
                            })))
        .isInstanceOf(StoreFailed.class)
        .hasMessageContaining("row-level security");
  }

  @Test
  void what_is_too_large_or_has_no_name_is_not_put() {
    assertThatThrownBy(() -> as(() -> shelf.lend("x".repeat(101))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> as(() -> shelf.lend(""))).isInstanceOf(IllegalArgumentException.class);
    var thick = new Book("x".repeat(StoredTask.LONGEST));
    assertThatThrownBy(
            () -> as(() -> shelf.change(tx -> shelf.tasks.put(tx, Shelf.LEND, "1", thick))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void a_task_of_a_kind_that_this_process_does_not_know_waits_for_one_that_does() {
    var newer = TaskKind.of("shelve", Book.class);
    as(() -> shelf.lend(newer, "Emma"));
    assertThat(hands(book -> done.add(book.title())).doDue()).isZero();
    var knowing =
        new TasksByHand(infrastructure.clock, shelf.does(newer, book -> done.add(book.title())));
    assertThat(knowing.doDue()).isOne();
  }

  @Test
  void a_service_that_says_twice_how_a_task_is_done_does_not_start() {
    var one = shelf.does(book -> done.add(book.title()));
    assertThatThrownBy(() -> new TasksByHand(infrastructure.clock, one, one))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lend");
  }

  private Instant now() {
    return infrastructure.clock.instant();
  }

  private TasksByHand hands(Consumer<Book> deed) {
    return new TasksByHand(infrastructure.clock, shelf.does(deed));
  }

  private void lend(String title) {
    infrastructure.as(tenant, () -> put(title));
  }

  private boolean put(String title) {
    shelf.lend(title);
    return true;
  }

  private void as(Runnable work) {
    Context.platform(tenant).run(work);
  }
}
