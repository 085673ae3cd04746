package byway.charging.objections.console;

import byway.charging.objections.api.HotspotObjections;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.Objections;
import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Objections of everybody, and those of a customer. */
@Singleton
class ObjectionLists {
  private final Objections objections;
  private final Devices devices;
  private final Identity identity;
  private final Pages pages;

  ObjectionLists(Objections objections, Devices devices, Identity identity, Pages pages) {
    this.objections = objections;
    this.devices = devices;
    this.identity = identity;
    this.pages = pages;
  }

  Listing<Objection> all(Asked asked) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var hotspots = HotspotNames.of(devices, Stream.empty());
    var people = PeopleNames.of(identity);
    return Listing.<Objection>of(
            asked, words.title(), (limit, cursor) -> objections.list(null, limit, cursor))
        .before(
            some -> {
              hotspots.learn(some.stream().map(Objection::deviceId));
              people.learn(some.stream().map(Objection::customerId));
            })
        .lead(
            staff.customer(),
            one ->
                Cell.link(
                    ObjectionPages.HOME + "/" + one.id(),
                    Objects.requireNonNullElse(people.name(one.customerId()), staff.guest())))
        .side(staff.state(), one -> state(one, words))
        .text(
            staff.hotspot(),
            one ->
                Cell.link(
                    ConsoleFrame.HOME + "/hotspots/" + one.deviceId(),
                    hotspots.name(one.deviceId())))
        .number(staff.data(), one -> pages.reader().bytes(one.usedBytes()))
        .time(words.when(), one -> pages.reader().time(one.raisedAt()));
  }

  Listing<Objection> ofCustomer(List<Objection> all, Asked asked) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var hotspots = HotspotNames.of(devices, all.stream().map(Objection::deviceId));
    return Listing.whole(asked, words.title(), all, one -> hotspots.name(one.deviceId()))
        .lead(
            staff.hotspot(),
            one -> Cell.link(ObjectionPages.HOME + "/" + one.id(), hotspots.name(one.deviceId())))
        .side(staff.state(), one -> state(one, words))
        .number(staff.data(), one -> pages.reader().bytes(one.usedBytes()))
        .time(words.when(), one -> pages.reader().time(one.raisedAt()));
  }

  private static Cell state(Objection one, ObjectionMessages words) {
    return switch (one.state()) {
      case OPEN -> Cell.badge("warn", words.open());
      case ACCEPTED -> Cell.badge("good", words.accepted());
      case REFUSED -> Cell.badge("quiet", words.refused());
    };
  }

  String hotspot(Objection one) {
    return HotspotNames.of(devices, Stream.of(one.deviceId())).name(one.deviceId());
  }

  String customer(Objection one) {
    var people = PeopleNames.of(identity, Stream.of(one.customerId()));
    return Objects.requireNonNullElse(
        people.name(one.customerId()), pages.words(StaffMessages.class).guest());
  }

  int countAt(UUID hotspot) {
    return objections.counts(List.of(hotspot)).stream().mapToInt(HotspotObjections::all).sum();
  }

  private ObjectionMessages words() {
    return pages.words(ObjectionMessages.class);
  }
}
