package byway.fronts.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.SaysFindings;
import byway.kit.checks.Checks;
import byway.kit.checks.Seen;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Asks the checks, and has the words for them: those of the console and those of features. */
@Singleton
class VerdictsInWords {
  private final Checks checks;
  private final List<SaysFindings> ofFeatures;
  private final Pages pages;

  VerdictsInWords(Checks checks, @All List<SaysFindings> ofFeatures, Pages pages) {
    this.checks = checks;
    this.ofFeatures = ofFeatures;
    this.pages = pages;
  }

  /** The worst first. */
  Verdicts now() {
    var worstFirst = Comparator.comparing(Seen::verdict).reversed().thenComparing(Seen::check);
    var words = new CheckWords(pages.words(CheckMessages.class), ofFeatures, pages.language());
    return new Verdicts(checks.all().stream().sorted(worstFirst).toList(), words);
  }
}
