package byway.fronts.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What guests are told of gifts, of vouchers, and of links that may be another's. */
@MessageBundle("guest")
public interface GuestMessages {
  @Message(
      "Sign up: {first} are yours at once, and {bonus} in all when you type the code that we send you.")
  String bonus(String first, String bonus);

  @Message("Sign up, and {bonus} are yours when you type the code that we send you.")
  String bonusLater(String bonus);

  @Message("Sign up, and up to {bonus} are yours when you first go online at one of our hotspots.")
  String bonusThere(String bonus);

  @Message("The device whose Wi-Fi address ends in {device} goes online.")
  String thisDevice(String device);

  @Message("Sign up, and {first} are yours at once, for {minutes} minutes.")
  String firstOnly(String first, int minutes);

  @Message(
      "{amount} more are yours once your address is proven by a code. Nothing is sent from here yet: the code is only kept in the outbox of this service, and does not reach you.")
  String proveKept(String amount);

  @Message("You have {amount} until {until}.")
  String firstUntil(String amount, String until);

  @Message("Type the code that we have sent you, and {amount} more are yours.")
  String prove(String amount);

  @Message("You have {amount} to read it with, until {until}.")
  String first(String amount, String until);

  @Message("Type the code")
  String proveNow();

  @Message(
      "So many new guests came today that the free {amount} have to wait: they are yours when you next go online on another day. You can buy data now.")
  String waiting(String amount);

  @Message("Is this your device?")
  String askTitle();

  @Message(
      "This link is for a device at {hotspot} whose Wi-Fi address ends in {device}. Who goes on puts that device online with the own data. Go on only if it is the one in your hand.")
  String ask(String hotspot, String device);

  @Message("Yes, put this device online")
  String agree();

  @Message("Use a voucher without an account")
  String voucherTitle();

  @Message(
      "Type the code and you are online at {hotspot}. We ask for no name and no address. What is left stays on the code: type it again on another device, or at another of our hotspots.")
  String voucherText(String hotspot);

  @Message(
      "You are not at one of our hotspots now. Join its Wi-Fi first, or sign in to add the voucher to your data.")
  String voucherNowhere();

  @Message("Go online")
  String voucherGo();

  @Message("I have an account")
  String voucherAccount();

  @Message("Say that this is your device first.")
  String voucherAsk();

  @Message(
      "This code cannot be used here. Compare it with the paper; if somebody has added it to an account, or it has expired, ask where you got it.")
  String voucherNot();

  @Message("left on your voucher")
  String voucherLeft();

  @Message("Your voucher is used up")
  String voucherEmpty();

  @Message("Go offline")
  String voucherStop();

  @Message("Type the code again")
  String voucherAgain();

  @Message("Sign up to buy more")
  String voucherBuy();

  @Message("I have a voucher: no account needed")
  String voucherLink();
}
