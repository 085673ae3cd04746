package byway.fronts.radius;

import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Type;
import byway.network.accesspoints.api.Direction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an access point tells of a session (RFC 2866): numbers since the accounting session began.
 * An attribute that cannot be read is as if it were not there: little of them is needed to charge.
 *
 * @param proof what makes the message unlike any other; empty where nothing does
 * @param unreadable why an attribute that is needed could not be read; none where all could
 */
record AccountingReport(
    Kind kind, Client client, Usage usage, Times times, String proof, @Nullable String unreadable) {
  /**
   * Whose session it is.
   *
   * @param acctSessionId as {@link PlainText}; empty where it is not told
   * @param classes what was given at sign-ins, in their order, of other servers too
   * @param mac empty where it is not told, or is none
   * @param userName as {@link PlainText}
   * @param address Framed-IP-Address; empty where it is not told
   */
  record Client(
      String acctSessionId, List<byte[]> classes, String mac, String userName, String address) {
    Client {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Bytes in one direction.
   *
   * @param saysGigawords whether it counts past 4 GB by itself there (RFC 2869 section 5.1)
   */
  record Counter(long bytes, boolean saysGigawords) {}

  /** Bytes in both. */
  record Usage(Counter up, Counter down) {}

  /**
   * When.
   *
   * @param sessionSeconds Acct-Session-Time; 0 where it is not told
   * @param eventSeconds Event-Timestamp, since 1970; 0 where it is not told
   * @param delaySeconds Acct-Delay-Time; 0 where it is not told
   */
  record Times(long sessionSeconds, long eventSeconds, long delaySeconds) {}

  /** What charging takes; nobody has used so much. */
  private static final long MOST_BYTES = 1L << 50;

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{1,45}");

  String acctSessionId() {
    return client.acctSessionId;
  }

  List<byte[]> classes() {
    return client.classes;
  }

  String mac() {
    return client.mac;
  }

  String userName() {
    return client.userName;
  }

  String address() {
    return client.address;
  }

  long sessionSeconds() {
    return times.sessionSeconds;
  }

  long usedBytesUp() {
    return usage.up.bytes;
  }

  long usedBytesDown() {
    return usage.down.bytes;
  }

  /** Acct-Status-Type. */
  enum Kind {
    START,
    INTERIM,
    STOP,
    ON,
    OFF;

    static Optional<Kind> of(long number) {
      return switch ((int) number) {
        case 1 -> Optional.of(START);
        case 2 -> Optional.of(STOP);
        case 3 -> Optional.of(INTERIM);
        case 7 -> Optional.of(ON);
        case 8 -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }

    boolean isOfAll() {
      return this == ON || this == OFF;
    }
  }

  /** Refuses what is nothing that could be charged, such as of a tunnel (RFC 2867). */
  static AccountingReport of(Attributes said, Direction direction) throws MalformedPacket {
    var kind = Kind.of(said.statusType()).orElseThrow(() -> MalformedPacket.because("status_type"));
    var needed = new Reader();
    var in = needed.counter(said, Type.ACCT_INPUT_OCTETS, Type.ACCT_INPUT_GIGAWORDS);
    var out = needed.counter(said, Type.ACCT_OUTPUT_OCTETS, Type.ACCT_OUTPUT_GIGAWORDS);
    boolean inIsUp = direction == Direction.INPUT_IS_UPLOAD;
    var other = new Reader();
    return new AccountingReport(
        kind,
        new Client(
            PlainText.of(other.read(() -> said.bytes(Type.ACCT_SESSION_ID), new byte[0])),
            other.read(said::classes, List.of()),
            StationId.mac(other.read(() -> said.text(Type.CALLING_STATION_ID), "")).orElse(""),
            PlainText.of(other.read(() -> said.bytes(Type.USER_NAME), new byte[0])),
            address(other.read(said::address, ""))),
        inIsUp ? new Usage(in, out) : new Usage(out, in),
        new Times(
            other.read(() -> said.number(Type.ACCT_SESSION_TIME), 0L),
            other.read(said::eventSeconds, 0L),
            other.read(() -> said.number(Type.ACCT_DELAY_TIME), 0L)),
        kind.isOfAll() ? said.proof() : "",
        needed.unreadable);
  }

  private static String address(String text) {
    return ADDRESS.matcher(text).matches() ? text : "";
  }

  /** Goes on past what cannot be read. */
  private static final class Reader {
    private @Nullable String unreadable;

    private interface Look<T> {
      T at() throws MalformedPacket;
    }

    private <T> T read(Look<T> look, T otherwise) {
      try {
        return look.at();
      } catch (MalformedPacket e) {
        unreadable = e.reason();
        return otherwise;
      }
    }

    private Counter counter(Attributes said, Type low, Type gigawords) {
      return new Counter(octets(said, low, gigawords), said.has(gigawords));
    }

    /** A counter with its gigawords (RFC 2869 section 5.1). */
    private long octets(Attributes said, Type low, Type gigawords) {
      return read(
          () -> {
            long bytes = said.number(gigawords) << 32 | said.number(low);
            if (bytes < 0 || bytes > MOST_BYTES) {
              throw MalformedPacket.because("counter_out_of_range");
            }
            return bytes;
          },
          0L);
    }
  }
}
