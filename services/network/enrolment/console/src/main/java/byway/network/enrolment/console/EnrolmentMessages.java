package byway.network.enrolment.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of enrolment say. */
@MessageBundle(value = "enrolment", locale = "en")
public interface EnrolmentMessages {
  String title();

  String text();

  String waiting();

  String none();

  String announced();

  String announcedYes();

  String model();

  String keyMark();

  String from();

  String since();

  String claim();

  String dismiss();

  String claimTitle();

  String claimText();

  String claimButton();

  String code();

  String codeHint();

  String nameHint();

  String owner();

  String ownerHint();

  String ownerUnknown();

  String codeWrong();

  String codeExpired();

  String codeTaken();

  String serialTaken();

  String batches();

  String batch();

  String boxes();

  String claimed();

  String come();

  String takenIn();

  String order();

  String inUse();

  String claimedAhead();

  String nobodys();

  String noBatches();

  String batchTitle();

  String batchText();

  String batchButton();

  String batchLabel();

  String csv();

  String csvHint();

  String labelWrong();

  String wrongLines();

  String labels();

  String noLabels();

  String labelsText();

  String authority();

  String authorityText();

  String fingerprint();

  String doneClaim();

  String doneDismiss();

  String doneTakeIn();

  String whyClaim(String serial);

  String whyDismiss(String serial);

  String throttled(int seconds);

  String listWrong(int count);

  String line(int number);
}
