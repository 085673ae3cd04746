package byway.network.accesspoints.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of access points say. */
@MessageBundle(value = "accesspoints", locale = "en")
public interface AccessPointMessages {
  String accessPoints();

  String accessPointsText();

  String noAccessPoints();

  String ranges();

  String rangesHint();

  String rangesMissing();

  String rangesWrong();

  String anywhere();

  String nas();

  String nasHint();

  String nasWrong();

  String dialect();

  String dialectGeneric();

  String direction();

  String inputIsUpload();

  String inputIsDownload();

  String ordersAt();

  String ordersAtHint();

  String ordersWrong();

  String certificates();

  String certificatesHint();

  String certificatesWrong();

  String certificateTaken();

  String radsecPort();

  String radsecHint();

  String signed();

  String signedHint();

  String takesPasswords();

  String takesPasswordsHint();

  String unsigned();

  String unsignedTitle();

  String unsignedText();

  String addAccessPoint();

  String addAccessPointText();

  String addButton();

  String serialHint();

  String serialTaken();

  String serialWrong();

  String sessionsAndService();

  String toEnter();

  String noRadius();

  String server();

  String askPort();

  String reportPort();

  String secret();

  String showSecret();

  String showSecretHint();

  String setUp();

  String setUpText();

  String eapHint();

  String keepSettings();

  String renewSecret();

  String renewSecretText();

  String tooManyAtAddress();

  String notToldApart();

  String newSecret();

  String added();

  String signature();
}
