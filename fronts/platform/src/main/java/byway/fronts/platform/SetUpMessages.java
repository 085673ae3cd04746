package byway.fronts.platform;

import io.quarkus.qute.i18n.MessageBundle;

/** What the questions of the set-up say. */
@MessageBundle(value = "setup", locale = "en")
public interface SetUpMessages {
  String title();

  String step(int number);

  String back();

  String goOn();

  String change();

  String placeTitle();

  String placeText();

  String place();

  String placeHint();

  String placeMissing();

  String tryIt();

  String here();

  String hereText(String origin);

  String placeInvalid();

  String nameUnknown(String host);

  String namesSilent(String host);

  String notReached(String origin);

  String schemeLost(String origin);

  String hostLost(String origin);

  String reachTitle();

  String reachText(String origin);

  String reachOpen();

  String reachedTitle();

  String reachedText();

  String otherPlace();

  String operatorTitle();

  String operatorText();

  String name();

  String nameHint();

  String nameInvalid();

  String slug();

  String slugHint();

  String slugInvalid();

  String slugTaken();

  String hostTaken();

  String currency();

  String currencyMissing();

  String country();

  String noCountry();

  String countryMissing();

  String timeZone();

  String timeZoneMissing();

  String ownerTitle();

  String ownerText();

  String owner();

  String yourName();

  String passwordHint();

  String passwordKept();

  String mailTitle();

  String mailText();

  String mailLater();

  String cardsTitle();

  String cardsText();

  String cardsLater();

  String reviewTitle();

  String reviewText();

  String finish();

  String doneTitle();

  String doneText();

  String toConsole();

  String platformText();

  String toPlatform();

  String linkTitle();

  String linkText();

  String mail();

  String cards();

  String testMode();

  String mailHost();

  String mailHostMissing();

  String mailPort();

  String mailPortHint();

  String mailPortWrong();

  String mailSecurity();

  String mailStartTls();

  String mailTls();

  String mailPlain();

  String mailUser();

  String mailPassword();

  String mailFrom();

  String mailFromHint();

  String mailFromMissing();

  String mailTry();

  String mailHostUnknown(String words);

  String mailAddressRefused(String words);

  String mailSilent(String words);

  String mailTlsFailed(String words);

  String mailSignInRefused(String words);

  String mailSenderRefused(String words);

  String mailRefused(String words);

  String key();

  String keyHint();

  String keyMissing();

  String keyTry();

  String keyWrongKind();

  String keyRefused(String words);

  String keyNotAllowed(String words);

  String keyUnreachable(String words);

  String webhookSecret();

  String webhookSecretHint();
}
