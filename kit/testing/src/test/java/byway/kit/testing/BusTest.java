package byway.kit.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import byway.kit.bus.Broker;
import byway.kit.bus.BrokerLogin;
import byway.kit.bus.Bus;
import byway.kit.bus.DeadLetters;
import byway.kit.bus.Retry;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.secrets.Keys;
import byway.kit.testing.Fruit.Picked;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts on a real broker, between two services on a real database. */
class BusTest {
  private static final Retry QUICK = new Retry(3, Duration.ofMillis(20), 1);

  @TempDir Path directory;

  @Test
  void a_queue_goes_when_it_is_said_to_be_over_and_nobody_listens_and_no_other_does()
      throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    try (var infrastructure = TestInfrastructure.fresh();
        var broker =
            Broker.start(
                directory,
                Optional.empty(),
                new BrokerLogin(new Keys("a secret that only tests know, of fair length")),
                QUICK)) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var pears = new Fruit(infrastructure.databases(), "pears");
      var listens =
          new Subscriptions(apples).to(Picked.class, (tx, e) -> heard.add(e.name())).all();
      var others = new Subscriptions(pears).to(Picked.class, (tx, e) -> {}).all();
      var over = new Subscriptions(apples).noLonger(Picked.class).all();
      try (var before = new Bus(broker, new SimpleMeterRegistry());
          var now = new Bus(broker, new SimpleMeterRegistry())) {
        before.declare(listens);
        before.declare(others);
        listens.forEach(before::listen);
        before.relay("apples", apples.outbox());
        infrastructure.as(UUID.randomUUID(), () -> pick(apples, "elstar"));
        assertThat(take(heard)).isEqualTo("elstar");
        now.declare(over);
        over.forEach(now::listen);
        infrastructure.as(UUID.randomUUID(), () -> pick(apples, "jonagold"));
        assertThat(take(heard)).as("a version before listens still").isEqualTo("jonagold");
      }
      assertThat(queues()).contains("apples/apples.picked.v1", "pears/apples.picked.v1");
      try (var later = new Bus(broker, new SimpleMeterRegistry())) {
        later.declare(over);
      }
      assertThat(queues()).contains("pears/apples.picked.v1");
      assertThat(queues()).doesNotContain("apples/apples.picked.v1");
    }
  }

  private static boolean pick(Fruit from, String name) {
    from.pick(name);
    return true;
  }

  /** Those of the broker in this process. */
  private static List<String> queues() throws Exception {
    try (var connections = new ActiveMQConnectionFactory("vm://0", "byway", "secret");
        var factory = connections.getServerLocator().createSessionFactory();
        var session = factory.createSession()) {
      return session.addressQuery(SimpleString.of("apples.picked.v1")).getQueueNames().stream()
          .map(SimpleString::toString)
          .toList();
    }
  }

  @Test
  void every_subscriber_hears_a_fact_and_one_that_fails_gets_it_again_after_replay()
      throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var missed = new LinkedBlockingQueue<String>();
    var broken = new AtomicBoolean(true);
    try (var infrastructure = TestInfrastructure.fresh();
        var broker =
            Broker.start(
                directory,
                Optional.empty(),
                new BrokerLogin(new Keys("a secret that only tests know, of fair length")),
                QUICK);
        var bus = new Bus(broker, new SimpleMeterRegistry())) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var pears = new Fruit(infrastructure.databases(), "pears");
      var both =
          List.of(
              new Subscriptions(apples).to(Picked.class, (tx, e) -> heard.add(e.name())).all(),
              new Subscriptions(pears)
                  .to(
                      Picked.class,
                      (tx, e) -> {
                        if (broken.get()) {
                          throw new IllegalStateException("a defect");
                        }
                        missed.add(e.name());
                      })
                  .all());
      var all = both.stream().flatMap(List::stream).toList();
      bus.declare(all);
      all.forEach(bus::listen);
      bus.relay("apples", apples.outbox());
      infrastructure.as(
          UUID.randomUUID(),
          () -> {
            apples.pick("elstar");
            return true;
          });
      assertThat(take(heard)).isEqualTo("elstar");
      var letters = new DeadLetters(broker);
      var letter = awaitOne(letters);
      assertThat(letter.queue()).isEqualTo("pears/apples.picked.v1");
      broken.set(false);
      assertThat(letters.replay()).isEqualTo(1);
      assertThat(take(missed)).isEqualTo("elstar");
      assertThat(heard).isEmpty();
      assertThat(letters.list()).isEmpty();
    }
  }

  @Test
  void dead_letters_are_counted_and_sent_again_of_one_operator_alone() throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var broken = new AtomicBoolean(true);
    var ours = UUID.randomUUID();
    try (var infrastructure = TestInfrastructure.fresh();
        var broker =
            Broker.start(
                directory,
                Optional.empty(),
                new BrokerLogin(new Keys("a secret that only tests know, of fair length")),
                QUICK);
        var bus = new Bus(broker, new SimpleMeterRegistry())) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var all =
          new Subscriptions(new Fruit(infrastructure.databases(), "pears"))
              .to(
                  Picked.class,
                  (tx, e) -> {
                    if (broken.get()) {
                      throw new IllegalStateException("a defect");
                    }
                    heard.add(e.name());
                  })
              .all();
      bus.declare(all);
      all.forEach(bus::listen);
      bus.relay("apples", apples.outbox());
      var picked =
          Map.of("ours 1", ours, "ours 2", ours, "a", UUID.randomUUID(), "b", UUID.randomUUID());
      picked.forEach(
          (name, tenant) ->
              infrastructure.as(
                  tenant,
                  () -> {
                    apples.pick(name);
                    return true;
                  }));
      var letters = new DeadLetters(broker);
      await(() -> letters.list().size() == 4);
      Predicate<DeadLetters.DeadLetter> isOurs =
          letter -> letter.envelope().contains(ours.toString());
      assertThat(letters.of(isOurs).all()).isEqualTo(2);
      assertThat(letters.of(isOurs).first()).hasSize(2).allMatch(isOurs);
      broken.set(false);
      assertThat(letters.replay(isOurs)).isEqualTo(2);
      assertThat(List.of(take(heard), take(heard))).containsExactlyInAnyOrder("ours 1", "ours 2");
      assertThat(letters.list()).hasSize(2).noneMatch(isOurs);
      assertThat(letters.replay(isOurs)).isZero();
    }
  }

  @Test
  void dead_letters_of_a_broker_that_is_away_are_not_known_and_nobody_waits_for_them() {
    try (var away =
        Broker.at(
            "tcp://127.0.0.1:1",
            new BrokerLogin(new Keys("a secret that nobody asks for, long enough")))) {
      var letters = new DeadLetters(away);
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(letters::list)
          .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(letters::replay)
          .satisfies(refused -> assertThat(refused.code()).isEqualTo("broker_away"));
    }
  }

  @Test
  void facts_that_wait_are_taken_together_and_a_bad_one_takes_none_with_it() throws Exception {
    var heard = new LinkedBlockingQueue<Fact<Picked>>();
    var most = new AtomicInteger();
    try (var infrastructure = TestInfrastructure.fresh();
        var broker =
            Broker.start(
                directory,
                Optional.empty(),
                new BrokerLogin(new Keys("a secret that only tests know, of fair length")),
                QUICK);
        var bus = new Bus(broker, new SimpleMeterRegistry())) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var pears = new Fruit(infrastructure.databases(), "pears");
      var all =
          new Subscriptions(pears)
              .together(
                  Picked.class,
                  (tx, facts) -> {
                    most.accumulateAndGet(facts.size(), Math::max);
                    if (facts.stream().anyMatch(fact -> fact.event().name().equals("rotten"))) {
                      throw new IllegalStateException("a bad one");
                    }
                    heard.addAll(facts);
                  })
              .all();
      bus.declare(all);
      var names = List.of("elstar", "rotten", "jonagold", "boskoop");
      var tenants = names.stream().map(name -> UUID.randomUUID()).toList();
      for (int i = 0; i < names.size(); i++) {
        var name = names.get(i);
        infrastructure.as(
            tenants.get(i),
            () -> {
              apples.pick(name);
              return true;
            });
      }
      bus.relay("apples", apples.outbox());
      all.forEach(bus::listen);
      assertThat(awaitOne(new DeadLetters(broker)).envelope()).contains("rotten");
      assertThat(most).hasValueGreaterThan(1);
      assertThat(List.of(take(heard), take(heard), take(heard)))
          .containsExactlyInAnyOrder(
              new Fact<>(tenants.get(0), new Picked("elstar")),
              new Fact<>(tenants.get(2), new Picked("jonagold")),
              new Fact<>(tenants.get(3), new Picked("boskoop")));
      assertThat(heard).isEmpty();
      assertThat(apples.outbox().waiting()).isZero();
    }
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    var found = queue.poll(120, TimeUnit.SECONDS);
    assertThat(found).isNotNull();
    return requireNonNull(found);
  }

  private static void await(BooleanSupplier what) {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!what.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(what.getAsBoolean()).isTrue();
  }

  private static DeadLetters.DeadLetter awaitOne(DeadLetters letters) {
    await(() -> !letters.list().isEmpty());
    assertThat(letters.list()).hasSize(1);
    return letters.list().getFirst();
  }
}
