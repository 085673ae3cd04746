package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page about bonuses says. */
@MessageBundle("welcome")
public interface WelcomeMessages {
  @Message("Bonuses")
  String title();

  @Message(
      "What new guests and the owners who brought them were given in the last seven days, and what was held back, and why. Guests are told in plain words what they get; none of this is an error for them.")
  String text();

  @Message("Nothing was given or held back in these days.")
  String none();

  @Message("Day")
  String day();

  @Message("What")
  String what();

  @Message("How many")
  String count();

  @Message("Nothing")
  String nothing();

  @Message("In force")
  String inForce();

  @Message("A new guest, once the address is proven, gets")
  String guestBonus();

  @Message("Of that at once, to read the code with, for {minutes} minutes")
  String firstGrant(int minutes);

  @Message("The owner of the hotspot, once such a guest has used {bytes}, gets")
  String ownerBonus(String bytes);

  @Message("Guests who got data at once")
  String first();

  @Message("Guests who got the rest, with a proven address")
  String welcomed();

  @Message("Guests who got nothing at once: enough new guests that day")
  String firstOperatorFull();

  @Message("Guests who got nothing at once: enough new guests at that hotspot that day")
  String firstHotspotFull();

  @Message("Guests who got nothing at once: enough new guests from that network address that day")
  String firstSourceFull();

  @Message("Guests who got nothing at once: somebody had it on their device in the last 30 days")
  String firstClient();

  @Message("Guests who wait for the rest: enough new guests that day")
  String welcomeOperatorFull();

  @Message("Guests who wait for the rest: enough new guests at that hotspot that day")
  String welcomeHotspotFull();

  @Message("Guests who wait for the rest: enough new guests from that network address that day")
  String welcomeSourceFull();

  @Message(
      "Guests who do not get the rest: another account had it on their device in the last 30 days")
  String welcomeClient();

  @Message("Guests whose owner got nothing: the owner had earned enough that day")
  String ownerFull();

  @Message("Guests whose owner got nothing: the hotspot had earned enough that day")
  String deviceFull();

  @Message("Guests whose owner got nothing: the device is the owner’s own")
  String ownersClient();

  @Message("Guests whose owner got nothing")
  String ownerNone();

  @Message("Megabytes for a new guest whose address is proven")
  String guestMegabytes();

  @Message("Megabytes of that at once, before it is proven")
  String firstBytes();

  @Message("Minutes that this lasts")
  String firstMinutesField();

  @Message("Megabytes for the owner of the hotspot")
  String ownerBonusField();

  @Message("Once the guest has used so many megabytes there")
  String ownerAfter();

  @Message("New guests a day at one hotspot, at most")
  String perHotspot();

  @Message("New guests a day from one network address, at most")
  String perAddress();

  @Message("New guests a day in all, at most")
  String perOperator();

  @Message("Bonuses a day for one owner, at most")
  String perOwner();

  @Message("Bonuses a day for one hotspot, at most")
  String perOwnersHotspot();

  @Message("Change them")
  String change();

  @Message("Why")
  String reason();

  @Message("Save")
  String save();

  @Message("Saved.")
  String saved();

  @Message("Say why; it is written down.")
  String sayWhy();

  @Message("A number is missing here.")
  String numberMissing();

  @Message("0 means none at all.")
  String zeroIsNone();

  @Message("This cannot be used: {reason}")
  String refused(String reason);

  @Message("This cannot be saved at the moment. Nothing was changed.")
  String away();
}
