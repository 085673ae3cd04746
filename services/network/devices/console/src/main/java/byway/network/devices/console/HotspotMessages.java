package byway.network.devices.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of hotspots say. */
@MessageBundle(value = "hotspots", locale = "en")
public interface HotspotMessages {
  String map();

  String hotspots();

  String noHotspots();

  String clients();

  String inStep();

  String waiting();

  String owner();

  String noOwner();

  String uplink();

  String uptime();

  String journal();

  String inStepVersion(long version);

  String wishedVersion(long wished, long has);

  String refusedFor(String reason);

  String service();

  String isBlocked();

  String blockText();

  String block();

  String unblock();

  String toBeSure(String name);

  String typeHotspotName();

  String ownHotspots();

  String onlineNow();

  String onTheMap();

  String signedIn(int count);

  String seenAt(String time);

  String neverSeen();

  String showAll();

  String mapLabel(int count);

  String cluster(int count, long online);

  String clusterName(long online, int count);

  String several();

  String onTheMapNow();

  String notOnMap(int count);

  String nobodyHere();

  String nobodyHereText();

  String noPlaces();

  String noPlacesText();

  String setPlace();

  String setPlaceText();

  String place();

  String placeHint();

  String placeWrong();

  String keepPlace();

  String blocked();

  String unblocked();

  String now();

  String battery();

  String box();

  String isRetired();

  String itsSuccessor();

  String secretWanted();

  String secretTyped();

  String renewSecret();

  String renewSecretText();

  String transfer();

  String ownerMail();

  String ownerMailHint();

  String ownerUnknown();

  String replace();

  String replaceText();

  String bySerial();

  String serialUnknown();

  String retire();

  String retireText();

  String secretAsked();

  String transferred();

  String replaced();

  String retired();

  String secretSince(String day);

  String believed();
}
