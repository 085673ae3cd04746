package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The console's words in English; the others are in {@code messages/}. */
@MessageBundle("console")
public interface ConsoleMessages {
  @Message("Overview")
  String overview();

  @Message("Map")
  String map();

  @Message("Hotspots")
  String hotspots();

  @Message("Sessions")
  String sessions();

  @Message("Customers")
  String customers();

  @Message("Health")
  String health();

  @Message("Dead letters")
  String deadLetters();

  @Message("Find anything")
  String find();

  @Message("Find")
  String findButton();

  @Message(
      "Press / on any page and type: a customer’s e-mail address, name or phone number, a "
          + "hotspot’s name or serial, a client device’s MAC address, the first letters of a "
          + "voucher, or any id.")
  String findText();

  @Message("Nothing is called “{query}”")
  String nothingCalled(String query);

  @Message(
      "Customers are found by how their e-mail address, name or phone number begins, "
          + "hotspots by any part of their name or serial, sessions by a MAC address such as "
          + "3e:e8:e7, orders by their whole id, vouchers by their first three letters.")
  String nothingText();

  @Message("Act")
  String act();

  @Message("Id")
  String id();

  @Message("Client device")
  String clientDevice();

  @Message("Opened")
  String opened();

  @Message("What")
  String what();

  @Message("When")
  String when();

  @Message("For")
  String forWhom();

  @Message("Note")
  String note();

  @Message("Since")
  String since();

  @Message("{count} sent again.")
  String sentAgain(int count);

  @Message(
      "Messages between parts of the platform that no retry could deliver. Mend the "
          + "cause, then send them again: handling one twice changes nothing.")
  String deadLettersText();

  @Message("Nothing is stuck.")
  String allDelivered();

  @Message("Send all again")
  String sendAllAgain();

  @Message("Nobody has signed in yet. Whoever does appears here at once.")
  String noSessions();

  @Message("open")
  String open();

  @Message("closed")
  String closed();

  @Message("idle")
  String closedIdle();

  @Message("ended by staff")
  String closedStaff();

  @Message("replaced")
  String closedReplaced();

  @Message("signed out")
  String closedSignedOut();

  @Message("All is well")
  String allWell();

  @Message("Something needs a look")
  String needsLook();

  @Message("Books")
  String books();

  @Message("Proven")
  String proven();

  @Message("{accounts} balances rebuilt from {postings} postings; all sums are zero.")
  String booksText(String accounts, String postings);

  @Message("{count} problems")
  String problems(int count);

  @Message("Not known")
  String notKnown();

  @Message("Balances do not answer.")
  String balancesAway();

  @Message("online now.")
  String onlineNow();

  @Message("On the map")
  String onTheMap();

  @Message("used of {granted} given; {reserved} promised to open sessions.")
  String dataText(String granted, String reserved);

  @Message("Look at them")
  String lookAtThem();

  @Message("Latest sessions")
  String latestSessions();

  @Message("Now")
  String now();

  @Message("{count} signed in")
  String signedIn(int count);

  @Message("last seen {time}")
  String seenAt(String time);

  @Message("never seen")
  String neverSeen();

  @Message("Each")
  String each();

  @Message("Name, e-mail address or phone number begins with")
  String beginsWith();

  @Message("No name or address begins with “{query}”.")
  String nobodyBegins(String query);

  @Message("Nobody has signed up yet. Whoever signs up at a hotspot appears here.")
  String nobodyYet();

  @Message("waiting")
  String waiting();

  @Message("Look at it")
  String lookAtIt();

  @Message(
      "{answering} of {all} parts answered just now. Figures are of the process that "
          + "shows this page.")
  String healthText(long answering, int all);

  @Message("Parts")
  String parts();

  @Message("does not answer")
  String noAnswer();

  @Message("Queues and errors")
  String queuesAndErrors();

  @Message("Facts waiting to leave")
  String factsWaiting();

  @Message("outboxes of all services")
  String factsWaitingText();

  @Message("Reports waiting to be charged")
  String reportsWaiting();

  @Message("the charging queue")
  String reportsWaitingText();

  @Message("Hotspots connected")
  String connected();

  @Message("to this process")
  String connectedText();

  @Message("Deliveries that failed")
  String failedDeliveries();

  @Message("and came again, since the start")
  String failedDeliveriesText();

  @Message("Charges refused")
  String chargesRefused();

  @Message("since the start; what may succeed later is sent again")
  String chargesRefusedText();

  @Message("Requests refused")
  String requestsRefused();

