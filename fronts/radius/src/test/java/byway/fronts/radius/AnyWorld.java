package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.OFF;
import static byway.fronts.radius.Front.ON;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two client devices, one or two access points of one operator, and the way to one or two
 * processes.
 */
final class AnyWorld {
  private static final int CLIENTS = 2;

  /** A report under way; its words are said again as they were. */
  private record Sent(AnyRun run, Words words, long megabytes, long at) {}

  /** An Accounting-On or -Off under way. */
  private record SentOfAll(UUID accessPoint, Words words, long at) {}

  final Front front = new Front();
  private final Random random;
  private final boolean isOdd;
  private final AnyManner manner;
  private final List<UUID> accessPoints;
  private final List<AnyRun> runs = new ArrayList<>();
  private final List<Sent> line = new ArrayList<>();
  private final List<SentOfAll> ofAllLine = new ArrayList<>();
  private final @Nullable AnyRun[] running = new @Nullable AnyRun[CLIENTS];
  private final List<String> told = new ArrayList<>();
  private long clockSet;

  /** Of some accounting session all that was heard for a while was late. */
  private boolean isFirstLate;

  private int nextId = 1;

  AnyWorld(Random random, boolean isOdd) {
    this.random = random;
    this.isOdd = isOdd;
    this.manner = new AnyManner(random, isOdd);
    this.accessPoints =
        random.nextInt(3) > 0 ? List.of(front.device) : List.of(front.device, front.otherDevice);
  }

  @Override
  public String toString() {
    var kind = "%s, %d access points%n  ".formatted(manner, accessPoints.size());
    return kind + String.join("\n  ", told);
  }

  /** Whether each report says enough for what it is of to be known for sure. */
  boolean isClear() {
    return manner.isClear() && accessPoints.size() == 1 && !isFirstLate;
  }

  void step() {
    front.clock.advance(Duration.ofMillis(2_500 + random.nextInt(12_000)));
    setClock();
    int client = random.nextInt(running.length);
    var run = running[client];
    int what = random.nextInt(13);
    told.add("at %d: %d".formatted(now() % 10_000, what));
    switch (what) {
      case 0, 1, 2 -> connect(client);
      case 3, 4, 5 -> use(run, INTERIM);
      case 6 -> signInAgain(run);
      case 7 -> {
        use(run, STOP);
        running[client] = null;
      }
      case 8 -> reboot(any(accessPoints));
      case 9 -> otherProcess();
      case 10 -> roam(client);
      default -> deliver();
    }
    front.deliverFacts();
  }

  private void setClock() {
    if (isOdd && random.nextInt(15) == 0) {
      clockSet = any(List.of(0L, -now(), 3_600L, -3_600L, -20L));
      told.add("clock is set to %d".formatted(clockSet));
    }
  }

  private void connect(int client) {
    if (running[client] != null) {
      use(running[client], INTERIM);
      return;
    }
    connect(client, any(accessPoints));
  }

  private void connect(int client, UUID accessPoint) {
    var mac = "02-00-00-00-00-1" + client;
    var given = signIn(accessPoint, customer(client), mac);
    var acct = manner.name(client, nextId);
    nextId += manner.counts() ? 1 : 0;
    var run = new AnyRun(accessPoint, acct, mac, now(), given);
    runs.add(run);
    running[client] = run;
    tell(run, START);
  }

  /**
   * To another access point, where there is one; the first one's Stop may be on its way for long.
   */
  private void roam(int client) {
    var run = running[client];
    if (run == null || accessPoints.size() == 1) {
      deliver();
      return;
    }
    if (random.nextInt(3) > 0) {
      use(run, STOP);
    }
    connect(client, run.accessPoint.equals(front.device) ? front.otherDevice : front.device);
  }

  private byte[] signIn(UUID accessPoint, String customer, String mac) {
    front.speakFrom(accessPoint);
    var given = front.signIn(customer, mac);
    front.clock.advance(Duration.ofMillis(1_500));
    return given;
  }

  private String customer(int client) {
    return (client == 0) == (random.nextInt(5) > 0) ? "ann@x" : "bob@x";
  }

