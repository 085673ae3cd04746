package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of reconciliation says: Qute breaks on a bundle of more than 300 messages. */
@MessageBundle("reconciliation")
public interface ReconciliationMessages {
  @Message("Reconciliation")
  String title();

  @Message("Everything agrees")
  String agrees();

  @Message(
      "What hotspots counted was charged, what was charged is in the history, and carriers billed what passed.")
  String agreesText();

  @Message(
      "What hotspots counted was charged, and what was charged is in the history. No carrier’s bill to compare with yet.")
  String agreesUnbilledText();

  @Message("Differences with a known reason: {count}, below.")
  String explainedToo(String count);

  @Message("1 difference to look at")
  String oneDifference();

  @Message("{count} differences to look at")
  String differences(String count);

  @Message("Two sides say something else, and no usual reason explains it. The largest are first.")
  String differencesText();

  @Message("Not everything could be compared")
  String away();

  @Message("A part of the platform does not answer; what is known is below. Try again in a minute.")
  String awayText();

  @Message("Nothing to compare yet")
  String nothing();

  @Message(
      "Nobody used any data in these days. Figures appear with the first session; a carrier’s bill can be brought already.")
  String nothingText();

  @Message("Today")
  String today();

  @Message("{count} days")
  String lastDays(String count);

  @Message("Days to compare")
  String daysToShow();

  @Message("Earlier")
  String earlier();

  @Message("Later")
  String later();

  @Message("{days} (UTC), as of {time}")
  String asOf(String days, String time);

  @Message("Hotspots and ledger")
  String hotspotsAndLedger();

  @Message("Ledger and history")
  String ledgerAndHistory();

  @Message("Hotspots and carriers")
  String hotspotsAndCarriers();

  @Message("Sessions that began in the last {days} × 24 hours: {count}.")
  String sessionsSince(String count, String days);

  @Message("What customers see of their use, day by day.")
  String historyText();

  @Message("{amount} went past a ceiling or was told too late; nobody pays for it.")
  String beyond(String amount);

  @Message("A carrier’s bill is here for each of these days.")
  String feedAll();

  @Message("No carrier has billed any of these days.")
  String feedNone();

  @Message("No carrier has billed {days} of these {all} days.")
  String feedLacks(String days, String all);

  @Message("Bring a bill")
  String bringOne();

  @Message("They agree")
  String stateAgrees();

  @Message("Differ, explained")
  String stateExplained();

  @Message("Differ")
  String stateParts();

  @Message("Nothing yet")
  String stateNothing();

  @Message("Not known")
  String stateAway();

  @Message("counted by hotspots")
  String counted();

  @Message("charged")
  String charged();

  @Message("posted")
  String posted();

  @Message("in the history")
  String history();

  @Message("passed through billed lines")
  String passed();

  @Message("billed by carriers")
  String billed();

  @Message("To look at")
  String toLookAt();

  @Message("Where")
  String where();

  @Message("Day")
  String day();

  @Message("all days together")
  String allDays();

  @Message("Session")
  String session();

  @Message("Known")
  String known();

  @Message("Found")
  String found();

  @Message("Difference")
  String difference();

  @Message("No hotspot of yours")
  String stranger();

  @Message("The {shown} largest of {all}.")
  String largestOnly(String shown, String all);

  @Message("Explained")
  String explained();

  @Message("Differences with a usual reason. Nothing needs doing.")
  String explainedText();

  @Message("All figures as JSON")
  String asJson();

  @Message("Differences as CSV")
  String asCsv();

  @Message("Bring a carrier’s bill")
  String bring();

  @Message(
      "One row for each hotspot and day. A row that is brought again replaces what was there, so a corrected bill can simply be brought again.")
  String bringText();

  @Message("Carrier")
  String carrier();

  @Message("Such as north-mobile; the same name each time.")
  String carrierHint();

  @Message("Enter the carrier’s name: 1 to 40 of a to z, 0 to 9 and hyphens.")
  String carrierWrong();

  @Message("A file")
  String file();

  @Message("CSV, at most 1,000 rows. Or paste the rows below.")
  String fileHint();

  @Message("Or its rows")
  String rows();

