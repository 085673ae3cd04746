package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.OFF;
import static byway.fronts.radius.Front.ON;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an access point and the way to it do: never more is charged than was used, and where it
 * can be told what a report is of, what was reported. More histories by {@code
 * -Dbyway.histories=5000}.
 */
class AnyHistoryTest {
  private static final int STEPS = 60;
  private static final byte[] FOREIGN = "another server's".getBytes(StandardCharsets.UTF_8);

  /** The same worlds each time: what fails here fails again. */
  static LongStream seeds() {
    return new Random(20_261_128).longs(Integer.getInteger("byway.histories", 150));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_used_is_what_is_charged(long seed) {
    var world = new World(new Random(seed), false);
    for (int step = 0; step < STEPS; step++) {
      world.step();
      assertThat(world.charged()).as("%s, step %d", world, step).isLessThanOrEqualTo(world.used());
      if (world.isClear()) {
        assertThat(world.charged()).as("%s, step %d", world, step).isEqualTo(world.arrived());
        assertThat(world.front.orders).as("%s, step %d", world, step).isEmpty();
      }
    }
  }

  /** Some tell no session time, and clocks are set, also to and from 1970. */
  @ParameterizedTest
  @MethodSource("seeds")
  void never_more_is_charged_than_was_used_whatever_clocks_do(long seed) {
    var world = new World(new Random(seed), true);
    for (int step = 0; step < STEPS; step++) {
      world.step();
      assertThat(world.charged()).as("%s, step %d", world, step).isLessThanOrEqualTo(world.used());
    }
  }

  /** How an access point tells the time of what it reports. */
  private enum Time {
    TIMESTAMP,
    DELAY,
    NONE
  }

  /** When an access point gives Class back. */
  private enum Back {
    ALWAYS,
    SOMETIMES,
    NEVER
  }

  /** One accounting session, as its access point knows it. */
  private static final class Run {
    final String acct;
    final String mac;
    final long beganAt;
    byte[] given;
    long megabytes;
    long arrived;
    boolean isHeard;
    boolean isOver;

    Run(String acct, String mac, long beganAt, byte[] given) {
      this.acct = acct;
      this.mac = mac;
      this.beganAt = beganAt;
      this.given = given;
    }
  }

  /** A report under way; its words are said again as they were. */
  private record Sent(Run run, Words words, long megabytes, long at) {}

  private static final class World {
    final Front front = new Front();
    final Random random;
    final Time time;
    final Back back;
    final boolean isOneProcess;
    final boolean countsIdsFromOne;
    final List<Run> runs = new ArrayList<>();
    final List<Sent> line = new ArrayList<>();
    final @Nullable Run[] running = new @Nullable Run[2];
    final List<String> told = new ArrayList<>();
    final boolean isOdd;
    final boolean tellsSeconds;
    long clockSet;
    int nextId = 1;

    World(Random random, boolean isOdd) {
      this.random = random;
      this.isOdd = isOdd;
      this.tellsSeconds = !isOdd || random.nextInt(3) > 0;
      this.time = any(Time.values());
      this.back = any(Back.values());
      this.isOneProcess = random.nextBoolean();
      this.countsIdsFromOne = random.nextBoolean();
    }

    @Override
    public String toString() {
      var kind = time + ", Class " + back + (isOneProcess ? ", one process" : ", two processes");
      return kind + String.join("\n  ", told);
    }

    /** Whether each report says enough for what it is of to be known for sure. */
    boolean isClear() {
      return time == Time.TIMESTAMP && (back == Back.ALWAYS || isOneProcess);
    }

    void step() {
      front.clock.advance(Duration.ofMillis(2_500 + random.nextInt(12_000)));
      setClock();
      int client = random.nextInt(running.length);
      var run = running[client];
      int what = random.nextInt(12);
      told.add("at %d: %d".formatted(now() % 10_000, what));
      switch (what) {
        case 0, 1, 2 -> connect(client);
        case 3, 4, 5 -> use(run, INTERIM);
        case 6 -> signInAgain(run);
        case 7 -> {
          use(run, STOP);
          running[client] = null;
        }
        case 8 -> reboot();
        case 9 -> otherProcess();
        default -> deliver();
      }
      front.deliverFacts();
    }

    void setClock() {
      // What is in doubt is not known any more after a restart, and is with each process.
      if (isOdd && isOneProcess && random.nextInt(15) == 0) {
        clockSet = any(new Long[] {0L, -now(), 3_600L, -3_600L, -20L});
        told.add("clock is set to %d".formatted(clockSet));
      }
    }

    void connect(int client) {
      if (running[client] != null) {
        use(running[client], INTERIM);
        return;
      }
      var mac = "02-00-00-00-00-1" + client;
      var given = front.signIn(customer(client), mac);
      front.clock.advance(Duration.ofMillis(1_500));
      var acct = countsIdsFromOne ? "%08d".formatted(nextId++) : "client " + client;
      var run = new Run(acct, mac, now(), given);
      runs.add(run);
      running[client] = run;
      tell(run, START);
    }

    String customer(int client) {
      return (client == 0) == (random.nextInt(5) > 0) ? "ann@x" : "bob@x";
    }

    void use(@Nullable Run run, int status) {
      if (run != null) {
        run.megabytes += 1 + random.nextInt(20);
        run.isOver = status == STOP;
        tell(run, status);
      }
    }

    void signInAgain(@Nullable Run run) {
      if (run != null) {
        run.given = front.signIn(customer(random.nextInt(2)), run.mac);
        front.clock.advance(Duration.ofMillis(1_500));
      }
    }

    /** By its own will or without power; what it had to say and had not is lost in part. */
    void reboot() {
      boolean isOrderly = random.nextBoolean();
      for (int client = 0; client < running.length; client++) {
        if (running[client] != null) {
          running[client].isOver = true;
        }
        running[client] = null;
      }
      if (isOrderly) {
        ofAll(OFF);
      }
      line.removeIf(sent -> random.nextBoolean());
      nextId = 1;
      front.clock.advance(Duration.ofSeconds(30));
      if (random.nextBoolean()) {
        ofAll(ON);
      }
    }

    void ofAll(int status) {
      var words = Words.of(status).with(Attribute.of(Type.ACCT_SESSION_ID, "boot" + now()));
      assertThat(
              front.isAnswered((time == Time.TIMESTAMP ? words.at(now() + clockSet) : words).all()))
          .isTrue();
    }

    void otherProcess() {
      if (!isOneProcess) {
        if (random.nextBoolean()) {
          front.restart();
        } else {
          front.takeTurns();
        }
      }
    }

    long now() {
      return front.clock.instant().getEpochSecond();
    }

    void tell(Run run, int status) {
      var words = Words.of(status).acct(run.acct).used(run.megabytes);
      if (tellsSeconds) {
        words = words.seconds(now() - run.beganAt);
      }
      if (back == Back.ALWAYS || (back == Back.SOMETIMES && random.nextBoolean())) {
        words =
            switch (random.nextInt(4)) {
              case 0 -> words.given(FOREIGN, run.given);
              case 1 -> words.given(new byte[0], run.given, FOREIGN);
              default -> words.given(run.given);
            };
      } else if (random.nextInt(4) == 0) {
        words = words.given(FOREIGN);
      }
      if (back != Back.ALWAYS || random.nextInt(5) > 0) {
        words = words.mac(random.nextBoolean() ? run.mac : run.mac.replace('-', ':'));
      }
      if (time == Time.TIMESTAMP) {
        words = words.at(now() + clockSet);
      }
      var sent = new Sent(run, words, run.megabytes, now());
      int fate = random.nextInt(10);
      if (fate < 8) {
        arrive(sent);
      }
      if (fate == 7 || fate == 8) {
        line.add(sent);
      }
    }

    /** Something that was said before is said again, or for the first time. */
    void deliver() {
      if (line.isEmpty()) {
        return;
      }
      var sent = line.get(random.nextInt(line.size()));
      if (random.nextInt(3) > 0) {
        line.remove(sent);
      }
      // Without a time nothing could tell it from a report of what has the name now.
      boolean isFollowed =
          runs.stream()
              .anyMatch(
                  run ->
                      run.acct.equals(sent.run.acct)
                          && run.mac.equals(sent.run.mac)
                          && run.beganAt > sent.run.beganAt);
      // Of what was two or more before, or was never heard of, nothing is known: nothing is
      // changed.
      if (isFollowedTwice(sent) || (isFollowed && !sent.run.isHeard)) {
        return;
      }
      if (time != Time.NONE || (!isFollowed && !isStartAfterMore(sent))) {
        arrive(sent);
      }
    }

    boolean isFollowedTwice(Sent sent) {
      return runs.stream()
              .filter(run -> run.acct.equals(sent.run.acct) && run.mac.equals(sent.run.mac))
              .filter(run -> run.beganAt > sent.run.beganAt)
              .count()
          > 1;
    }

    private static boolean isStartAfterMore(Sent sent) {
      return sent.megabytes == 0 && sent.run.arrived > 0;
    }

    void arrive(Sent sent) {
      long late = now() - sent.at;
      var words = time == Time.DELAY && late > 0 ? sent.words.late(late) : sent.words;
      assertThat(front.isAnswered(words.all())).isTrue();
      front.deliverFacts();
      told.add(
          "%s %s %d MB of %d, %d s late: %d charged"
              .formatted(
                  sent.run.mac,
                  sent.run.acct,
                  sent.megabytes,
                  sent.run.beganAt % 10_000,
                  late,
                  charged()));
      sent.run.isHeard |= sent.megabytes > 0;
      sent.run.arrived = Math.max(sent.run.arrived, sent.megabytes);
    }

    long charged() {
      return front.charged("ann@x") + front.charged("bob@x");
    }

    long used() {
      return 1_000_000 * runs.stream().mapToLong(run -> run.megabytes).sum();
    }

    long arrived() {
      return 1_000_000 * runs.stream().mapToLong(run -> run.arrived).sum();
    }

    <T> T any(T[] values) {
      return values[random.nextInt(values.length)];
    }
  }
}
