package byway.fronts.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The dashboard's words in English; the others are in {@code messages/}. */
@MessageBundle("dashboard")
public interface DashboardMessages {
  @Message("My data")
  String overview();

  @Message("Statement")
  String statement();

  @Message("Purchases")
  String purchases();

  @Message("Hotspots")
  String hotspots();

  @Message("Rewards")
  String rewards();

  @Message("Cards")
  String cards();

  @Message("left to use. It never expires.")
  String left();

  @Message("Buy data")
  String buy();

  @Message("The last 30 days")
  String used();

  @Message("{amount} used")
  String usedAll(String amount);

  @Message("Nothing used yet. Sign in at one of our hotspots and it shows here, day by day.")
  String nothingUsed();

  @Message("What you have")
  String have();

  @Message("{left} left of {all}")
  String leftOf(String left, String all);

  @Message("Buy data and it is here at once, on all your devices.")
  String haveNothing();

  @Message("My hotspots")
  String myHotspots();

  @Message("You have no hotspot of your own. With one, new guests who use it earn you data.")
  String noHotspots();

  @Message("All my hotspots")
  String allHotspots();

  @Message("Online")
  String online();

  @Message("Offline")
  String offline();

  @Message("Out of service")
  String blocked();

  @Message("Last seen {time}")
  String seen(String time);

  @Message("Has not connected yet")
  String never();

  @Message("{count} connected")
  String clients(int count);

  @Message("Battery {percent} %")
  String battery(int percent);

  @Message("Signal {dbm} dBm")
  String signal(int dbm);

  @Message("When")
  String when();

  @Message("What")
  String what();

  @Message("Data")
  String data();

  @Message("Money")
  String money();

  @Message("Nothing has happened yet. Every gift, purchase and use will be listed here.")
  String noStatement();

  @Message("Used")
  String lineUsed();

  @Message("Data bought")
  String lineBought();

  @Message("Welcome gift")
  String lineGift();

  @Message("Reward for a new guest")
  String lineReward();

  @Message("Voucher")
  String lineVoucher();

  @Message("Adjusted by our staff")
  String lineAdjusted();

  @Message("Taken back for a refund")
  String lineTakenBack();

  @Message("Paid by card")
  String linePaid();

  @Message("Paid back to your card")
  String linePaidBack();

  @Message("Other")
  String lineOther();

  @Message("Pack")
  String pack();

  @Message("Price")
  String price();

  @Message("State")
  String state();

  @Message("You have not bought anything yet.")
  String noPurchases();

  @Message("Waiting for payment")
  String placed();

  @Message("Paid")
  String paid();

  @Message("Delivered")
  String fulfilled();

  @Message("Not paid")
  String cancelled();

  @Message("Paid back")
  String refunded();

  @Message(
      "No rewards yet. You earn data when a new guest signs up at a hotspot of yours and uses it.")
  String noRewards();

  @Message("Data you earned by bringing new guests.")
  String rewardText();

  @Message(
      "No cards are saved. Tick “Remember my card” the next time you buy, and paying is one press.")
  String noCards();

  @Message("We never see your card number; our payment service keeps it.")
  String cardsText();

  @Message("ending in {digits}")
  String cardEnding(String digits);

  @Message("until {month}/{year}")
  String cardExpires(int month, int year);

  @Message("Forget this card")
  String forget();

  @Message(
      "The payment service does not answer. It may or may not have been done: look again in a minute.")
  String cardsAway();

  @Message("Settings")
  String settings();

  @Message("Name of the network")
  String ssid();

  @Message("Open")
  String open();

  @Message("Paused")
  String pausedState();

  @Message("Access")
  String access();

  @Message("Guests")
  String guests();

  @Message("Welcome")
  String guestsYes();

  @Message("Only me")
  String guestsNo();

  @Message("Most speed for one device, in kbit/s")
  String rate();

  @Message("Wi-Fi channel")
  String channel();

  @Message("Save")
  String save();

  @Message("Saved. Your hotspot takes it over as soon as it is online.")
  String saved();

  @Message("Your hotspot has these settings.")
  String inStep();

  @Message("Your hotspot has not taken over the last change yet.")
  String notInStep();

  @Message("Your hotspot would not take this: {reason}")
  String refusedBy(String reason);

  @Message("This setting cannot be used: {reason}")
  String settingRefused(String reason);

  @Message(
      "A part of our service does not answer. It may or may not have been done: look again in a moment.")
  String settingsAway();

  @Message("As it is")
  String unchanged();

  @Message("Running for {hours} h")
  String uptime(long hours);

  @Message("Connection: {name}")
  String uplink(String name);

  @Message("Hotspot")
  String hotspot();

  @Message("By day")
  String perDay();

  @Message("By week")
  String perWeek();

  @Message("The last 26 weeks")
  String lastWeeks();

  @Message("The last hour")
  String lastHour();

  @Message("used this minute")
  String thisMinute();

  @Message("Area chart of the last hour, minute by minute; {amount} in all")
  String hourLabel(String amount);

  @Message("Nothing in the last hour")
  String quietNow();

  @Message("{count} of your devices online")
  String onNow(int count);

  @Message("One of your devices online")
  String oneOnNow();

  @Message("{percent} % of what you have is left")
  String glassLabel(int percent);

  @Message("Who is on")
  String whoIsOn();

  @Message("Nobody is on right now. Anybody who signs in here shows up at once.")
  String nobodyOn();

