package byway.fronts.dashboard;

import io.quarkus.qute.i18n.MessageBundle;

/** The dashboard's words; what they are in each language is in {@code messages/}. */
@MessageBundle(value = "dashboard", locale = "en")
public interface DashboardMessages {
  String overview();

  String statement();

  String purchases();

  String hotspots();

  String rewards();

  String cards();

  String left();

  String buy();

  String used();

  String usedAll(String amount);

  String nothingUsed();

  String have();

  String leftOf(String left, String all);

  String haveNothing();

  String myHotspots();

  String noHotspots();

  String allHotspots();

  String online();

  String offline();

  String blocked();

  String seen(String time);

  String never();

  String clients(int count);

  String battery(int percent);

  String signal(int dbm);

  String when();

  String what();

  String data();

  String money();

  String noStatement();

  String lineUsed();

  String lineBought();

  String lineGift();

  String lineReward();

  String lineVoucher();

  String lineAdjusted();

  String lineTakenBack();

  String linePaid();

  String linePaidBack();

  String lineOther();

  String pack();

  String price();

  String state();

  String noPurchases();

  String placed();

  String paid();

  String fulfilled();

  String cancelled();

  String refunded();

  String noRewards();

  String rewardText();

  String noCards();

  String cardsText();

  String cardEnding(String digits);

  String cardExpires(int month, int year);

  String forget();

  String cardsAway();

  String settings();

  String ssid();

  String open();

  String pausedState();

  String access();

  String guests();

  String guestsYes();

  String guestsNo();

  String rate();

  String channel();

  String save();

  String saved();

  String inStep();

  String notInStep();

  String refusedBy(String reason);

  String settingRefused(String reason);

  String settingsAway();

  String unchanged();

  String uptime(long hours);

  String uplink(String name);

  String hotspot();

  String perDay();

  String perWeek();

  String lastWeeks();

  String lastHour();

  String thisMinute();

  String hourLabel(String amount);

  String quietNow();

  String onNow(int count);

  String oneOnNow();

  String glassLabel(int percent);

  String whoIsOn();

  String nobodyOn();

  String deviceEnding(String digits);

  String sinceTime(String time);

  String servedHere();

  String nothingServed();

  String forgetTitle();

  String forgetText();

  String batteryShort();

  String signalShort();

  String connectedShort();

  String stateShort();

  String earned();

  String vouchers();

  String account();

  String aboutYou();

  String yourName();

  String phone();

  String noPhone();

  String since();

  String addPhone();

  String addPhoneText();

  String phoneHint();

  String sendPhoneCode();

  String phoneCodeSent(String phone);

  String provePhone();

  String phoneInvalid();

  String phoneTooMany();

  String phoneNotProven();

  String phoneThrottled(int minutes);

  String phoneAway();

  String forgetPhone();

  String forgetPhoneTitle();

  String forgetPhoneText();

  String place();

  String placeHint();

  String placeWrong();

  String numberMissing();

  String freePlaces();

  String freePlacesHint();

  String networkKey();

  String networkKeyText();

  String networkKeyShort();

  String showNetworkKey();

  String networkName();

  String networkPassword();

  String networkMethod();

  String networkMethods();

  String newNetworkKey();

  String newNetworkKeyTitle();

  String newNetworkKeyText();

  String networkKeyRenewed();

  String andMore(int count);

  String hadNothing();

  String nothingLeft();

  String noHotspotsYet();

  String noCardsHere();

  String smsKept();

  String forgetPhoneNoMail();

  String savedNow();

  String lineWithheld();

  String lineGivenBack();

  String lineAskedBack();

  String lineCameAgain();

  String disputeOpen();

  String disputeLost();

  String disputeWon();

  String newPassword();

  String newPasswordText();

  String currentPassword();

  String currentPasswordHint();

  String forgotPassword();

  String choosePassword();

  String passwordChosen();

  String claimTitle();

  String claimText();

  String claimBox();

  String claimCode();

  String claimCodeHint();

  String claimName();

  String claimNameHint();

  String claimReplaces();

  String claimReplacesNone();

  String claimButton();

  String claimShown();

  String claimed();

  String claimedAheadTitle();

  String codeMistyped();

  String codeUnknown();

  String codeExpired();

  String codeTaken();

  String codeTakenByYou();

  String hotspotNameWrong();

  String boxOfAnother();

  String plugInFirst();

  String box();

  String secretWanted();

  String secretTyped();

  String renewSecret();

  String replaceBox();

  String claimedAheadText(String serial);

  String codeThrottled(int seconds);

  String secretSince(String day);

  String where();

  String whereText();

  String nowhere();

  String underReview(String bytes);

  String itWasMe();

  String notMe();

  String notMeText();

  String notMeNote();

  String notMeOpen();

  String notMeAccepted();

  String notMeRefused();

  String doneMine();

  String doneNotMe();

  String anotherPassword();

  String moreSecure();

  String noteTooLong();

  String nothingUsedThere();

  String notMeTooLate();

  String notMeTooMany();

  String heldHere(String bytes);

  String heldHereText();

  String reviewNotice(String bytes);
}
