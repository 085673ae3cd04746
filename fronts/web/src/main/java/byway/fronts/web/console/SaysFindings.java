package byway.fronts.web.console;

import byway.kit.checks.Finding;
import java.util.Locale;
import java.util.Optional;

/** The words for a feature's own check, where its own English is not enough. */
public interface SaysFindings {
  /** The name of the check whose words these are. */
  String check();

  String name(Locale language);

  /** The sentence for what it found; none where it has no other than the finding's own. */
  Optional<String> reason(Finding finding, Locale language);
}
