package byway.fronts.dashboard;

import io.quarkus.qute.i18n.MessageBundle;

/** Words about what customers change of their account; each language is in {@code messages/}. */
@MessageBundle(value = "own", locale = "en")
public interface OwnAccountMessages {
  String details();

  String save();

  String newEmail();

  String newEmailText(String email);

  String emailCodeSent(String email);

  String proveEmail();

  String emailNotProven();

  String emailTaken();

  String emailWrong();

  String nameWrong();

  String tooManyCodes();

  String wait(int minutes);

  String away();

  String close();

  String closeShort();

  String closeText();

  String closeData(String left);

  String closeMoney();

  String closeHotspots(int count);

  String closeManyHotspots(int count);

  String closeKept();

  String closeYes();

  String closeUnderstand();
}
