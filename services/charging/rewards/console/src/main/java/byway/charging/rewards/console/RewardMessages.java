package byway.charging.rewards.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of bonuses says. */
@MessageBundle(value = "rewards", locale = "en")
public interface RewardMessages {
  String title();

  String text();

  String none();

  String day();

  String what();

  String count();

  String nothing();

  String inForce();

  String guestBonus();

  String firstGrant(int minutes);

  String ownerBonus(String bytes);

  String first();

  String welcomed();

  String firstOperatorFull();

  String firstHotspotFull();

  String firstSourceFull();

  String firstClient();

  String welcomeOperatorFull();

  String welcomeHotspotFull();

  String welcomeSourceFull();

  String welcomeClient();

  String ownerFull();

  String deviceFull();

  String ownersClient();

  String ownerNone();

  String guestMegabytes();

  String firstBytes();

  String firstMinutesField();

  String ownerBonusField();

  String ownerAfter();

  String perHotspot();

  String perAddress();

  String perOperator();

  String perOwner();

  String perOwnersHotspot();

  String change();

  String save();

  String saved();

  String numberMissing();

  String zeroIsNone();

  String ownerObjected();
}
