package byway.kit.web;

import io.netty.buffer.ByteBuf;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a request along with the frame's decoder, which takes what a proxy may read in
 * another way: any blanks between the parts of the first line, or anything before it; lines that go
 * on in the next one (RFC 9112, 5.2); headers without a name.
 */
final class HeadSpelling {
  private static final Pattern REQUEST_LINE =
      Pattern.compile(
          "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40} [\\x21-\\xff]+ (?<version>HTTP/[0-9]\\.[0-9])\\r");
  private static final Pattern SPOKEN = Pattern.compile("HTTP/1\\.[01]");

  /** Longer ones the frame refuses. */
  private static final int MOST_CHARS = 8_192;

  /** Empty lines before a request, which some clients send after a body (RFC 9112, 2.2). */
  private static final int MOST_EMPTY = 2;

  private final StringBuilder requestLine = new StringBuilder();
  private boolean inHeaders;
  private boolean atLineStart;
  private int empty;

  /** What is wrong with these bytes, which follow those before; null where nothing is. */
  @Nullable Problem read(ByteBuf in, int from, int to) {
    for (int i = from; i < to; i++) {
      byte octet = in.getByte(i);
      if (inHeaders) {
        if (atLineStart && (octet == ' ' || octet == '\t' || octet == ':')) {
          return Problem.MALFORMED;
        }
        atLineStart = octet == '\n';
      } else if (octet != '\n') {
        if (requestLine.length() < MOST_CHARS) {
          requestLine.append((char) (octet & 0xff));
        }
      } else {
        var problem = endRequestLine();
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private @Nullable Problem endRequestLine() {
    var line = requestLine.toString();
    requestLine.setLength(0);
    if (line.equals("\r")) {
      return ++empty > MOST_EMPTY ? Problem.MALFORMED : null;
    }
    var match = REQUEST_LINE.matcher(line);
    if (!match.matches()) {
      return Problem.MALFORMED;
    }
    inHeaders = true;
    atLineStart = true;
    return SPOKEN.matcher(match.group("version")).matches() ? null : Problem.VERSION_NOT_SPOKEN;
  }

  /** The next request begins. */
  void begin() {
    requestLine.setLength(0);
    inHeaders = false;
    empty = 0;
  }
}
