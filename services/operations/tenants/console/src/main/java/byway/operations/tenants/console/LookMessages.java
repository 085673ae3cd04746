package byway.operations.tenants.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of the operator's look says. */
@MessageBundle(value = "tenants", locale = "en")
public interface LookMessages {

  String look();

  String lookKept();

  String lookTitle();

  String lookText();

  String operatorName();

  String accent();

  String accentHint();

  String accentWrong();

  String nameWrong();

  String keepLook();

  String preview();

  String previewText();

  String previewLink();

  String onLight();

  String onDark();

  String asChosen(String colour);

  String correctedTo(String colour, String contrast);

  String logo();

  String logoText();

  String logoNow();

  String logoNone();

  String logoFile();

  String keepLogo();

  String removeLogo();

  String logoHeavy();

  String logoMissing();

  String logoNotPng();

  String logoSize();
}
