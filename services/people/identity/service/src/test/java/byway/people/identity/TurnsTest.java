package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.Turns.Asker;
import byway.people.identity.Turns.Lane;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.SignInResult;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.SignedUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One who tries passwords without end, and everybody else. */
class TurnsTest {
  static final Installation installation = new Installation();
  static final String ANN = "ann@example.com";
  static final CameFrom ATTACKER = from("198.51.100.7");
  static final CameFrom ANNS = from("203.0.113.5");
  static final SignUp SAM =
      new SignUp(UUID.randomUUID(), "sam@example.com", "Sam", Desk.PASSWORD, "en");

  final CountDownLatch leave = new CountDownLatch(1);
  final CountDownLatch inside = new CountDownLatch(1);
  final Turns turns = new Turns(1, Duration.ofMinutes(5), installation.metrics);

  /** One whose computations are held until they may go on. */
  final Passwords held =
      new Passwords(Installation.CHEAP_KIB, installation.metrics) {
        @Override
        Set<String> matching(String password, List<String> hashes) {
          inside.countDown();
          awaitQuietly(leave);
          return super.matching(password, hashes);
        }
      };

  final Desk quick = installation.desk();
  final Desk desk = new Desk(installation, installation.with(held, turns), quick.tenant());

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void many_wrong_passwords_from_one_place_keep_nobody_else_out() throws Exception {
    int many = 70;
    var anns = ((SignedUp) quick.trySignUp(ANN, Desk.PASSWORD)).tokens();
    // Among those that nothing is known of, and soon among the doubted.
    var refused = new CountDownLatch(many - 2 * Waiting.MOST_FROM_ONE_PLACE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        var email = "nobody" + i + "@example.com";
        threads.execute(() -> signInOrBeRefused("198.51.100.7", email, refused));
      }
      refused.await();
      inside.await();
      assertThat(desk.verify(anns.accessToken())).isNotNull();
      assertThat(desk.refresh(anns.refreshToken())).isInstanceOf(SignedIn.class);
      var own = threads.submit(() -> desk.signInFrom(ANNS, ANN, Desk.PASSWORD));
      var staff = threads.submit(() -> desk.as(() -> desk.identity().addStaff(SAM)));
      leave.countDown();
      assertThat(own.get()).isInstanceOf(SignedIn.class);
      assertThat(staff.get()).isInstanceOf(SignedUp.class);
    }
  }

  private void signInOrBeRefused(String source, String email, CountDownLatch refused) {
    try {
      var unused = desk.signInFrom(from(source), email, "a wrong password");
    } catch (Refusal busy) {
      assertThat(busy.status()).isIn(429, 503);
      assertThat(busy.code()).isEqualTo("busy");
      assertThat(busy.retryAfterSeconds()).isPositive();
      refused.countDown();
    }
  }

  @Test
  void sixty_places_that_were_wrong_keep_nobody_out_who_comes_from_elsewhere() throws Exception {
    int many = 60;
    quick.prove(ANN);
    for (int i = 0; i < many; i++) {
      quick.signInFrom(from("198.51.100." + i), "nobody" + i + "@example.com", "a wrong one");
    }
    var refused = new CountDownLatch(many - Waiting.MOST_OF_AN_OPERATOR - 1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        var source = "198.51.100." + i;
        threads.execute(() -> signInOrBeRefused(source, "nobody@example.com", refused));
      }
      refused.await();
      inside.await();
      var own = threads.submit(() -> desk.signInFrom(ANNS, ANN, Desk.PASSWORD));
      leave.countDown();
      assertThat(own.get()).isInstanceOf(SignedIn.class);
    }
  }

  @Test
  void a_place_that_asks_again_at_once_where_there_was_no_room_waits_among_the_doubted()
      throws Exception {
    var refused = new CompletableFuture<CameFrom>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> desk.signInFrom(ANNS, ANN, "a wrong password"));
      inside.await();
      for (int i = 0; i <= Waiting.MOST_OF_AN_OPERATOR; i++) {
        var from = from("198.51.100." + i);
        threads.execute(
            () -> {
              try {
                var unused = desk.signInFrom(from, "nobody@example.com", "a wrong password");
              } catch (Refusal busy) {
                refused.complete(from);
              }
            });
      }
      var late = refused.get();
      assertThatThrownBy(() -> desk.signInFrom(late, ANN, "a wrong password"))
          .isInstanceOf(Refusal.class);
      var doubted = threads.submit(() -> desk.signInFrom(late, ANN, "a wrong password"));
      leave.countDown();
      assertThat(first.get()).isEqualTo(new NotProven());
      assertThat(doubted.get()).isEqualTo(new NotProven());
    }
  }

  @Test
  void who_is_told_to_wait_takes_no_turn_by_coming_again() throws Exception {
    quick.prove(ANN);
    for (int i = 0; i < 5; i++) {
      quick.signInFrom(ATTACKER, ANN, "a wrong password");
    }
    assertThat(quick.signInFrom(ATTACKER, ANN, Desk.PASSWORD)).isEqualTo(new Throttled(30));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = threads.submit(() -> desk.signInFrom(ANNS, "somebody@example.com", "wrong"));
      inside.await();
      // The only turn is taken and not given back: whoever needed one would wait for ever.
      for (int i = 0; i < 100; i++) {
        assertThat(desk.signInFrom(ATTACKER, ANN, Desk.PASSWORD)).isEqualTo(new Throttled(30));
      }
      installation.infrastructure.clock.advance(Duration.ofSeconds(30));
      leave.countDown();
      assertThat(held.get()).isEqualTo(new NotProven());
      assertThat(desk.signInFrom(ATTACKER, ANN, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    }
  }

  @Test
  void who_comes_again_without_a_pause_waits_for_the_answer_and_no_more_than_a_few_do()
      throws Exception {
    for (int i = 0; i < 5; i++) {
      quick.signInFrom(ATTACKER, ANN, "a wrong password");
    }
    assertThat(quick.signInFrom(ATTACKER, ANN, "a wrong password")).isInstanceOf(Throttled.class);
    var here = new CountDownLatch(Tarpit.MOST);
    installation.pause =
        () -> {
          here.countDown();
          leave.await();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<SignInResult>>();
      for (int i = 0; i < Tarpit.MOST; i++) {
        answers.add(threads.submit(() -> quick.signInFrom(ATTACKER, ANN, "a wrong password")));
      }
      here.await();
      assertThat(answers).noneMatch(Future::isDone);
      assertThat(quick.signInFrom(ATTACKER, ANN, "a wrong one")).isInstanceOf(Throttled.class);
      leave.countDown();
      for (var answer : answers) {
        assertThat(answer.get()).isInstanceOf(Throttled.class);
      }
    } finally {
      installation.pause = () -> {};
    }
  }

  @Test
  void turns_go_round_between_places_operators_and_lanes() {
    var waiting = new Waiting();
    var here = UUID.randomUUID();
    var there = UUID.randomUUID();
    var order = new ArrayList<String>();
    for (var name : List.of("a1", "a2", "a3", "b1")) {
      enter(waiting, Lane.OTHERS, here, name.substring(0, 1), name, order);
    }
    enter(waiting, Lane.OTHERS, there, "c", "c1", order);
    enter(waiting, Lane.STAFF, here, "a", "staff", order);
    for (var turn = waiting.next(); turn != null; turn = waiting.next()) {
      turn.run();
    }
    assertThat(order).containsExactly("a1", "staff", "c1", "b1", "a2", "a3");
  }

  @Test
  void a_full_lane_gives_a_new_place_the_last_turn_of_the_one_with_most() {
    var waiting = new Waiting();
    var operator = UUID.randomUUID();
    var order = new ArrayList<String>();
    for (int place = 0;
        place < Waiting.MOST_OF_AN_OPERATOR / Waiting.MOST_FROM_ONE_PLACE;
        place++) {
      for (int i = 0; i < Waiting.MOST_FROM_ONE_PLACE; i++) {
        enter(waiting, Lane.OTHERS, operator, "place " + place, place + " " + i, order);
      }
    }
    assertThat(enter(waiting, Lane.OTHERS, operator, "new", "new", order))
        .isEqualTo(Waiting.Entry.ENTERED);
    for (var turn = waiting.next(); turn != null; turn = waiting.next()) {
      turn.run();
    }
    assertThat(order).hasSize(Waiting.MOST_OF_AN_OPERATOR).contains("new");
  }

  @Test
  void one_operators_crowd_leaves_room_for_another() {
    var waiting = new Waiting();
    var operator = UUID.randomUUID();
    var order = new ArrayList<String>();
    for (int i = 0; i < Waiting.MOST_OF_AN_OPERATOR; i++) {
      enter(waiting, Lane.OTHERS, operator, "place " + i, "" + i, order);
    }
    assertThat(enter(waiting, Lane.OTHERS, operator, "one more", "", order))
        .isEqualTo(Waiting.Entry.FULL);
    assertThat(enter(waiting, Lane.OTHERS, UUID.randomUUID(), "there", "", order))
        .isEqualTo(Waiting.Entry.ENTERED);
  }

  private static Waiting.Entry enter(
      Waiting waiting, Lane lane, UUID tenant, String source, String name, List<String> order) {
    return waiting.enter(new Turn<>(new Asker(lane, tenant, source), () -> order.add(name)));
  }

  static CameFrom from(String source) {
    return new CameFrom(source, null, null, null);
  }

  static boolean awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
