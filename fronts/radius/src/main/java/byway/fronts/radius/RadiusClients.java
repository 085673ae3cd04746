package byway.fronts.radius;

import byway.fronts.radius.AskingRate.TooMany;
import byway.kit.calls.CallFailed;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.KnownAccessPoint;
import byway.network.accesspoints.api.Source;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Finds out whose packet it is: among the access points that may speak from its address, the one
 * whose secret it was made with. What is known of an address is asked for at most twice a minute.
 */
@Singleton
class RadiusClients {
  private static final Logger LOG = Logger.getLogger(RadiusClients.class);
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;
  private static final int LONGEST_NAME = 64;

  /** What stands where bytes were no letters. */
  private static final int UNREADABLE = 0xfffd;

  private final AccessPoints accessPoints;
  private final ExpiringCache<Source, List<Speaker>> known;
  private final ExpiringCache<String, Networks> registered;
  private final ProvenBefore before = new ProvenBefore();
  private final AskingRate rate;
  private final TryingRate tries;

  RadiusClients(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.rate = new AskingRate(clock);
    this.tries = new TryingRate(clock);
    this.known = new ExpiringCache<>(MOST, FRESH, clock, this::ask);
    this.registered = new ExpiringCache<>(1, FRESH, clock, all -> askForRanges());
  }

  /** How a look for the speaker ended. */
  sealed interface Found {}

  /** This one. */
  record By(Speaker speaker) implements Found {}

  /** Nobody; why, in a word that is good for a metric. */
  record Nobody(String why) implements Found {}

  Found of(byte[] bytes, Packet packet, InetAddress from) {
    var name = name(packet);
    var source = new Source(from.getHostAddress(), name);
    List<Speaker> candidates;
    try {
      candidates = known.of(source);
    } catch (TooMany e) {
      return new Nobody("too_many_unknown");
    }
    if (candidates.isEmpty()) {
      return new Nobody("unknown_address");
    }
    var first = before.of(source, candidates);
    var tried = new Try(bytes, packet);
    var proven = tried.first(first);
    if (proven.isEmpty() && !tries.may(source.address(), candidates.size())) {
      return new Nobody("too_many_tries");
    }
    proven = proven.or(() -> tried.first(candidates));
    if (proven.isPresent()) {
      if (!before.isKnown(source)) {
        rate.giveBack(from, isRegistered(from));
      }
      before.note(source, proven.get());
      return new By(proven.get());
    }
    return tried.isUnsigned ? unsigned(packet, first, candidates) : new Nobody("wrong_secret");
  }

  /** A packet, as it is held against one secret after another. */
  private static final class Try {
    private final byte[] bytes;
    private final Packet packet;
    private boolean isUnsigned;

    private Try(byte[] bytes, Packet packet) {
      this.bytes = bytes;
      this.packet = packet;
    }

    /** The first whose secret it was made with. */
    private Optional<Speaker> first(List<Speaker> some) {
      for (var speaker : some) {
        switch (Wire.proofOfRequest(bytes, packet, speaker.secret())) {
          case RIGHT -> {
            return Optional.of(speaker);
          }
          case MISSING -> {
            isUnsigned = true;
            return Optional.empty(); // no secret is in it
          }
          case WRONG -> {}
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One that proves nothing is taken to be of the closest that may send such, those that have
   * proven themselves from there first; a password that was hidden with another secret tells that
   * it is not that one's.
   */
  private static Found unsigned(Packet packet, List<Speaker> first, List<Speaker> candidates) {
    return Stream.concat(first.stream(), candidates.stream())
        .filter(speaker -> mayBeUnsigned(speaker, packet))
        .filter(speaker -> isReadable(packet, speaker))
        .findFirst()
        .<Found>map(speaker -> new By(speaker.unproven()))
        .orElseGet(() -> new Nobody("unsigned"));
  }

  private static boolean isReadable(Packet packet, Speaker speaker) {
    var hidden = packet.first(Type.USER_PASSWORD);
    if (hidden.isEmpty()) {
      return true;
    }
    try {
      return speaker
          .secret()
          .reveal(hidden.get(), packet)
          .chars()
          .noneMatch(RadiusClients::isNoText);
    } catch (MalformedPacket e) {
      return true; // whoever sent it, it is told so
    }
  }

  private static boolean isNoText(int letter) {
    return letter == UNREADABLE || Character.isISOControl(letter);
  }

  /**
   * NAS-Identifier, by which some are known; none where it is longer than any that was registered,
   * or no text: then it tells nothing, and whoever knows a secret of that address is served.
   */
  static String name(Packet packet) {
    var name = packet.text(Type.NAS_IDENTIFIER);
    boolean isName =
        name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    return isName ? name : "";
  }

  /** BlastRADIUS needs a Proxy-State to hide its work in, and no access point sends one. */
  private static boolean mayBeUnsigned(Speaker speaker, Packet packet) {
    return packet.code() == Code.ACCESS_REQUEST
        && !speaker.accessPoint().signsRequests()
        && !packet.has(Type.PROXY_STATE);
  }

  private List<Speaker> ask(Source source) {
    if (!before.isKnown(source)) {
      var from = InetAddress.ofLiteral(source.address());
      rate.ask(from, isRegistered(from));
    }
    return Context.platform().call(() -> accessPoints.at(source)).stream()
        .map(RadiusClients::speaker)
        .toList();
  }

  private boolean isRegistered(InetAddress from) {
    return registered.of("").hold(from);
  }

  /** Without the answer all are strangers, which they were before anybody asked. */
  private Networks askForRanges() {
    try {
      return new Networks(Context.platform().call(accessPoints::ranges));
    } catch (Refusal | CallFailed e) {
      LOG.warnf("where access points speak from is not known: %s", e.getMessage());
      return Networks.NONE;
    }
  }

  private static Speaker speaker(KnownAccessPoint one) {
    return new Speaker(one.tenantId(), one.accessPoint(), new Secret(one.accessPoint().secret()));
  }
}
