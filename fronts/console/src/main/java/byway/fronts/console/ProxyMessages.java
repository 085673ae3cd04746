package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of trusted proxies say. */
@MessageBundle("proxy")
public interface ProxyMessages {
  @Message("Trusted proxies")
  String proxies();

  @Message(
      "Servers of your own, such as FreeRADIUS, that stand between access points and this platform. There is none unless you make one, and each speaks only for the access points that you put behind it.")
  String proxiesText();

  @Message("No trusted proxy. Most operators need none.")
  String noProxies();

  @Message("Where it speaks from")
  String ranges();

  @Message("The addresses of the server, such as 192.0.2.7 or 192.0.2.0/24; commas between.")
  String rangesHint();

  @Message("Access points behind it")
  String behind();

  @Message("None yet. Put access points behind it on their own pages.")
  String nobodyBehind();

  @Message("Last used")
  String lastUsed();

  @Message("May")
  String may();

  @Message("pass on what we have checked")
  String passOn();

  @Message("vouch for people")
  String vouch();

  @Message("check network keys")
  String checkKeys();

  @Message("It is believed when it says that somebody has signed in by EAP or MS-CHAPv2")
  String vouches();

  @Message(
      "Needed for PEAP. Whoever has its secret, at its addresses, can then use anybody’s data at the access points behind it.")
  String vouchesHint();

  @Message("It is told what it needs to check network keys itself")
  String checksKeys();

  @Message(
      "Needed for PEAP and MS-CHAPv2. What it is told is as good as the customer’s network key.")
  String checksKeysHint();

  @Message("Add a trusted proxy")
  String add();

  @Message("It is given a secret of its own on its page, which is shown once.")
  String addText();

  @Message("Add it")
  String addButton();

  @Message("Keep these settings")
  String keep();

  @Message("Id (user name)")
  String id();

  @Message("Secret (password)")
  String secret();

  @Message("none yet: make one below")
  String noSecret();

  @Message("cannot be shown again")
  String secretGone();

  @Message("Write it down now: it is not shown again.")
  String secretOnce();

  @Message("Make a new secret")
  String renew();

  @Message("It is shown once. A secret from before stops working at once.")
  String renewText();

  @Message("Trust it no more")
  String remove();

  @Message(
      "It is nobody at once, and nobody can sign in through it. The access points behind it stay as they are.")
  String removeText();

  @Message("Trusted proxies in front of it")
  String before();

  @Message("Which of your servers may speak for this access point.")
  String beforeText();

  @Message("Keep this")
  String beforeButton();

  @Message("There are 20 trusted proxies, and no more can be added.")
  String tooMany();

  @Message("Enter 1 to 16 addresses or ranges, such as 192.0.2.7 or 192.0.2.0/24.")
  String rangesWrong();
}
