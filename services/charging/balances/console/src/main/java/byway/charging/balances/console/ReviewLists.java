package byway.charging.balances.console;

import byway.charging.balances.api.HeldHotspot;
import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Reviews;
import byway.charging.objections.api.Objections;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is held back: by hotspot, and the sessions at one. */
@Singleton
class ReviewLists {
  private final Reviews reviews;
  private final Objections objections;
  private final Devices devices;
  private final Identity identity;
  private final Pages pages;

  ReviewLists(
      Reviews reviews, Objections objections, Devices devices, Identity identity, Pages pages) {
    this.reviews = reviews;
    this.objections = objections;
    this.devices = devices;
    this.identity = identity;
    this.pages = pages;
  }

  Listing<HeldHotspot> hotspots(Asked asked) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    var names = HotspotNames.of(devices, Stream.empty());
    var notMe = new HashMap<UUID, Integer>();
    return Listing.of(asked, words.reviews(), reviews::hotspots)
        .before(
            some -> {
              names.learn(some.stream().map(HeldHotspot::deviceId));
              objections
                  .counts(some.stream().map(HeldHotspot::deviceId).toList())
                  .forEach(one -> notMe.put(one.deviceId(), one.all()));
            })
        .lead(
            staff.hotspot(),
            one -> Cell.link(ReviewPages.HOME + "/" + one.deviceId(), names.name(one.deviceId())))
        .sideNumber(words.held(), one -> in.bytes(one.heldBytes()))
        .text(staff.why(), one -> Cell.text(why(one.reasons(), words)))
        .number(words.guests(), one -> in.number(one.guests()))
        .number(words.sessions(), one -> in.number(one.sessions()))
        .number(words.notMe(), one -> in.number(notMe.getOrDefault(one.deviceId(), 0)))
        .time(words.since(), one -> in.time(one.since()));
  }

  Listing<HeldSession> sessions(UUID hotspot, List<HeldSession> held, Asked asked) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    var names = PeopleNames.of(identity, held.stream().map(HeldSession::accountId));
    return Listing.whole(
            asked,
            words.sessions(),
            held,
            one -> Objects.requireNonNullElse(names.name(one.accountId()), staff.guest()))
        .lead(
            staff.customer(),
            one ->
                Cell.link(
                    ConsoleFrame.HOME + "/customers/" + one.accountId(),
                    Objects.requireNonNullElse(names.name(one.accountId()), staff.guest())))
        .sideNumber(words.held(), one -> in.bytes(one.heldBytes()))
        .sorted("held", Comparator.comparing(HeldSession::heldBytes))
        .number(words.charged(), one -> in.bytes(one.usedBytes()))
        .text(staff.why(), one -> Cell.text(why(one.reasons(), words)))
        .time(words.when(), one -> in.time(one.at()))
        .sorted("when", Comparator.comparing(HeldSession::at))
        .act(words.accept(), one -> act(hotspot, one, true))
        .act(words.giveBack(), one -> act(hotspot, one, false));
  }

  private Cell act(UUID hotspot, HeldSession one, boolean accepts) {
    var words = words();
    var address =
        "%s/%s/%s/%s"
            .formatted(
                ReviewPages.HOME, hotspot, one.sessionId(), accepts ? "accept" : "give-back");
    var act =
        accepts
            ? RowAct.harmless(words.accept(), address, words.whyAccept())
            : new RowAct(words.giveBack(), address, words.whyGiveBack());
    return Cell.act(act.calling("reviews.settle"));
  }

  static String why(List<HeldReason> reasons, BalanceMessages words) {
    return reasons.stream()
        .map(
            reason ->
                switch (reason) {
                  case RADIO -> words.heldRadio();
                  case UPLINK -> words.heldUplink();
                  case RELAYED -> words.heldRelayed();
                  case MANY_EMPTIED -> words.heldManyEmptied();
                })
        .collect(Collectors.joining(", "));
  }

  private BalanceMessages words() {
    return pages.words(BalanceMessages.class);
  }
}
