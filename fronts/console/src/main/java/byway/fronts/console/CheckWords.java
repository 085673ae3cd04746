package byway.fronts.console;

import byway.fronts.web.console.SaysFindings;
import byway.kit.checks.Finding;
import byway.kit.checks.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What checks are called and what they found, as staff read it; a template has them as {@code
 * says}.
 *
 * @param words in the reader's language
 * @param ofFeatures who has words for the check of a feature
 */
public record CheckWords(CheckMessages words, List<SaysFindings> ofFeatures, Locale language) {
  /** A check that has no words yet is shown by its own name. */
  public String name(Seen seen) {
    return switch (seen.check()) {
      case "broker" -> words.nameBroker();
      case "charging" -> words.nameCharging();
      case "database" -> words.nameDatabase();
      case "dead-letters" -> words.nameDeadLetters();
      case "outboxes" -> words.nameOutboxes();
      case "parts" -> words.nameParts();
      case "set-aside" -> words.nameSetAside();
      default -> ofFeature(seen).map(said -> said.name(language)).orElse(seen.check());
    };
  }

  /** A finding that has no words yet is told as the check itself tells it. */
  public String reason(Seen seen) {
    var finding = seen.finding();
    return switch (finding.code()) {
      case "unknown" -> words.unknown();
      case "silent" -> words.silent();
      case "database-away" -> words.databaseAway();
      case "broker-away" -> words.brokerAway();
      case "facts-wait" -> words.factsWait(first(finding));
      case "reports-wait" -> words.reportsWait(first(finding));
      case "parts-away" -> words.partsAway(first(finding));
      case "parts-slow" -> words.partsSlow(first(finding));
      case "dead-letters" -> words.deadLettersWait(first(finding));
      case "set-aside" -> words.setAside(first(finding));
      default ->
          ofFeature(seen).flatMap(said -> said.reason(finding, language)).orElse(finding.reason());
    };
  }

  public String verdict(Seen seen) {
    return switch (seen.verdict()) {
      case GOOD -> words.good();
      case UNKNOWN -> words.notKnown();
      case WARN -> words.warn();
      case BAD -> words.bad();
    };
  }

  /** The colour of a badge. */
  public String kind(Seen seen) {
    return switch (seen.verdict()) {
      case GOOD -> "good";
      case UNKNOWN -> "quiet";
      case WARN -> "warn";
      case BAD -> "bad";
    };
  }

  private Optional<SaysFindings> ofFeature(Seen seen) {
    return ofFeatures.stream().filter(said -> said.check().equals(seen.check())).findFirst();
  }

  private static String first(Finding finding) {
    return finding.details().isEmpty() ? "" : finding.details().getFirst();
  }
}
