package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.bus.Broker;
import byway.kit.bus.BrokerLogin;
import byway.kit.bus.Bus;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.secrets.Keys;
import byway.kit.testing.Fruit.Picked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of the broker's journal while it is stopped: no fact is lost, and none is
 * handled twice.
 */
class LostJournalTest {
  private static final int FACTS = 30;
  private static final UUID TENANT = UUID.randomUUID();

  @TempDir Path directory;

  private final List<String> handled = new CopyOnWriteArrayList<>();

  /** What was done to it. */
  enum Harm {
    JOURNAL_GONE,
    TAIL_GONE,
    RUBBISH_AT_THE_END
  }

  @ParameterizedTest
  @EnumSource
  void facts_that_waited_in_the_broker_are_heard_once(Harm harm) throws Exception {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var subscriptions = pears(new Fruit(infrastructure.databases(), "pears"));
      try (var broker =
              Broker.start(
                  directory,
                  Optional.empty(),
                  new BrokerLogin(new Keys("a secret that only tests know, of fair length")));
          var bus = new Bus(broker, new SimpleMeterRegistry())) {
        bus.declare(subscriptions);
        bus.relay("apples", apples.outbox());
        pick(infrastructure, apples, 0);
        await(() -> apples.outbox().waiting() == 0);
      }
      harm(harm);
      try (var broker =
              Broker.start(
                  directory,
                  Optional.empty(),
                  new BrokerLogin(new Keys("a secret that only tests know, of fair length")));
          var bus = new Bus(broker, new SimpleMeterRegistry())) {
        bus.declare(subscriptions);
        bus.relay("apples", apples.outbox());
        subscriptions.forEach(bus::listen);
        pick(infrastructure, apples, FACTS);
        await(() -> new HashSet<>(handled).size() == 2 * FACTS);
        await(() -> apples.outbox().waiting() == 0);
      }
      assertThat(handled).hasSize(2 * FACTS).doesNotHaveDuplicates();
    }
  }

  @Test
  void facts_that_were_handled_before_are_not_handled_again() throws Exception {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var subscriptions = pears(new Fruit(infrastructure.databases(), "pears"));
      for (int life = 0; life < 2; life++) {
        try (var broker =
                Broker.start(
                    directory,
                    Optional.empty(),
                    new BrokerLogin(new Keys("a secret that only tests know, of fair length")));
            var bus = new Bus(broker, new SimpleMeterRegistry())) {
          bus.declare(subscriptions);
          bus.relay("apples", apples.outbox());
          subscriptions.forEach(bus::listen);
          pick(infrastructure, apples, life * FACTS);
          int facts = (life + 1) * FACTS;
          await(() -> new HashSet<>(handled).size() == facts);
        }
        remove(directory);
      }
      assertThat(handled).hasSize(2 * FACTS).doesNotHaveDuplicates();
    }
  }

  private List<Subscription> pears(Fruit pears) {
    return new Subscriptions(pears).to(Picked.class, (tx, e) -> handled.add(e.name())).all();
  }

  private static void pick(TestInfrastructure infrastructure, Fruit apples, int from) {
    var unused =
        infrastructure.as(
            TENANT,
            () -> {
              IntStream.range(from, from + FACTS).forEach(i -> apples.pick("apple " + i));
              return true;
            });
  }

  private void harm(Harm harm) throws IOException {
    switch (harm) {
      case JOURNAL_GONE -> remove(directory.resolve("journal"));
      case TAIL_GONE -> tear(12_000);
      case RUBBISH_AT_THE_END -> {
        afterTheEnd(prepared());
        afterTheEnd(rubbish());
      }
    }
  }

  private static void remove(Path from) throws IOException {
    try (var all = Files.walk(from)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The last bytes that were written, as if they had never been. */
  private void tear(int bytes) throws IOException {
    for (var file : files()) {
      int end = end(file);
      int from = Math.max(HEADER, end - bytes);
      write(file, from, new byte[Math.max(0, end - from)]);
    }
  }

  private void afterTheEnd(byte[] what) throws IOException {
    for (var file : files()) {
      var mine = ByteBuffer.wrap(what.clone());
      var id = ByteBuffer.wrap(Files.readAllBytes(file)).getLong(8);
      write(file, end(file) + 64, mine.putInt(1, (int) id).array());
    }
  }

  private static final int HEADER = 16;

  /**
   * What reads as the record of a prepared transaction whose identifier claims 24 bytes where there
   * are four: the broker says AMQ222306 and "Attempted to read: 24", and rolls it back.
   */
  private static byte[] prepared() {
    return ByteBuffer.allocate(38)
        .put((byte) 17)
        .putInt(0) // the file's number
        .put((byte) 0)
        .putLong(4_711)
        .putInt(0) // records of this transaction
        .putInt(12)
        .putInt(1)
        .putInt(24)
        .putInt(0)
        .putInt(38)
        .array();
  }

  /** Types of records with nothing right behind them. */
  private static byte[] rubbish() {
    var bytes = new byte[4_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (11 + i % 9);
    }
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(directory.resolve("journal"))) {
      return all.filter(file -> file.getFileName().toString().startsWith("activemq-data")).toList();
    }
  }

  private static int end(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > HEADER && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void write(Path file, int at, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var unused = channel.write(ByteBuffer.wrap(bytes), at);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