  @Message("since the start")
  String sinceStart();

  @Message("Unreadable messages of hotspots")
  String unreadable();

  @Message("since the start; each was counted and left out")
  String unreadableText();

  @Message("To be sure, type {name}")
  String toBeSure(String name);

  @Message("No hotspot is registered yet. One that is registered appears here at once.")
  String noHotspots();

  @Message("Clients")
  String clients();

  @Message("in step")
  String inStep();

  @Message("Owner")
  String owner();

  @Message("none")
  String noOwner();

  @Message("Uplink")
  String uplink();

  @Message("Running for")
  String uptime();

  @Message("Journal waiting")
  String journal();

  @Message("In step, version {version}")
  String inStepVersion(long version);

  @Message("Wished for version {wished}, has {has}")
  String wishedVersion(long wished, long has);

  @Message("refused: {reason}")
  String refusedFor(String reason);

  @Message("Open sessions")
  String openSessions();

  @Message("Service")
  String service();

  @Message("This hotspot is out of service: it is refused when it connects.")
  String isBlocked();

  @Message("Out of service, this hotspot is refused when it next connects, and its sessions end.")
  String blockText();

  @Message("Take out of service")
  String block();

  @Message("Put back into service")
  String unblock();

  @Message("speaks {language}")
  String speaks(String language);

  @Message("since {day}")
  String sinceDay(String day);

  @Message("left to use")
  String left();

  @Message(
      "{granted} given, {used} used, {withdrawn} taken back; of what is left, {reserved} "
          + "is promised to open sessions.")
  String balanceText(String granted, String used, String withdrawn, String reserved);

  @Message("Has not been at a hotspot yet.")
  String neverAtHotspot();

  @Message("Reason to end the session of {mac}")
  String reasonToEnd(String mac);

  @Message("End session")
  String endSession();

  @Message("Give data")
  String giveData();

  @Message("Adds to the balance at once. The reason stays on the books.")
  String giveText();

  @Message("Megabytes")
  String megabytes();

  @Message("What was given, newest first")
  String given();

  @Message("Nothing yet.")
  String nothingGiven();

  @Message("Left")
  String leftShort();

  @Message("bought")
  String bought();

  @Message("welcome gift")
  String welcomeGift();

  @Message("reward for a guest")
  String ownerReward();

  @Message("voucher")
  String voucher();

  @Message("given by staff")
  String byStaff();

  @Message("Own hotspots")
  String ownHotspots();

  @Message("Say why, for whoever asks later.")
  String sayWhy();

  @Message("To end a session, say why, for whoever asks later.")
  String sayWhyEnd();

  @Message("Enter a whole number of megabytes, from 1 to 1,000,000.")
  String megabytesWrong();

  @Message("Type the hotspot’s name: its guests lose access at once.")
  String typeHotspotName();

  @Message(
      "A part of the platform does not answer. It may or may not have been done: look "
          + "before you try again; the same form again does nothing twice.")
  String partAway();

  @Message("This was refused: {reason}")
  String refusedBecause(String reason);

  @Message("Show all")
  String showAll();

  @Message("Map of {count} hotspots; the list beside it says the same")
  String mapLabel(int count);

  @Message("{count} hotspots close together, {online} online")
  String cluster(int count, long online);

  @Message("{online} of {count} online")
  String clusterName(long online, int count);

  @Message("several close together")
  String several();

  @Message("On the map now")
  String onTheMapNow();

  @Message("{count} without a place")
  String notOnMap(int count);

  @Message("No hotspot in this part of the map")
  String nobodyHere();

  @Message("It may have moved. All of them are one step back.")
  String nobodyHereText();

  @Message("No hotspot has a place yet")
  String noPlaces();

  @Message(
      "Choose a hotspot below and give its latitude and longitude, or let its owner do so "
          + "on the hotspot’s page of the dashboard. It appears here at once.")
  String noPlacesText();

  @Message("Say where a hotspot stands")
  String setPlace();

  @Message(
      "Any map shows the figures of a place. The map here is drawn by us alone: no other "
          + "service learns where your hotspots are.")
  String setPlaceText();

  @Message("Latitude, longitude")
  String place();

  @Message("Such as 52.3702, 4.8952. Empty takes it off the map.")
  String placeHint();

  @Message("Enter latitude and longitude in degrees, such as 52.3702, 4.8952, or nothing.")
  String placeWrong();

  @Message("Keep this place")
  String keepPlace();

  @Message("Beside hotspots and carriers")
  String compared();
}
