package byway.fronts.console;

import byway.kit.checks.Seen;
import byway.kit.checks.Verdict;
import java.util.List;

/**
 * The one verdict and what it stands on, for pages: the worst first.
 *
 * @param says the sentences in the reader's language
 */
public record Verdicts(List<Seen> all, CheckWords says) {
  /** Those that somebody should look at. */
  public List<Seen> worrying() {
    return all.stream().filter(seen -> !seen.isGood()).toList();
  }

  public boolean isWell() {
    return Seen.worst(all) == Verdict.GOOD;
  }

  public boolean isBad() {
    return Seen.worst(all) == Verdict.BAD;
  }

  public long good() {
    return all.stream().filter(Seen::isGood).count();
  }
}
