package byway.kit.platform;

import byway.kit.reach.Reach;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last look at each log line: whatever looks like an address, a number or a device of a person,
 * or like a secret, is left out, also in messages of failures that other people's code made. Our
 * own lines name nobody; this is for what slips through. A line that repeats what was told of a
 * database or broker that is away is left out whole ({@link Reach}), and it is also where too much
 * of one kind ends ({@link Thinned}): a handler has one filter.
 */
@LoggingFilter(name = "nothing-personal")
public final class NothingPersonal implements Filter {
  private static final int CAUSES = 16;
  private static final Pattern PERSONAL =
      Pattern.compile(
          "[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+" // e-mail
              + "|\\+\\d[\\d ()-]{6,18}\\d" // telephone, E.164
              + "|(?i:\\b[0-9a-f]{2}([:-][0-9a-f]{2}){5}\\b)" // MAC address
              + "|\\b(?i:bearer|basic) [\\w.~+/=-]{8,}"
              + "|\\b(sk|whsec|rk)_\\w{8,}");

  private final Thinned thinned = new Thinned();

  @Override
  public boolean isLoggable(LogRecord line) {
    if (Reach.isKnown(String.valueOf(line.getLoggerName()), said(line), line.getThrown())
        || !thinned.take(line)) {
      return false;
    }
    var said = said(line);
    if (said != null && PERSONAL.matcher(said).find()) {
      replace(line, without(said));
    }
    var thrown = line.getThrown();
    if (thrown != null && isPersonal(thrown, CAUSES)) {
      line.setThrown(Masked.of(thrown, CAUSES));
    }
    return true;
  }

  static @Nullable String said(LogRecord line) {
    return line instanceof ExtLogRecord full ? full.getFormattedMessage() : line.getMessage();
  }

  static void replace(LogRecord line, String said) {
    if (line instanceof ExtLogRecord full) {
      full.setMessage(said, ExtLogRecord.FormatStyle.NO_FORMAT);
    } else {
      line.setMessage(said);
    }
  }

  /** The same text but for what looks like a person's or a secret. */
  public static String without(String said) {
    return PERSONAL.matcher(said).replaceAll("…");
  }

  private static boolean isPersonal(@Nullable Throwable thrown, int depth) {
    if (thrown == null || depth == 0) {
      return false;
    }
    var said = thrown.getMessage();
    return said != null && PERSONAL.matcher(said).find()
        || isPersonal(thrown.getCause(), depth - 1);
  }

  /** A failure as it was, but for what it said of people. */
  private static final class Masked extends Exception {
    private static final long serialVersionUID = 1L;
    private final String kind;

    private Masked(Throwable seen, @Nullable Throwable cause) {
      super(seen.getMessage() == null ? null : without(seen.getMessage()), cause);
      kind = seen.getClass().getName();
      setStackTrace(seen.getStackTrace());
    }

    static Masked of(Throwable seen, int depth) {
      var cause = seen.getCause();
      return new Masked(seen, cause == null || depth == 1 ? null : of(cause, depth - 1));
    }

    @Override
    public String toString() {
      return getMessage() == null ? kind : kind + ": " + getMessage();
    }
  }
}
