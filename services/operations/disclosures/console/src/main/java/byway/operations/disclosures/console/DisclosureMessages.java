package byway.operations.disclosures.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of disclosures say. */
@MessageBundle(value = "disclosures", locale = "en")
public interface DisclosureMessages {
  String title();

  String intro();

  String none();

  String address();

  String addressHint();

  String port();

  String portHint();

  String at();

  String atHint();

  String atWrong();

  String within();

  String authority();

  String reference();

  String ask();

  String askText();

  String state();

  String waits();

  String disclosed();

  String askedBy();

  String rules();

  String rulesOff();

  String rulesOn(String days, String reason);

  String rulesText();

  String on();

  String law();

  String keptDays();

  String keepRules();

  String rulesKept();

  String found(String count);

  String hash();

  String look();

  String lookText();

  String export();

  String reads();

  String noReads();

  String readAt();

  String waitsText();

  String approval();

  String numberWrong();

  String person();

  String from();

  String until();

  String inside();
}