  @Message(
      "The hotspot’s id (as in the address of its page), the day, and the bytes both ways; such as")
  String rowsHint();

  @Message("Choose a file, or paste at least one row.")
  String rowsMissing();

  @Message("The file is too large. Bring at most 1,000 rows at a time.")
  String fileLarge();

  @Message("Row {line}: “{text}” is not a hotspot, a day and bytes with commas between.")
  String rowFields(String line, String text);

  @Message("Row {line}: “{text}” is not the id of a hotspot.")
  String rowDevice(String line, String text);

  @Message("Row {line}: “{text}” is not a day such as 2026-11-20.")
  String rowDay(String line, String text);

  @Message("Row {line}: “{text}” is not a whole number of bytes.")
  String rowBytes(String line, String text);

  @Message("Row {line}: {text} is there twice.")
  String rowTwice(String line, String text);

  @Message("Row {line}: that is more than 1,000 rows. Bring the rest after these.")
  String rowsMany(String line);

  @Message("And {count} more rows like these.")
  String moreWrong(String count);

  @Message("Take this bill")
  String bringButton();

  @Message("The bill of {carrier} is taken. Rows: {rows}, new or corrected: {changed}.")
  String taken(String carrier, String rows, String changed);

  @Message("The bill of {carrier} was known already. Rows: {rows}, nothing changed.")
  String takenNothingNew(String carrier, String rows);

  @Message("Beside hotspots and carriers")
  String compared();

  @Message("Past what was paid for")
  String beyondCeiling();

  @Message(
      "The hotspot let a little more through before it heard that the balance was used. Nobody is charged for it.")
  String beyondCeilingText();

  @Message("Told after the session ended")
  String afterClose();

  @Message("The hotspot was without uplink, and no balance was left when it told.")
  String afterCloseText();

  @Message("Under way")
  String underWay();

  @Message("The day is not over for an hour yet: the news of a charge may still come.")
  String underWayText();

  @Message("Rounding")
  String rounding();

  @Message("Carriers round each of their records; less than 1 MB a day.")
  String roundingText();

  @Message("Another midnight")
  String dayBoundary();

  @Message("The carrier’s day begins at another hour. All days together agree.")
  String dayBoundaryText();

  @Message("The hotspot’s own traffic")
  String ownTraffic();

  @Message("Its reports, the portal and the payment pages: up to 20 MB a day and 3 %.")
  String ownTrafficText();

  @Message("Ledger and postings differ")
  String postingsDiffer();

  @Message(
      "The session was charged for something else than was posted. Keep everything as it is, and tell those who run the platform.")
  String postingsDifferText();

  @Message("Counted, not charged")
  String notCharged();

  @Message("There was balance for it. Look at the hotspot, and whether its reports wait.")
  String notChargedText();

  @Message("Not in the history")
  String historyLacks();

  @Message(
      "Charged, and the customer does not see it. Look at the dead letters, and send them again.")
  String historyLacksText();

  @Message("More in the history than was charged")
  String historyHasMore();

  @Message("The customer sees use that nobody charged. Tell those who run the platform.")
  String historyHasMoreText();

  @Message("Billed for more than passed")
  String billedMore();

  @Message("Ask the carrier, or see whether the line’s card is used elsewhere.")
  String billedMoreText();

  @Message("Billed for less than passed")
  String billedLess();

  @Message("The bill may not be whole yet. Bring it again when it is corrected.")
  String billedLessText();

  @Message("Not on the bill")
  String notBilled();

  @Message("The carrier billed other days or lines, and not this. The bill may not be whole yet.")
  String notBilledText();

  @Message("The bill has a line that is of none of your hotspots. Ask the carrier whose it is.")
  String strangerText();

  @Message("counted")
  String countedShort();

  @Message("passed")
  String passedShort();

  @Message("billed")
  String billedShort();

  @Message("Nothing differs without a known reason")
  String agreesWithin();

  @Message("Some figures differ, and for each difference the reason is known; they are below.")
  String agreesWithinText();

  @Message("{amount} still under way: charged, and not written everywhere yet.")
  String stillUnderWay(String amount);
}
