package byway.charging.usage.console;

/**
 * What differences are called and mean, as staff read it; a template has them as {@code says}.
 *
 * @param words in the reader's language
 */
public record DiscrepancyWords(ReconciliationMessages words) {
  /** A reason that has no words yet is shown as it is. */
  public String title(String reason) {
    return switch (reason) {
      case "beyond_ceiling" -> words.beyondCeiling();
      case "after_close" -> words.afterClose();
      case "under_review" -> words.underReview();
      case "given_back" -> words.givenBack();
      case "under_way" -> words.underWay();
      case "rounding" -> words.rounding();
      case "day_boundary" -> words.dayBoundary();
      case "own_traffic" -> words.ownTraffic();
      case "postings_differ" -> words.postingsDiffer();
      case "not_charged" -> words.notCharged();
      case "history_lacks" -> words.historyLacks();
      case "history_has_more" -> words.historyHasMore();
      case "billed_more" -> words.billedMore();
      case "billed_less" -> words.billedLess();
      case "not_billed" -> words.notBilled();
      default -> reason;
    };
  }

  /** What it means, and the next step where there is one. */
  public String text(String reason) {
    return switch (reason) {
      case "beyond_ceiling" -> words.beyondCeilingText();
      case "after_close" -> words.afterCloseText();
      case "under_review" -> words.underReviewText();
      case "given_back" -> words.givenBackText();
      case "under_way" -> words.underWayText();
      case "rounding" -> words.roundingText();
      case "day_boundary" -> words.dayBoundaryText();
      case "own_traffic" -> words.ownTrafficText();
      case "postings_differ" -> words.postingsDifferText();
      case "not_charged" -> words.notChargedText();
      case "history_lacks" -> words.historyLacksText();
      case "history_has_more" -> words.historyHasMoreText();
      case "billed_more" -> words.billedMoreText();
      case "billed_less" -> words.billedLessText();
      case "not_billed" -> words.notBilledText();
      default -> "";
    };
  }

  /** What a figure is of. */
  public String side(String side) {
    return switch (side) {
      case "counted" -> words.counted();
      case "charged" -> words.charged();
      case "posted" -> words.posted();
      case "history" -> words.history();
      case "passed" -> words.passed();
      case "billed" -> words.billed();
      default -> side;
    };
  }

  /** The same in a table, where there is little room. */
  public String shortSide(String side) {
    return switch (side) {
      case "counted" -> words.countedShort();
      case "passed" -> words.passedShort();
      case "billed" -> words.billedShort();
      default -> side(side);
    };
  }

  public String pair(Discrepancy.Between between) {
    return switch (between) {
      case SESSIONS -> words.hotspotsAndLedger();
      case HISTORY -> words.ledgerAndHistory();
      case CARRIERS -> words.hotspotsAndCarriers();
    };
  }
}
