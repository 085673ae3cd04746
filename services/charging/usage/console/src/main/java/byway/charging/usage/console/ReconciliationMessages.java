package byway.charging.usage.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page on which all sides are compared says. */
@MessageBundle(value = "usage", locale = "en")
public interface ReconciliationMessages {
  String title();

  String agrees();

  String agreesText();

  String agreesUnbilledText();

  String explainedToo(String count);

  String oneDifference();

  String differences(String count);

  String differencesText();

  String away();

  String awayText();

  String nothing();

  String nothingText();

  String today();

  String lastDays(String count);

  String daysToShow();

  String earlier();

  String later();

  String asOf(String days, String time);

  String hotspotsAndLedger();

  String ledgerAndHistory();

  String hotspotsAndCarriers();

  String sessionsSince(String count, String days);

  String historyText();

  String beyond(String amount);

  String feedAll();

  String feedNone();

  String feedLacks(String days, String all);

  String bringOne();

  String stateAgrees();

  String stateExplained();

  String stateParts();

  String stateNothing();

  String stateAway();

  String counted();

  String charged();

  String posted();

  String history();

  String passed();

  String billed();

  String toLookAt();

  String where();

  String day();

  String allDays();

  String session();

  String known();

  String found();

  String difference();

  String stranger();

  String largestOnly(String shown, String all);

  String explained();

  String explainedText();

  String asJson();

  String asCsv();

  String bring();

  String bringText();

  String carrier();

  String carrierHint();

  String carrierWrong();

  String file();

  String fileHint();

  String rows();

  String rowsHint();

  String rowsMissing();

  String fileLarge();

  String rowFields(String line, String text);

  String rowDevice(String line, String text);

  String rowDay(String line, String text);

  String rowBytes(String line, String text);

  String rowTwice(String line, String text);

  String rowsMany(String line);

  String moreWrong(String count);

  String bringButton();

  String taken(String carrier, String rows, String changed);

  String takenNothingNew(String carrier, String rows);

  String beyondCeiling();

  String beyondCeilingText();

  String underReview();

  String underReviewText();

  String givenBack();

  String givenBackText();

  String afterClose();

  String afterCloseText();

  String underWay();

  String underWayText();

  String rounding();

  String roundingText();

  String dayBoundary();

  String dayBoundaryText();

  String ownTraffic();

  String ownTrafficText();

  String postingsDiffer();

  String postingsDifferText();

  String notCharged();

  String notChargedText();

  String historyLacks();

  String historyLacksText();

  String historyHasMore();

  String historyHasMoreText();

  String billedMore();

  String billedMoreText();

  String billedLess();

  String billedLessText();

  String notBilled();

  String notBilledText();

  String strangerText();

  String countedShort();

  String passedShort();

  String billedShort();

  String agreesWithin();

  String agreesWithinText();

  String stillUnderWay(String amount);

  String check();

  String sidesDiffer(String count);
}
