package byway.people.terms.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of terms say. */
@MessageBundle(value = "terms", locale = "en")
public interface TermsMessages {
  String title();

  String none();

  String intro();

  String terms();

  String privacy();

  String version(String number);

  String languages();

  String asksAgain();

  String asksAgainHint();

  String publishedAt();

  String publish();

  String kind();

  String textIn(String language);

  String textWrong();

  String published();

  String record();

  String noRecord();

  String agreedAt();

  String marketingGiven();

  String marketingTakenBack();

  String from();
}
