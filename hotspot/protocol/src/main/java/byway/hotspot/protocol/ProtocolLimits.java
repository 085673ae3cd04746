package byway.hotspot.protocol;

import java.time.Instant;

/** The bounds of the protocol; nothing larger is ever encoded or accepted. */
public final class ProtocolLimits {
  /** A payload, in bytes. */
  public static final int PAYLOAD_BYTES = 16 * 1024;

  /** Clients in one usage report, orders in one message, sessions in one snapshot message. */
  public static final int ITEMS = 64;

  /** A byte counter or ceiling: 2^60 (1 EiB), so that the sum of two can never overflow. */
  public static final long COUNTER_BYTES = 1L << 60;

  /** Entries of a settings message. */
  public static final int SETTINGS = 64;

  /** A setting's key, in UTF-8 bytes. */
  public static final int KEY_BYTES = 64;

  /** A setting's value, the reason of its refusal, or a command's argument, in UTF-8 bytes. */
  public static final int TEXT_BYTES = 512;

  /** A portal or resume token, in ASCII characters. */
  public static final int TOKEN_CHARS = 64;

  /** A client's rate limit, in kbit/s (100 Gbit/s). */
  public static final int RATE_KBPS = 100_000_000;

  /**
   * Times are sent as seconds after 2026-01-01T00:00:00Z, which keeps them at four bytes until
   * 2034.
   */
  public static final long EPOCH_SECONDS = 1_767_225_600L;

  /** The latest time that can be sent: the year 2242. */
  public static final long LAST_EPOCH_SECONDS = (1L << 33) - 1;

  private ProtocolLimits() {}

  /** Epoch seconds as the protocol can carry them; 0 ("no clock") for a time before 2026. */
  public static long epochSeconds(Instant time) {
    long seconds = time.getEpochSecond();
    return seconds <= EPOCH_SECONDS ? 0 : Math.min(seconds, LAST_EPOCH_SECONDS);
  }

  static long counter(String name, long bytes) {
    return range(name, bytes, 0, COUNTER_BYTES);
  }

  static long time(String name, long epochSeconds) {
    return epochSeconds == 0 ? 0 : range(name, epochSeconds, EPOCH_SECONDS + 1, LAST_EPOCH_SECONDS);
  }

  static long range(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " is not in " + min + ".." + max + ": " + value);
    }
    return value;
  }

  static void items(String name, int size, int min, int max) {
    range("number of " + name, size, min, max);
  }
}
