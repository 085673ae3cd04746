package byway.fronts.radius;

import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.util.Random;

/** How access points of one make speak, and to how many processes. */
final class AnyManner {
  /** How an access point tells the time of what it reports. */
  enum Time {
    TIMESTAMP,
    DELAY,
    NONE
  }

  /** When an access point gives Class back. */
  enum Back {
    ALWAYS,
    SOMETIMES,
    NEVER
  }

  /** What an access point calls its accounting sessions. */
  enum Naming {
    FROM_ONE,
    BY_CLIENT,
    ALL_THE_SAME
  }

  /** Whether it counts past 4 GB. */
  enum Gigawords {
    NOT_NEEDED,
    MISSING,
    SOMETIMES
  }

  final boolean isOneProcess;
  private final Random random;
  private final boolean tellsSeconds;
  private final Time time;
  private final Back back;
  private final Naming naming;
  private final Gigawords gigawords;

  AnyManner(Random random, boolean isOdd) {
    this.random = random;
    this.tellsSeconds = !isOdd || random.nextInt(3) > 0;
    this.time = any(Time.values());
    this.back = any(Back.values());
    this.naming = any(Naming.values());
    this.isOneProcess = random.nextBoolean();
    this.gigawords = random.nextInt(4) > 0 ? Gigawords.NOT_NEEDED : any(Gigawords.values());
  }

  @Override
  public String toString() {
    return "%s, Class %s, names %s, Gigawords %s, %s, %s"
        .formatted(
            time,
            back,
            naming,
            gigawords,
            tellsSeconds ? "session time" : "no session time",
            isOneProcess ? "one process" : "two processes");
  }

  /** Whether each report says enough for what it is of to be known for sure. */
  boolean isClear() {
    return isStamped()
        && (back == Back.ALWAYS || isOneProcess)
        && gigawords == Gigawords.NOT_NEEDED;
  }

  boolean isStamped() {
    return time == Time.TIMESTAMP;
  }

  /** Whether a report that is late says so. */
  boolean isTimed() {
    return time != Time.NONE;
  }

  boolean counts() {
    return naming == Naming.FROM_ONE;
  }

  String name(int client, int nextId) {
    return switch (naming) {
      case FROM_ONE -> "%08d".formatted(nextId);
      case BY_CLIENT -> "client " + client;
      case ALL_THE_SAME -> "the same";
    };
  }

  long megabytes() {
    return gigawords == Gigawords.NOT_NEEDED ? 1 + random.nextInt(20) : random.nextInt(1_200);
  }

  Words words(AnyRun run, int status, long now, long clockSet) {
    var words = counted(Words.of(status).acct(run.acct), run.megabytes * 1_000_000);
    if (tellsSeconds) {
      words = words.seconds(now - run.beganAt);
    }
    if (back == Back.ALWAYS || (back == Back.SOMETIMES && random.nextBoolean())) {
      words =
          switch (random.nextInt(4)) {
            case 0 -> words.given(Reported.FOREIGN, run.given);
            case 1 -> words.given(new byte[0], run.given, Reported.FOREIGN);
            default -> words.given(run.given);
          };
    } else if (random.nextInt(4) == 0) {
      words = words.given(Reported.FOREIGN);
    }
    if (back != Back.ALWAYS || random.nextInt(5) > 0) {
      words = words.mac(random.nextBoolean() ? run.mac : run.mac.replace('-', ':'));
    }
    return isStamped() ? words.at(now + clockSet) : words;
  }

  Words late(Words words, long seconds) {
    return time == Time.DELAY && seconds > 0 ? words.late(seconds) : words;
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

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
