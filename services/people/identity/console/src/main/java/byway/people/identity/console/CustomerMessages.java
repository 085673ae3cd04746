package byway.people.identity.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of customers say. */
@MessageBundle(value = "customers", locale = "en")
public interface CustomerMessages {
  String customers();

  String nobodyYet();

  String since();

  String speaks(String language);

  String sinceDay(String day);

  String left();

  String balanceText(String granted, String used, String withdrawn, String reserved);

  String giveData();

  String giveText();

  String megabytes();

  String megabytesWrong();

  String dataGiven();

  String closed(String at);

  String reopen();

  String reopenText();

  String reopened();

  String resetSecond();

  String resetSecondText();

  String resetSecondOff();

  String resetSecondDone();
}