  private void use(@Nullable AnyRun run, int status) {
    if (run != null) {
      run.megabytes += manner.megabytes();
      tell(run, status);
    }
  }

  private void signInAgain(@Nullable AnyRun run) {
    if (run != null) {
      run.given = signIn(run.accessPoint, customer(random.nextInt(2)), run.mac);
    }
  }

  /** By its own will or without power; what it had to say and had not is lost in part. */
  private void reboot(UUID accessPoint) {
    boolean isOrderly = random.nextBoolean();
    for (int client = 0; client < running.length; client++) {
      var run = running[client];
      if (run != null && run.accessPoint.equals(accessPoint)) {
        running[client] = null;
      }
    }
    if (isOrderly) {
      ofAll(accessPoint, OFF);
    }
    line.removeIf(sent -> sent.run.accessPoint.equals(accessPoint) && random.nextBoolean());
    nextId = 1;
    front.clock.advance(Duration.ofSeconds(30));
    if (random.nextBoolean()) {
      ofAll(accessPoint, ON);
    }
  }

  private void ofAll(UUID accessPoint, int status) {
    var words = Words.of(status).with(Attribute.of(Type.ACCT_SESSION_ID, "boot" + now()));
    if (manner.isStamped()) {
      words = words.at(now() + clockSet);
    }
    var sent = new SentOfAll(accessPoint, words, now());
    int fate = random.nextInt(10);
    if (fate < 8) {
      arrive(sent);
    }
    // Without a time nothing could tell a late one from one of now.
    if (fate > 6 && manner.isTimed()) {
      ofAllLine.add(sent);
    }
  }

  private void arrive(SentOfAll sent) {
    long late = now() - sent.at;
    front.speakFrom(sent.accessPoint);
    var words = manner.late(sent.words, late);
    assertThat(front.isAnswered(words.all())).isTrue();
    front.deliverFacts();
    told.add("all, %d s late: %d charged".formatted(late, charged()));
  }

  private void otherProcess() {
    if (!manner.isOneProcess) {
      if (random.nextBoolean()) {
        front.restart();
      } else {
        front.takeTurns();
      }
    }
  }

  private long now() {
    return front.clock.instant().getEpochSecond();
  }

  private void tell(AnyRun run, int status) {
    var words = manner.words(run, status, now(), clockSet);
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
  private void deliver() {
    if (!ofAllLine.isEmpty() && (line.isEmpty() || random.nextInt(4) == 0)) {
      var sent = any(ofAllLine);
      if (random.nextBoolean()) {
        ofAllLine.remove(sent);
      }
      arrive(sent);
      return;
    }
    if (line.isEmpty()) {
      return;
    }
    var sent = any(line);
    if (random.nextInt(3) > 0) {
      line.remove(sent);
    }
    // Without a time nothing could tell it from a report of what has the name now. Of what was two
    // or more before, or was never heard of, nothing is known: nothing is changed.
    long followed = followers(sent);
    if (followed > 1 || (followed > 0 && !sent.run.isHeard)) {
      return;
    }
    if (manner.isTimed() || (followed == 0 && !isStartAfterMore(sent))) {
      arrive(sent);
    }
  }

  private long followers(Sent sent) {
    return runs.stream()
        .filter(run -> run.isNamedAs(sent.run) && run.beganAt > sent.run.beganAt)
        .count();
  }

  private static boolean isStartAfterMore(Sent sent) {
    return sent.megabytes == 0 && sent.run.arrived > 0;
  }

  private void arrive(Sent sent) {
    long late = now() - sent.at;
    front.speakFrom(sent.run.accessPoint);
    var words = manner.late(sent.words, late);
    assertThat(front.isAnswered(words.all())).isTrue();
    front.deliverFacts();
    told.add(
        "%s %s at %d: %d MB of %d, %d s late: %d charged"
            .formatted(
                sent.run.mac,
                sent.run.acct,
                accessPoints.indexOf(sent.run.accessPoint),
                sent.megabytes,
                sent.run.beganAt % 10_000,
                late,
                charged()));
    isFirstLate |= late > 2 && !sent.run.isHeardAtOnce;
    sent.run.isHeardAtOnce |= late <= 2;
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

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
