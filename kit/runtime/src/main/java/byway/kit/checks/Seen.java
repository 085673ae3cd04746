package byway.kit.checks;

import java.util.Collection;
import java.util.Comparator;

/** A check by its name, and what it found. */
public record Seen(String check, boolean vital, Finding finding) {
  public Verdict verdict() {
    return finding.verdict();
  }

  public boolean isGood() {
    return verdict() == Verdict.GOOD;
  }

  /** The one verdict: as good as the worst of them. */
  public static Verdict worst(Collection<Seen> all) {
    return all.stream().map(Seen::verdict).max(Comparator.naturalOrder()).orElse(Verdict.GOOD);
  }
}
