package byway.fronts.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The console's words; what they are in each language is in {@code messages/}. */
@MessageBundle(value = "console", locale = "en")
public interface ConsoleMessages {
  String overview();

  String map();

  String hotspots();

  String sessions();

  String customers();

  String health();

  String deadLetters();

  String find();

  String findButton();

  String findText();

  String nothingCalled(String query);

  String nothingText();

  String act();

  String id();

  String clientDevice();

  String opened();

  String what();

  String when();

  String forWhom();

  String note();

  String since();

  String sentAgain(int count);

  String deadLettersText();

  String allDelivered();

  String sendAllAgain();

  String noSessions();

  String open();

  String closed();

  String closedIdle();

  String closedStaff();

  String closedReplaced();

  String closedSignedOut();

  String allWell();

  String needsLook();

  String books();

  String proven();

  String booksText(String accounts, String postings);

  String problems(int count);

  String notKnown();

  String balancesAway();

  String onlineNow();

  String onTheMap();

  String dataText(String granted, String reserved);

  String lookAtThem();

  String latestSessions();

  String now();

  String signedIn(int count);

  String seenAt(String time);

  String neverSeen();

  String each();

  String beginsWith();

  String nobodyBegins(String query);

  String nobodyYet();

  String waiting();

  String lookAtIt();

  String healthText(long answering, int all);

  String parts();

  String noAnswer();

  String queuesAndErrors();

  String factsWaiting();

  String factsWaitingText();

  String reportsWaiting();

  String reportsWaitingText();

  String connected();

  String connectedText();

  String failedDeliveries();

  String failedDeliveriesText();

  String chargesRefused();

  String chargesRefusedText();

  String requestsRefused();

  String sinceStart();

  String unreadable();

  String unreadableText();

  String toBeSure(String name);

  String noHotspots();

  String clients();

  String inStep();

  String owner();

  String noOwner();

  String uplink();

  String uptime();

  String journal();

  String inStepVersion(long version);

  String wishedVersion(long wished, long has);

  String refusedFor(String reason);

  String openSessions();

  String service();

  String isBlocked();

  String blockText();

  String block();

  String unblock();

  String speaks(String language);

  String sinceDay(String day);

  String left();

  String balanceText(String granted, String used, String withdrawn, String reserved);

  String neverAtHotspot();

  String reasonToEnd(String mac);

  String endSession();

  String giveData();

  String giveText();

  String megabytes();

  String given();

  String nothingGiven();

  String leftShort();

  String bought();

  String welcomeGift();

  String ownerReward();

  String voucher();

  String byStaff();

  String ownHotspots();

  String sayWhy();

  String sayWhyEnd();

  String megabytesWrong();

  String typeHotspotName();

  String partAway();

  String refusedBecause(String reason);

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

  String compared();
}
