package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of access points say: Qute breaks on a bundle of more than 300 messages. */
@MessageBundle("accesspoint")
public interface AccessPointMessages {
  @Message("Access points")
  String accessPoints();

  @Message(
      "Equipment that you already own and that speaks RADIUS or runs openNDS. It works as it is: it"
          + " only has to be told our address and a secret.")
  String accessPointsText();

  @Message("No access point yet. Add the first one below.")
  String noAccessPoints();

  @Message("Addresses")
  String ranges();

  @Message(
      "Where its requests come from, such as 192.0.2.7 or 192.0.2.0/24; commas between. None for"
          + " openNDS.")
  String rangesHint();

  @Message(
      "Enter an address; where it has no fixed one, a NAS-Identifier or its RadSec certificate.")
  String rangesMissing();

  @Message("Enter 1 to 16 addresses or ranges, such as 192.0.2.7 or 192.0.2.0/24.")
  String rangesWrong();

  @Message("any address")
  String anywhere();

  @Message("NAS-Identifier")
  String nas();

  @Message("What it calls itself. Needed where it has no fixed address; otherwise empty for any.")
  String nasHint();

  @Message("Enter at most 64 printable characters.")
  String nasWrong();

  @Message("Vendor dialect")
  String dialect();

  @Message("Only the standard")
  String dialectGeneric();

  @Message("Which way it counts")
  String direction();

  @Message("Input is upload (usual)")
  String inputIsUpload();

  @Message("Input is download")
  String inputIsDownload();

  @Message("Address for disconnects (RFC 5176)")
  String ordersAt();

  @Message(
      "Such as 192.0.2.7:3799. Empty: over its RadSec connection, or port 3799 where it last spoke"
          + " from.")
  String ordersAtHint();

  @Message("Enter an address and a port, such as 192.0.2.7:3799, or nothing.")
  String ordersWrong();

  @Message("RadSec certificates")
  String certificates();

  @Message(
      "If it speaks RADIUS over TLS: paste its certificate or the SHA-256 of it. Or a name in it,"
          + " where one of this installation’s authorities vouches for it. No address is needed"
          + " then.")
  String certificatesHint();

  @Message("Enter a certificate, its SHA-256 (64 hexadecimal digits) or a DNS name; at most 4.")
  String certificatesWrong();

  @Message(
      "Another access point is known by this certificate. Enter a NAS-Identifier for each of several behind one, or make a new certificate.")
  String certificateTaken();

  @Message("RadSec")
  String radsecPort();

  @Message(
      "RadSec: the secret is always “radsec”; its certificate is entered below. This platform’s"
          + " certificate must be trusted there.")
  String radsecHint();

  @Message("Its requests are signed (Message-Authenticator)")
  String signed();

  @Message(
      "Switch this off only for old equipment that cannot sign: whoever is on the way between can"
          + " then forge our answers and let themselves in (CVE-2024-3596, BlastRADIUS).")
  String signedHint();

  @Message("Customers may type their account’s password there")
  String takesPasswords();

  @Message(
      "Whoever owns the access point can read what is typed there. Leave this off: a network key or"
          + " a voucher works everywhere, and opens nothing else.")
  String takesPasswordsHint();

  @Message("not signed")
  String unsigned();

  @Message("Its requests need not be signed.")
  String unsignedTitle();

  @Message(
      "Whoever is on the way between can forge our answers (CVE-2024-3596). Renew its software,"
          + " then switch this on below.")
  String unsignedText();

  @Message("Add an access point")
  String addAccessPoint();

  @Message("It is given a secret of its own, which its page shows with what else to enter.")
  String addAccessPointText();

  @Message("Add it")
  String addButton();

  @Message("As on its label. Empty: one is made up.")
  String serialHint();

  @Message("Another hotspot has this serial number.")
  String serialTaken();

  @Message("This serial number is too long or cannot be printed.")
  String serialWrong();

  @Message("Sessions and service")
  String sessionsAndService();

  @Message("What to enter in it")
  String toEnter();

  @Message("This installation does not listen to RADIUS: BYWAY_RADIUS_PORT is 0.")
  String noRadius();

  @Message("Server")
  String server();

  @Message("Authentication")
  String askPort();

  @Message("Accounting")
  String reportPort();

  @Message("Secret")
  String secret();

  @Message("Show the secret")
  String showSecret();

  @Message("Each look at it is kept under Acts.")
  String showSecretHint();

  @Message("Configuration to copy")
  String setUp();

  @Message("Once the secret is shown, it stands in these too.")
  String setUpText();

  @Message(
      "WPA-Enterprise needs FreeRADIUS in front of the platform: enter its address here instead."
          + " hostapd takes addresses only, no names.")
  String eapHint();

  @Message("Keep these settings")
  String keepSettings();

  @Message("Make a new secret")
  String renewSecret();

  @Message(
      "The old secret stops working at once: nobody can sign in there until the new one is"
          + " entered.")
  String renewSecretText();

  @Message(
      "You have 32 access points at this address already. Give this one a NAS-Identifier of its own.")
  String tooManyAtAddress();

  @Message(
      "Another access point that does not sign speaks from there, and nothing tells the two apart. Let it sign, or give it a NAS-Identifier of its own.")
  String notToldApart();
}
