package byway.fronts.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that every front uses. English is here, the others are in {@code messages/}. */
@MessageBundle("web")
public interface WebMessages {
  @Message("Skip to the content")
  String skip();

  @Message("Language")
  String language();

  @Message("Change")
  String changeLanguage();

  @Message("Menu")
  String menu();

  @Message("Sign in")
  String signIn();

  @Message("Sign out")
  String signOut();

  @Message("Sign up")
  String signUp();

  @Message("E-mail address")
  String email();

  @Message("Your name")
  String name();

  @Message("Password")
  String password();

  @Message("At least 10 characters. A few words are easiest to remember.")
  String passwordHint();

  @Message("Sign in with a code by e-mail or text message")
  String byCode();

  @Message("Sign in with a password")
  String byPassword();

  @Message("Send me a code")
  String sendCode();

  @Message(
      "We send a code there, which works for ten minutes and in this browser only. Begin a phone"
          + " number with + and its country's code.")
  String sendCodeHint();

  @Message("Enter your code")
  String codeTitle();

  @Message("Code from the message")
  String code();

  @Message("If {email} is known here, a code is on its way.")
  String codeSent(String email);

  @Message("Send another code")
  String anotherCode();

  @Message("You have not confirmed your e-mail address yet.")
  String unconfirmed();

  @Message("Confirm it by a code")
  String confirmEmail();

  @Message("New here?")
  String newHere();

  @Message("Been here before?")
  String beenHere();

  @Message("Create my account")
  String createAccount();

  @Message("Check this first")
  String checkFirst();

  @Message("Enter your e-mail address.")
  String emailMissing();

  @Message("This does not look like an e-mail address. It needs an @, as in name@example.org.")
  String emailInvalid();

  @Message("Enter your name, in at most 100 characters.")
  String nameInvalid();

  @Message("Enter your password.")
  String passwordMissing();

  @Message("This password is too short. Use at least 10 characters.")
  String passwordTooShort();

  @Message("This password is too long. Use at most 200 characters.")
  String passwordTooLong();

  @Message("Many people use this password, so it is easily guessed. Choose another.")
  String passwordTooCommon();

  @Message("Enter all digits from the message.")
  String codeMissing();

  @Message("The code has eight digits.")
  String staffCodeMissing();

  @Message("This code does not work, or does not work any more. Try again, or ask for a new one.")
  String codeWrong();

  @Message("The address or the password is not right. Try again, or sign in with a code.")
  String notProven();

  @Message("Too many tries. Wait {minutes} min, then try again.")
  String tooManyGuesses(int minutes);

  @Message("This cannot be taken as it is. Change it and try again.")
  String cannotBeTaken();

  @Message("A part of our service does not answer. Nothing is lost: try again in a moment.")
  String away();

  @Message("Back")
  String back();

  @Message("More")
  String more();

  @Message("Internet that you pay for once, and that never expires")
  String homeTitle();

  @Message(
      "Sign in at any hotspot of {operator}. Use your data when you like, on all your devices.")
  String homeText(String operator);

  @Message("My data")
  String homeDashboard();

  @Message("I am at a hotspot")
  String homePortal();

  @Message("Whole prices. No contract. Data never expires.")
  String promise();

  @Message("This page is not here")
  String missingTitle();

  @Message("The address may be mistyped, or what was here has moved.")
  String missingText();

  @Message("You cannot see this")
  String forbiddenTitle();

  @Message("Sign in with an account that may, and try again.")
  String forbiddenText();

  @Message("One moment, please")
  String oftenTitle();

  @Message("That was a lot at once. Wait a minute, then try again.")
  String oftenText();

  @Message("We will be right back")
  String awayTitle();

  @Message("A part of our service does not answer. Try again in a moment.")
  String awayText();

  @Message("We did not understand that")
  String malformedTitle();

  @Message("Go back and try again.")
  String malformedText();

  @Message(
      "Something that you typed is too long. Nothing was changed. Go back and make it shorter.")
  String longText();

  @Message("Say why in 1 to 200 characters. Nothing was changed. Go back and try again.")
  String reasonText();

  @Message("Something broke on our side")
  String oursTitle();

  @Message("It has been written down and we will look at it. Try again in a moment.")
  String oursText();

  @Message("No operator is at this address")
  String nobodyTitle();

  @Message("Check the address, or ask whoever gave it to you.")
  String nobodyText();

  @Message("There is no operator here yet")
  String noneTitle();

  @Message(
      "If you run this server: make one, with its host name; the README says how under “The first operator”.")
  String noneText();

  @Message("This form was open for too long")
  String formTitle();

  @Message("Go back, reload the page, and send it again.")
  String formText();

  @Message("To quote when you ask for help: {trace}")
  String traceHint(String trace);

  @Message("Start page")
  String start();

  @Message("Bar chart by day; {amount} in all")
  String chartLabel(String amount);

  @Message("As a table")
  String asTable();

  @Message("Day")
  String day();

  @Message("Used")
  String bytesUsed();

  @Message("E-mail address or phone number")
  String emailOrPhone();

  @Message("Enter your e-mail address or phone number.")
  String emailOrPhoneMissing();

  @Message("Use a voucher")
  String voucherTitle();

  @Message("The code on your voucher")
  String voucherCode();

  @Message("16 letters and digits; capitals, spaces and dashes do not matter")
  String voucherHint();

  @Message("Add the data")
  String voucherUse();

  @Message("Back to my data")
  String voucherBack();

  @Message("Your voucher is used")
  String voucherDone();

  @Message("added to your data. It never expires.")
  String voucherAdded();

  @Message("Go on")
  String voucherOn();

  @Message("I have a voucher")
  String voucherLink();

  @Message("No voucher has this code. Compare it with the paper, letter by letter.")
  String voucherMistyped();

  @Message("This voucher was used by somebody else. Ask where you got it.")
  String voucherUsed();

  @Message("You have used this voucher already; its data is on your balance.")
  String voucherYours();

  @Message("This voucher was not used in time and is no longer good. Ask where you got it.")
  String voucherExpired();

  @Message("This voucher was withdrawn. Ask where you got it.")
  String voucherVoided();

  @Message("Too many wrong codes. Try again in {seconds} seconds.")
  String voucherWait(int seconds);

  @Message("Vouchers cannot be looked at just now. Nothing is lost; try again in a minute.")
  String voucherAway();

  @Message(
      "Nothing is sent from here yet: a code is only kept in the outbox of this service, and does not reach you. Sign in with your password, or ask the staff.")
  String codesKept();

  @Message("Codes go by e-mail only; text messages are not sent from here yet.")
  String mailOnly();

  @Message("Codes go by text message only; e-mail is not sent from here yet.")
  String smsOnly();

  @Message(
      "If you run this server: you asked for {host}. Let an operator have this host name, or use the one in BYWAY_PUBLIC_URL.")
  String addressStaff(String host);

  @Message("This is not your password. If you forgot it, sign in with a code first.")
  String currentWrong();
}
