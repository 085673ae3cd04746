package byway.fronts.radius;

import byway.kit.values.Recent;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Who makes up names and addresses cannot make each of them a question to the database, nor use up
 * the questions of others: each source has its own, and all that are not known share what is left.
 * Who has proven itself asks by itself, at most twice a minute, and is not counted here.
 */
final class AskingRate {
  /** Filled bit by bit, so that nobody takes all of a second at its beginning. */
  private static final double QUESTIONS_A_SECOND = 500;

  private static final double QUESTIONS_A_SECOND_EACH = 20;
  private static final Duration FULL_AFTER = Duration.ofSeconds(2);
  private static final int MOST_SOURCES = 20_000;
  private static final int IPV6_NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final Bucket strangers;
  private final Bucket registered;

  /** The oldest go first: whoever begins anew begins with a full one, within the one of all. */
  private final Recent<Network, Bucket> each = new Recent<>(MOST_SOURCES);

  AskingRate(InstantSource clock) {
    this.clock = clock;
    this.strangers = new Bucket(QUESTIONS_A_SECOND, clock.instant());
    this.registered = new Bucket(QUESTIONS_A_SECOND, clock.instant());
  }

  /** An IPv4 address, or the 64 bits of an IPv6 network, within which anybody has all addresses. */
  private record Network(long bits, boolean isIpv6) {
    static Network of(InetAddress address) {
      var bytes = address.getAddress();
      long bits = 0;
      for (int i = 0; i < Math.min(bytes.length, IPV6_NETWORK_BYTES); i++) {
        bits = bits << 8 | Byte.toUnsignedLong(bytes[i]);
      }
      return new Network(bits, bytes.length > 4);
    }
  }

  private static final class Bucket {
    private final double aSecond;
    private double left;
    private Instant filled;

    private Bucket(double aSecond, Instant now) {
      this.aSecond = aSecond;
      this.left = aSecond;
      this.filled = now;
    }

    private boolean hasOne(Instant now) {
      var since = Duration.between(filled, now);
      if (since.isPositive()) {
        // Of two seconds it is full in any case, and a year is more nanoseconds than fit.
        var counted = since.compareTo(FULL_AFTER) < 0 ? since : FULL_AFTER;
        left = Math.min(aSecond, left + aSecond * counted.toNanos() / 1e9);
      }
      filled = now; // also where the clock was set back
      return left >= 1;
    }

    private void take() {
      left--;
    }

    private void giveBack() {
      left = Math.min(aSecond, left + 1);
    }
  }

  /** More questions than a source, or all of them, may have. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TooMany() {
      super(null, null, false, false);
    }
  }

  /**
   * @param isRegistered whether somebody is to speak from there: those have questions of their own,
   *     of which made-up addresses take nothing
   * @throws TooMany where nothing more may be asked now
   */
  synchronized void ask(InetAddress source, boolean isRegistered) {
    var all = isRegistered ? registered : strangers;
    var now = clock.instant();
    var own = each.of(Network.of(source), network -> new Bucket(QUESTIONS_A_SECOND_EACH, now));
    if (!own.hasOne(now) || !all.hasOne(now)) {
      throw new TooMany();
    }
    own.take();
    all.take();
  }

  /**
   * The question was worth it: who asked has proven itself. So it is only how many are asked about
   * at once that is bounded for access points, all of which are new after a start.
   */
  synchronized void giveBack(InetAddress source, boolean isRegistered) {
    var now = clock.instant();
    each.of(Network.of(source), network -> new Bucket(QUESTIONS_A_SECOND_EACH, now)).giveBack();
    (isRegistered ? registered : strangers).giveBack();
  }
}
