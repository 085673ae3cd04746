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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two client devices, one or two access points of one operator, and the way to one or two
 * processes.
 */
final class AnyWorld {
  private static final byte[] FOREIGN = "another server's".getBytes(StandardCharsets.UTF_8);
  private static final int CLIENTS = 2;

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

  /** What an access point calls its accounting sessions. */
  private enum Naming {
    FROM_ONE,
    BY_CLIENT,
    ALL_THE_SAME
  }

  /** Whether it counts past 4 GB. */
  private enum Gigawords {
    NOT_NEEDED,
    MISSING,
    SOMETIMES
  }

  /** One accounting session, as its access point knows it. */
  private static final class Run {
    final UUID accessPoint;
    final String acct;
    final String mac;
    final long beganAt;
    byte[] given;
    long megabytes;
    long arrived;
    boolean isHeard;
    boolean isHeardAtOnce;

    Run(UUID accessPoint, String acct, String mac, long beganAt, byte[] given) {
      this.accessPoint = accessPoint;
      this.acct = acct;
      this.mac = mac;
      this.beganAt = beganAt;
      this.given = given;
    }

    boolean isNamedAs(Run other) {
      return accessPoint.equals(other.accessPoint)
          && acct.equals(other.acct)
          && mac.equals(other.mac);
    }
  }

  /** A report under way; its words are said again as they were. */
  private record Sent(Run run, Words words, long megabytes, long at) {}

  /** An Accounting-On or -Off under way. */
  private record SentOfAll(UUID accessPoint, Words words, long at) {}

  final Front front = new Front();
  private final Random random;
  private final Time time;
  private final Back back;
  private final Naming naming;
  private final Gigawords gigawords;
  private final boolean isOneProcess;
  private final boolean isOdd;
  private final boolean tellsSeconds;
  private final List<UUID> accessPoints;
  private final List<Run> runs = new ArrayList<>();
  private final List<Sent> line = new ArrayList<>();
  private final List<SentOfAll> ofAllLine = new ArrayList<>();
  private final @Nullable Run[] running = new @Nullable Run[CLIENTS];
  private final List<String> told = new ArrayList<>();
  private long clockSet;

  /** Of some accounting session all that was heard for a while was late. */
  private boolean isFirstLate;

  private int nextId = 1;

  AnyWorld(Random random, boolean isOdd) {
    this.random = random;
    this.isOdd = isOdd;
    this.tellsSeconds = !isOdd || random.nextInt(3) > 0;
    this.time = any(Time.values());
    this.back = any(Back.values());
    this.naming = any(Naming.values());
    this.isOneProcess = random.nextBoolean();
    this.gigawords = random.nextInt(4) > 0 ? Gigawords.NOT_NEEDED : any(Gigawords.values());
    this.accessPoints =
        random.nextInt(3) > 0 ? List.of(front.device) : List.of(front.device, front.otherDevice);
  }

  @Override
  public String toString() {
    var kind =
        "%s, Class %s, names %s, Gigawords %s, %s, %d access points, %s%n  "
            .formatted(
                time,
                back,
                naming,
                gigawords,
                tellsSeconds ? "session time" : "no session time",
                accessPoints.size(),
                isOneProcess ? "one process" : "two processes");
    return kind + String.join("\n  ", told);
  }

  /** Whether each report says enough for what it is of to be known for sure. */
  boolean isClear() {
    return time == Time.TIMESTAMP
        && (back == Back.ALWAYS || isOneProcess)
        && gigawords == Gigawords.NOT_NEEDED
        && accessPoints.size() == 1
        && !isFirstLate;
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
    var acct =
        switch (naming) {
          case FROM_ONE -> "%08d".formatted(nextId++);
          case BY_CLIENT -> "client " + client;
          case ALL_THE_SAME -> "the same";
        };
    var run = new Run(accessPoint, acct, mac, now(), given);
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

  private void use(@Nullable Run run, int status) {
    if (run != null) {
      run.megabytes +=
          gigawords == Gigawords.NOT_NEEDED ? 1 + random.nextInt(20) : random.nextInt(1_200);
      tell(run, status);
    }
  }

  private void signInAgain(@Nullable Run run) {
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
    if (time == Time.TIMESTAMP) {
      words = words.at(now() + clockSet);
    }
    var sent = new SentOfAll(accessPoint, words, now());
    int fate = random.nextInt(10);
    if (fate < 8) {
      arrive(sent);
    }
    // Without a time nothing could tell a late one from one of now.
    if (fate > 6 && time != Time.NONE) {
      ofAllLine.add(sent);
    }
  }

  private void arrive(SentOfAll sent) {
    long late = now() - sent.at;
    front.speakFrom(sent.accessPoint);
    var words = time == Time.DELAY && late > 0 ? sent.words.late(late) : sent.words;
    assertThat(front.isAnswered(words.all())).isTrue();
    front.deliverFacts();
    told.add("all, %d s late: %d charged".formatted(late, charged()));
  }

  private void otherProcess() {
    if (!isOneProcess) {
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

  private void tell(Run run, int status) {
    var words = counted(Words.of(status).acct(run.acct), run.megabytes * 1_000_000);
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

  private Words counted(Words words, long bytes) {
    var all =
        words.with(
            Attribute.of(Type.ACCT_INPUT_OCTETS, 0),
            Attribute.of(Type.ACCT_OUTPUT_OCTETS, bytes % WrappingCounters.WHOLE));
    return gigawords == Gigawords.SOMETIMES && random.nextBoolean()
        ? all.with(Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, bytes / WrappingCounters.WHOLE))
        : all;
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
    if (time != Time.NONE || (followed == 0 && !isStartAfterMore(sent))) {
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
    var words = time == Time.DELAY && late > 0 ? sent.words.late(late) : sent.words;
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

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