  @Message("Device ending in {digits}")
  String deviceEnding(String digits);

  @Message("since {time} UTC")
  String sinceTime(String time);

  @Message("Served here, last 30 days")
  String servedHere();

  @Message("Nothing yet. Each guest's use shows here, day by day.")
  String nothingServed();

  @Message("Forget this card?")
  String forgetTitle();

  @Message("Next time you buy, you type its number again. Nothing is charged or paid back.")
  String forgetText();

  @Message("Battery")
  String batteryShort();

  @Message("Signal")
  String signalShort();

  @Message("Connected")
  String connectedShort();

  @Message("Settings")
  String stateShort();

  @Message("earned here so far, on this page")
  String earned();

  @Message("Voucher")
  String vouchers();

  @Message("Account")
  String account();

  @Message("About you")
  String aboutYou();

  @Message("Name")
  String yourName();

  @Message("Phone number")
  String phone();

  @Message("none yet")
  String noPhone();

  @Message("Here since")
  String since();

  @Message("A phone number to sign in with")
  String addPhone();

  @Message(
      "We send a code to this number. From then on you can sign in with a text message "
          + "instead of a password.")
  String addPhoneText();

  @Message("With + and the country’s code, such as +31 6 1234 5678")
  String phoneHint();

  @Message("Send me a code")
  String sendPhoneCode();

  @Message("We have sent a text message to {phone}.")
  String phoneCodeSent(String phone);

  @Message("This is my number")
  String provePhone();

  @Message("This does not look like a phone number. Begin with + and the country’s code.")
  String phoneInvalid();

  @Message("That were five codes within an hour. Wait a while, then ask again.")
  String phoneTooMany();

  @Message("This code does not work, or does not work any more. Try again, or ask for a new one.")
  String phoneNotProven();

  @Message("Too many tries. Wait {minutes} min, then try again.")
  String phoneThrottled(int minutes);

  @Message("Messages cannot be sent just now. Nothing is lost; try again in a moment.")
  String phoneAway();

  @Message("Forget this number")
  String forgetPhone();

  @Message("Forget this number?")
  String forgetPhoneTitle();

  @Message(
      "Codes by text message will no longer sign you in. Your password and codes by "
          + "e-mail still do.")
  String forgetPhoneText();

  @Message("Place")
  String place();

  @Message(
      "Latitude and longitude, such as 52.3702, 4.8952. Empty for none. Only you and "
          + "the operator see it.")
  String placeHint();

  @Message("Enter latitude and longitude in degrees, such as 52.3702, 4.8952, or nothing.")
  String placeWrong();

  @Message("A number is missing here.")
  String numberMissing();

  @Message("Free places")
  String freePlaces();

  @Message(
      "Guests reach these before they sign in, and it costs them nothing. Your operator makes the list.")
  String freePlacesHint();

  @Message("Network key")
  String networkKey();

  @Message(
      "For a Wi-Fi network that asks each device for a name and a password (WPA-Enterprise): enter these there once, and the device signs in by itself from then on.")
  String networkKeyText();

  @Message(
      "For Wi-Fi that asks for a name and a password (WPA-Enterprise). It is not your password.")
  String networkKeyShort();

  @Message("Show my network key")
  String showNetworkKey();

  @Message("User name")
  String networkName();

  @Message("Password")
  String networkPassword();

  @Message("If it asks how")
  String networkMethod();

  @Message("PEAP with MSCHAPv2, or TTLS with PAP")
  String networkMethods();

  @Message("Make a new key")
  String newNetworkKey();

  @Message("Make a new key?")
  String newNetworkKeyTitle();

  @Message("The old key stops working: enter the new one on each of your devices.")
  String newNetworkKeyText();

  @Message("This is your new key. Enter it on each of your devices.")
  String networkKeyRenewed();

  @Message("and {count} more")
  String andMore(int count);

  @Message("You have no data yet.")
  String hadNothing();

  @Message("You have nothing left.")
  String nothingLeft();

  @Message("You have no hotspot of your own.")
  String noHotspotsYet();

  @Message("No cards are saved.")
  String noCardsHere();

  @Message(
      "No text messages are sent from here yet: a code is only kept in the outbox of this service, and does not reach you.")
  String smsKept();

  @Message("Codes by text message will no longer sign you in. Your password still does.")
  String forgetPhoneNoMail();

  @Message("Saved.")
  String savedNow();

  @Message("Withheld: your bank was asked for this money back")
  String lineWithheld();

  @Message("Given back to you")
  String lineGivenBack();

  @Message("Money that your bank took back")
  String lineAskedBack();

  @Message("Money that came to us again")
  String lineCameAgain();

  @Message("Disputed: the data is withheld")
  String disputeOpen();

  @Message("Your bank took the money back: the data is withdrawn")
  String disputeLost();

  @Message("Dispute over: the data is yours again")
  String disputeWon();

  @Message("A new password")
  String newPassword();

  @Message(
      "With a new password, everybody who is signed in to your account elsewhere is signed out.")
  String newPasswordText();

  @Message("Your password now")
  String currentPassword();

  @Message("Leave this empty if you have just signed in with a code.")
  String currentPasswordHint();

  @Message("Forgotten, or none yet? Sign in with a code first")
  String forgotPassword();

  @Message("Choose this password")
  String choosePassword();

  @Message("Your new password holds from now on.")
  String passwordChosen();
}
