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

  @Message("How often")
  String count();

  @Message("In force")
  String inForce();

  @Message("A guest whose address is proven")
  String guestBonus();

  @Message("Of that at once, to read the code with, for {minutes} minutes")
  String firstGrant(int minutes);

  @Message("The owner, once the guest has used {bytes}")
  String ownerBonus(String bytes);

  @Message("Guests a day: at one hotspot, from one address, in all")
  String bounds();

  @Message("First grants")
  String first();

  @Message("Guests welcomed")
  String welcomed();

  @Message("First grants held back: as many as the operator gives in a day")
  String firstOperatorFull();

  @Message("First grants held back: as many as one hotspot gives in a day")
  String firstHotspotFull();

  @Message("First grants held back: as many as one network address gets in a day")
  String firstSourceFull();

  @Message("First grants held back: the device had one in the last 30 days")
  String firstClient();

  @Message("Welcomes that wait: as many as the operator gives in a day")
  String welcomeOperatorFull();

  @Message("Welcomes that wait: as many as one hotspot gives in a day")
  String welcomeHotspotFull();

  @Message("Welcomes that wait: as many as one network address gets in a day")
  String welcomeSourceFull();

  @Message("No welcome: another account was welcomed on the device in the last 30 days")
  String welcomeClient();

  @Message("No owner’s part: the owner has earned enough that day")
  String ownerFull();

  @Message("No owner’s part: the hotspot has earned enough that day")
  String deviceFull();

  @Message("No owner’s part: the owner uses the guest’s device")
  String ownersClient();

  @Message("No owner’s part")
  String ownerNone();

  @Message("Megabytes for a guest whose address is proven")
  String guestMegabytes();

  @Message("Of that at once, before it is proven")
  String firstBytes();

  @Message("Minutes that this lasts")
  String firstMinutesField();

  @Message("Megabytes for the owner of the hotspot")
  String ownerBonusField();

  @Message("Once the guest has used so many megabytes there")
  String ownerAfter();

  @Message("Guests a day at one hotspot")
  String perHotspot();

  @Message("Guests a day from one network address")
  String perAddress();

  @Message("Guests a day in all")
  String perOperator();

  @Message("Bonuses a day of one owner")
  String perOwner();

  @Message("Bonuses a day earned by one hotspot")
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

  @Message("0 means none.")
  String zeroIsNone();

  @Message("This cannot be used: {reason}")
  String refused(String reason);

  @Message("This cannot be saved at the moment. Nothing was changed.")
  String away();
}
