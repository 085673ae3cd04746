package byway.fronts.radius;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Offer;
import byway.fronts.radius.Decision.LetIn;
import byway.fronts.radius.Decision.TurnedAway;
import byway.fronts.radius.Pass.Place;
import byway.kit.secrets.Keys;
import byway.kit.store.Coalescer;
import byway.kit.store.Coalescer.Limits;
import byway.network.access.api.Access;
import byway.network.access.api.AccessState;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.Session;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.FindClass;
import byway.network.accesspoints.api.GivenClass;
import byway.people.identity.api.NetworkProofResult.MsChap2Answer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives a pass to who has proven who they are and has data left, and knows it again. */
@Singleton
class AccessPasses {
  /**
   * Two minutes at 60 Mbit/s: access points report once a minute, and are told of more between two
   * reports.
   */
  static final long AHEAD_BYTES = 1_000_000_000;

  /** How long after it was let in a session may begin. */
  private static final Duration GOOD = Duration.ofMinutes(15);

  private static final TurnedAway IN_USE =
      new TurnedAway(
          "balance_in_use",
          "Your data is reserved for another device of yours. Try again in a minute.");

  private static final HexFormat HEX = HexFormat.of();

  private final AccessPoints accessPoints;
  private final Access access;
  private final Charging charging;
  private final Departures departures;
  private final Keys keys;
  private final InstantSource clock;

  /** Of one operator, those that are asked for while others are. */
  private final Map<UUID, Coalescer<Place, Optional<Pass>>> lasts = new ConcurrentHashMap<>();

  AccessPasses(
      AccessPoints accessPoints,
      Access access,
      Charging charging,
      Departures departures,
      Keys keys,
      InstantSource clock) {
    this.accessPoints = accessPoints;
    this.access = access;
    this.charging = charging;
    this.departures = departures;
    this.keys = keys;
    this.clock = clock;
  }

  /** Who has proven to be this customer. */
  record Guest(Place place, UUID customerId, @Nullable MsChap2Answer answer) {}

  Decision give(Guest guest) {
    return give(List.of(guest)).getFirst();
  }

  /** Guests of one operator; one decision for each, in order. */
  List<Decision> give(List<Guest> guests) {
    return guests.isEmpty()
        ? List.of()
        : give(guests, states(guests.stream().map(Guest::place).toList()));
  }

  /** For the customer whose session is open there; nothing where none is. */
  Optional<Decision> goOn(Place place) {
    var states = states(List.of(place));
    return Optional.ofNullable(states.getFirst().session())
        .map(session -> new Guest(place, session.customerId(), null))
        .map(guest -> give(List.of(guest), states).getFirst());
  }

  private List<AccessState> states(List<Place> places) {
    return access.standings(
        places.stream().map(place -> new ClientAsk(place.deviceId(), place.mac())).toList());
  }

  private List<Decision> give(List<Guest> guests, List<AccessState> states) {
    var meters = meters(states);
    var offers = offers(guests);
    var decisions = new ArrayList<Decision>();
    var given = new ArrayList<GivenClass>();
    for (int i = 0; i < guests.size(); i++) {
      var guest = guests.get(i);
      long ahead = ahead(guest, states.get(i).session(), meters);
      decisions.add(ahead > 0 ? letIn(guest, ahead, given) : decide(guest, offers.get(i), given));
    }
    if (!given.isEmpty()) {
      accessPoints.keepClasses(given);
    }
    return decisions;
  }

  private Map<UUID, Meter> meters(List<AccessState> states) {
    var ids =
        states.stream()
            .map(AccessState::session)
            .filter(Objects::nonNull)
            .map(Session::id)
            .distinct()
            .toList();
    var meters = new HashMap<UUID, Meter>();
    if (!ids.isEmpty()) {
      charging.states(ids).forEach(meter -> meters.put(meter.sessionId(), meter));
    }
    return meters;
  }

  private List<Offer> offers(List<Guest> guests) {
    return charging.offers(
        guests.stream().map(guest -> new AskOffer(guest.customerId(), AHEAD_BYTES)).toList());
  }

  /** What is promised to the customer's own session there. */
  private static long ahead(Guest guest, @Nullable Session session, Map<UUID, Meter> meters) {
    if (session == null || !session.customerId().equals(guest.customerId)) {
      return 0;
    }
    var meter = meters.get(session.id());
    return meter == null ? 0 : meter.ceilingBytes() - meter.usedBytes();
  }

  private Decision decide(Guest guest, Offer offer, List<GivenClass> given) {
    if (offer.ceilingBytes() > 0) {
      return letIn(guest, offer.ceilingBytes(), given);
    }
    if (offer.leftBytes() == 0) {
      return new TurnedAway("balance_empty", "Your data is used up. Buy more at the portal.");
    }
    departures.leave(guest);
    return IN_USE;
  }

  /**
   * @param given is added to: whichever process hears the first report knows of it
   */
  private Decision letIn(Guest guest, long leftBytes, List<GivenClass> given) {
    var place = guest.place;
    var issued = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var sealed = new Pass(guest.customerId, issued, leftBytes, place.mac()).seal(keys, place);
    given.add(new GivenClass(place.deviceId(), place.mac(), HEX.formatHex(sealed), issued));
    return new LetIn(sealed, leftBytes, guest.answer);
  }

  /** The first that is ours of what an access point gives back. */
  Optional<Pass> in(List<byte[]> classes, Speaker speaker) {
    for (var given : classes) {
      var pass = Pass.open(given, keys, speaker.tenantId(), speaker.deviceId());
      if (pass.isPresent()) {
        return pass;
      }
    }
    return Optional.empty();
  }

  /** The last that was given there by any process, for an access point that gives none back. */
  @Nullable Pass lastAt(Place place) {
    return lasts.computeIfAbsent(place.tenantId(), tenant -> line()).ask(place).orElse(null);
  }

  private Coalescer<Place, Optional<Pass>> line() {
    return new Coalescer<>("classes", Limits.USUAL, this::lastAt);
  }

  private List<Optional<Pass>> lastAt(List<Place> places) {
    var questions = places.stream().map(one -> new FindClass(one.deviceId(), one.mac())).toList();
    var found = accessPoints.classes(questions);
    var passes = new ArrayList<Optional<Pass>>();
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      passes.add(
          Optional.ofNullable(found.get(i).classHex())
              .flatMap(
                  hex -> Pass.open(HEX.parseHex(hex), keys, place.tenantId(), place.deviceId())));
    }
    return passes;
  }

  /** Whether a session may begin with it now. */
  boolean isGood(Pass pass) {
    return pass.issuedAt().isAfter(clock.instant().minus(GOOD));
  }
}
