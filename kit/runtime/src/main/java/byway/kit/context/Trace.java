package byway.kit.context;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A W3C trace context: {@code traceparent} of 32 and 16 hexadecimal digits. */
public record Trace(String traceId, String spanId) {
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

  public static Trace start() {
    return new Trace(hex() + hex(), hex());
  }

  /** Goes on with the caller's trace, or starts one where the header is missing or malformed. */
  public static Trace parse(@Nullable String traceparent) {
    if (traceparent == null) {
      return start();
    }
    var match = TRACEPARENT.matcher(traceparent);
    return match.matches() ? new Trace(match.group(1), hex()) : start();
  }

  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  private static String hex() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
  }
}
