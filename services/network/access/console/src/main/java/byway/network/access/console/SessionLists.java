package byway.network.access.console;

import byway.fronts.web.HotspotNames;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Cell.RowAct;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.lists.Source;
import byway.fronts.web.words.ForReader;
import byway.fronts.web.words.Languages;
import byway.kit.values.Page;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions: all, those of a customer, and those at a hotspot. */
@Singleton
class SessionLists {
  private final Access access;
  private final Devices devices;
  private final Identity identity;
  private final Pages pages;

  SessionLists(Access access, Devices devices, Identity identity, Pages pages) {
    this.access = access;
    this.devices = devices;
    this.identity = identity;
    this.pages = pages;
  }

  /**
   * Of everybody, or of one.
   *
   * @param asked which names the customer already
   */
  Listing<Session> all(@Nullable UUID customer, Asked asked) {
    var about = customer == null ? About.ALL : About.CUSTOMER;
    return in(about, pages.language(), pages.reader(), asked, source(customer))
        .act(words().endSession(), one -> ending(one, words()));
  }

  /** The newest, for whoever looks on. */
  Listing<Session> latest(Locale language, ForReader reader, Asked asked) {
    return in(About.ALL, language, reader, asked, source(null)).beside();
  }

  Listing<Session> openAt(UUID hotspot, Asked asked) {
    var open = access.openAt(hotspot);
    return in(
            About.HOTSPOT,
            pages.language(),
            pages.reader(),
            asked,
            (what, limit, cursor) -> new Page<>(open, null))
        .beside();
  }

  private Source.Heeding<Session> source(@Nullable UUID customer) {
    var within = customer == null ? "" : "customer:" + customer;
    return (asked, limit, cursor) -> access.find(macs(asked).request(within, limit, cursor));
  }

  /** Part of a MAC address has signs in it that mean something in a filter. */
  private static Asked macs(Asked asked) {
    var typed = asked.filter().toLowerCase(Locale.ROOT);
    return SessionsInConsole.isPartOfMac(typed)
        ? asked.lookingFor("mac~\"" + typed.replace('-', ':') + "\"")
        : asked;
  }

  /** Whose they are; what is the same in all rows is not shown in each. */
  private enum About {
    ALL,
    CUSTOMER,
    HOTSPOT
  }

  private Listing<Session> in(
      About about, Locale language, ForReader reader, Asked asked, Source.Heeding<Session> source) {
    var words = Languages.words(SessionMessages.class, language);
    var staff = Languages.words(StaffMessages.class, language);
    var names = new Names(HotspotNames.of(devices, Stream.empty()), PeopleNames.of(identity));
    var listing =
        Listing.heeding(asked, words.sessions(), source)
            .hint("open:true since:1d mac:3e:e8")
            .before(names::learn);
    if (about == About.CUSTOMER) {
      listing = listing.lead(staff.hotspot(), names::hotspot);
    } else {
      listing = listing.lead(staff.customer(), one -> names.customer(one, staff));
    }
    listing = listing.side(staff.state(), one -> state(one, words)).sorted("open");
    if (about == About.ALL) {
      listing = listing.text(staff.hotspot(), names::hotspot);
    }
    return listing
        .text(words.clientDevice(), one -> Cell.code(one.mac()))
        .sorted("mac")
        .time(words.opened(), one -> reader.time(one.openedAt()))
        .sorted("id");
  }

  /** Who and where the sessions of a page are. */
  private record Names(HotspotNames hotspots, PeopleNames people) {
    void learn(List<Session> some) {
      hotspots.learn(some.stream().map(Session::deviceId));
      people.learn(some.stream().map(Session::customerId));
    }

    Cell customer(Session one, StaffMessages staff) {
      var name = Objects.requireNonNullElse(people.name(one.customerId()), staff.guest());
      return Cell.link(ConsoleFrame.HOME + "/customers/" + one.customerId(), name);
    }

    Cell hotspot(Session one) {
      return Cell.link(
          ConsoleFrame.HOME + "/hotspots/" + one.deviceId(), hotspots.name(one.deviceId()));
    }
  }

  static Cell state(Session session, SessionMessages words) {
    if (session.isOpen()) {
      return Cell.badge("good", words.open());
    }
    var closed =
        switch (Objects.requireNonNullElse(session.closedFor(), "")) {
          case "idle" -> words.closedIdle();
          case "staff" -> words.closedStaff();
          case "replaced" -> words.closedReplaced();
          case "signed_out" -> words.closedSignedOut();
          default -> words.closed();
        };
    return Cell.badge("quiet", closed);
  }

  private static Cell ending(Session session, SessionMessages words) {
    var address = SessionPages.HOME + "/" + session.id() + "/close";
    return session.isOpen()
        ? Cell.act(
            new RowAct(words.endSession(), address, words.reasonToEnd(session.mac()))
                .calling("access.close"))
        : Cell.NONE;
  }

  private SessionMessages words() {
    return pages.words(SessionMessages.class);
  }
}
