package byway.fronts.web;

import io.quarkus.qute.i18n.MessageBundle;

/** Words about how people sign in. English is here, the others are in {@code messages/}. */
@MessageBundle(value = "security", locale = "en")
public interface SecurityMessages {
  String title();

  String secondStep();

  String secondText();

  String secondCode();

  String secondHint();

  String secondMissing();

  String secondWrong();

  String startAgain();

  String usePasskey();

  String passkeyNotUsed();

  String passkeyWrong();

  String closed();

  String forgotten();

  String confirmTitle();

  String confirmText();

  String confirmNow();

  String confirmByCode();

  String confirmFirst();

  String confirmMissing();

  String confirmWrong();

  String due();

  String passkeys();

  String passkeysText();

  String noPasskeys();

  String addPasskey();

  String passkeyName();

  String passkeyNameHint();

  String passkeyNameInvalid();

  String passkeyNotMade();

  String passkeyAdded();

  String passkeyCopied();

  String passkeysNeedAName();

  String tooManyPasskeys();

  String needsScript();

  String addedAt();

  String lastUsed();

  String rename();

  String remove();

  String saved();

  String app();

  String appText();

  String appOn();

  String setUpApp();

  String removeApp();

  String removeAppText();

  String appScan();

  String appPicture();

  String appType();

  String appCode();

  String appFinish();

  String appNotProven();

  String recovery();

  String recoveryText();

  String recoveryKept();

  String newCodes();

  String sessions();

  String sessionsText();

  String browser();

  String unknownBrowser();

  String place();

  String began();

  String endsAt();

  String thisOne();

  String end();

  String endOthers();

  String codesLeft(int left);

  String askedToSetUp();

  String providerSignIn(String name);

  String providerOnly(String name);

  String providerConfirm(String name);

  String provider();

  String providerText();

  String providerLinked(String day, String used);

  String providerStale();

  String providerAway();

  String providerRefused();

  String providerNotBelieved();

  String providerEmailUnproven();

  String providerDomainOther();

  String providerUnknown();

  String providerNotFresh();

  String providerOtherPerson();
}
