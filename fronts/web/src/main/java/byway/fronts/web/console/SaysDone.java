package byway.fronts.web.console;

import java.util.Locale;
import java.util.Map;

/** What the page that follows an act says of it. */
public interface SaysDone {
  /** Sentences in that language by act, such as {@code voucher.void}. */
  Map<String, String> done(Locale language);
}
