package byway.people.identity.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page about the provider of the staff's sign-in says. */
@MessageBundle(value = "signInProvider", locale = "en")
public interface SignInProviderMessages {
  String title();

  String text();

  String none();

  String redirect();

  String redirectText();

  String name();

  String nameHint();

  String nameWrong();

  String issuer();

  String issuerHint();

  String issuerWrong();

  String client();

  String clientWrong();

  String secret();

  String secretHint();

  String secretNeeded();

  String domains();

  String domainsHint();

  String domainsWrong();

  String only();

  String onlyText();

  String untried();

  String keep();

  String kept();

  String remove();

  String removeText();

  String removed();

  String met(String words);

  String addressRefused();

  String away();

  String tlsFailed();

  String notDescribed();

  String issuerOther();

  String notEnough();

  String keysBroken();
}
