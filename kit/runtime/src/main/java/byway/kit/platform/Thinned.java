package byway.kit.platform;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * How much of one kind is written, at whatever door it comes in and whoever's code notes it: a
 * bounded number of lines a minute, then how many more there were; a stack trace is for faults of
 * ours alone, and rare too. What comes from outside is one line without line breaks, of bounded
 * length. All that is left out is counted, as {@code byway_log_lines_left_out_total}.
 */
public final class Thinned {
  /** Of one kind: of one logger, with one message but for its parameters, and one failure. */
  static final int LINES_A_MINUTE = 20;

  /** Of one logger, whose messages may have no parameters: then each is a kind of its own. */
  static final int LINES_OF_A_LOGGER = 200;

  static final int TRACES_A_MINUTE = 2;
  static final int MOST_CHARS = 1_000;

  /** Past this, all others are one kind. */
  private static final int KINDS = 1_000;

  private static final int TEMPLATE_CHARS = 100;
  private static final int DEPTH = 8;
  private static final long MINUTE_SECONDS = 60;
  private static final String DECODERS = "io.netty.handler.codec.";

  private final Map<String, Kind> kinds = new HashMap<>();
  private long minute = Long.MIN_VALUE;

  /** What was written and left out of one kind. */
  private static final class Kind {
    int lines;
    int traces;
    int before;
  }

  /** Whether this line is to be written; it is made short, where it has to be. */
  public synchronized boolean take(LogRecord line) {
    begin(line.getInstant().getEpochSecond() / MINUTE_SECONDS);
    var logger = kind(String.valueOf(line.getLoggerName()));
    var kind = kind(name(line));
    if (++kind.lines > LINES_A_MINUTE || ++logger.lines > LINES_OF_A_LOGGER) {
      Metrics.counter("byway_log_lines_left_out_total").increment();
      return false;
    }
    var said = Objects.requireNonNullElse(NothingPersonal.said(line), "");
    var words = new StringBuilder(said);
    var thrown = line.getThrown();
    if (thrown != null && (isFromOutside(thrown) || ++kind.traces > TRACES_A_MINUTE)) {
      words.append(": ").append(thrown);
      line.setThrown(null);
    }
    if (kind.lines == LINES_A_MINUTE) {
      words.append(" (more of these within this minute are counted only)");
    } else if (kind.before > 0) {
      words.append(" (and ").append(kind.before).append(" more in the minute before)");
      kind.before = 0;
    }
    say(line, said, words);
    return true;
  }

  private void begin(long now) {
    if (now != minute) {
      minute = now;
      kinds.values().removeIf(kind -> kind.lines <= LINES_A_MINUTE);
      kinds
          .values()
          .forEach(
              kind -> {
                kind.before = kind.lines - LINES_A_MINUTE;
                kind.lines = 0;
                kind.traces = 0;
              });
    }
  }

  private static String name(LogRecord line) {
    var thrown = line.getThrown();
    var template = String.valueOf(line.getMessage());
    return line.getLoggerName()
        + ' '
        + template.substring(0, Math.min(TEMPLATE_CHARS, template.length()))
        + ' '
        + (thrown == null ? "" : thrown.getClass().getName());
  }

  private Kind kind(String name) {
    var known = kinds.get(name);
    return known != null
        ? known
        : kinds.computeIfAbsent(kinds.size() < KINDS ? name : "others", unused -> new Kind());
  }

  /** What a client may break: the form of what it says, and the connection. */
  private static boolean isFromOutside(Throwable failure) {
    @Nullable Throwable seen = failure;
    for (int i = 0; seen != null && i < DEPTH; i++) {
      if (seen instanceof IOException || seen.getClass().getName().startsWith(DECODERS)) {
        return true;
      }
      seen = seen.getCause();
    }
    return false;
  }

  private static void say(LogRecord line, String before, StringBuilder words) {
    boolean longer = words.length() > MOST_CHARS;
    if (longer) {
      words.setLength(MOST_CHARS);
      words.append('…');
    }
    for (int i = 0; i < words.length(); i++) {
      if (words.charAt(i) < ' ') {
        words.setCharAt(i, ' ');
      }
    }
    var said = words.toString();
    if (!said.equals(before)) {
      NothingPersonal.replace(line, said);
    }
  }
}
