package byway.people.abuse.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of the abuse desk say. */
@MessageBundle(value = "abuse", locale = "en")
public interface AbuseMessages {
  String title();

  String intro();

  String none();

  String report();

  String reportNumber(String number);

  String state();

  String stateNew();

  String stateTaken();

  String stateActed();

  String stateRejected();

  String spam();

  String attack();

  String copyright();

  String unlawful();

  String other();

  String contact();

  String address();

  String at();

  String reportedAt();

  String whatHappened();

  String customer();

  String customerHint();

  String customerUnknown();

  String nameCustomer();

  String notes();

  String noNotes();

  String noteKind();

  String note();

  String answer();

  String notice();

  String suspended();

  String resumed();

  String text();

  String textWrong();

  String by();

  String writeNote();

  String writeAnswer();

  String answerText();

  String writeNotice();

  String noticeText();

  String change();

  String suspend();

  String suspendText();

  String resume();

  String isSuspended();

  String disclose();

  String saved();
}
