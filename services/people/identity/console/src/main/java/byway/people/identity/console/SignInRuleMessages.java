package byway.people.identity.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page about the staff's sign-in says. */
@MessageBundle(value = "signInRules", locale = "en")
public interface SignInRuleMessages {
  String title();

  String text();

  String secondFactor();

  String secondFactorText();

  String hours();

  String hoursText();

  String hoursWrong();

  String save();

  String saved();

  String provider();
}
