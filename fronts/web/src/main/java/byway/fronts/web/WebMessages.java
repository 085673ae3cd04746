package byway.fronts.web;

import io.quarkus.qute.i18n.MessageBundle;

/** Words that every front uses. English is here, the others are in {@code messages/}. */
@MessageBundle(value = "web", locale = "en")
public interface WebMessages {
  String skip();

  String language();

  String changeLanguage();

  String menu();

  String signIn();

  String signOut();

  String signUp();

  String email();

  String name();

  String password();

  String passwordHint();

  String byCode();

  String byPassword();

  String sendCode();

  String sendCodeHint();

  String codeTitle();

  String code();

  String codeSent(String email);

  String anotherCode();

  String unconfirmed();

  String confirmEmail();

  String newHere();

  String beenHere();

  String createAccount();

  String checkFirst();

  String emailMissing();

  String emailInvalid();

  String nameInvalid();

  String passwordMissing();

  String passwordTooShort();

  String passwordTooLong();

  String passwordTooCommon();

  String codeMissing();

  String staffCodeMissing();

  String codeWrong();

  String notProven();

  String tooManyGuesses(int minutes);

  String cannotBeTaken();

  String away();

  String back();

  String more();

  String homeTitle();

  String homeText(String operator);

  String homeDashboard();

  String homePortal();

  String promise();

  String missingTitle();

  String missingText();

  String forbiddenTitle();

  String forbiddenText();

  String roleTitle();

  String roleText();

  String oftenTitle();

  String oftenText();

  String awayTitle();

  String awayText();

  String malformedTitle();

  String malformedText();

  String longText();

  String reasonText();

  String oursTitle();

  String oursText();

  String nobodyTitle();

  String nobodyText();

  String noneTitle();

  String noneText();

  String customersFull();

  String suspendedTitle();

  String suspendedText();

  String formTitle();

  String formText();

  String traceHint(String trace);

  String start();

  String chartLabel(String amount);

  String asTable();

  String day();

  String bytesUsed();

  String emailOrPhone();

  String emailOrPhoneMissing();

  String voucherTitle();

  String voucherCode();

  String voucherHint();

  String voucherUse();

  String voucherBack();

  String voucherDone();

  String voucherAdded();

  String voucherOn();

  String voucherLink();

  String voucherMistyped();

  String voucherUsed();

  String voucherYours();

  String voucherExpired();

  String voucherVoided();

  String voucherWait(int seconds);

  String voucherAway();

  String codesKept();

  String mailOnly();

  String smsOnly();

  String addressStaff(String host);

  String currentWrong();

  String testMoney();

  String terms();

  String privacy();

  String termsVersion(String version, String date);

  String agreement();

  String agreementText();

  String agree();

  String agreedAt(String version, String date);

  String nothingToAgree();

  String marketing();

  String marketingOn();

  String marketingOff();

  String marketingStop();

  String marketingStart();

  String marketingAsk();

  String signUpAgrees();

  String termsChanged();

  String barredTitle();

  String barredText();

  String abuseTitle();

  String abuseIntro();

  String abuseKind();

  String abuseSpam();

  String abuseAttack();

  String abuseCopyright();

  String abuseUnlawful();

  String abuseOther();

  String abuseAddress();

  String abuseAddressHint();

  String abusePort();

  String abuseAt();

  String abuseAtHint();

  String abuseText();

  String abuseTextHint();

  String abuseContact();

  String abuseContactHint();

  String abuseSend();

  String abuseSent(String number);

  String abuseSentText();

  String abuseAddressWrong();

  String abuseAtWrong();

  String abuseTextWrong();

  String abuseTooMany();
}
