package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.KnownAccessPoint;
import byway.contracts.accesspoints.Source;
import byway.kit.context.Context;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose packet it is: among the access points that may speak from its address, the one
 * whose secret it was made with. What is known of an address is asked for at most twice a minute.
 */
@Singleton
class Speakers {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;
  private static final int LONGEST_NAME = 64;

  /** Who makes up names and addresses cannot make each of them a question to the database. */
  private static final int QUESTIONS_A_SECOND = 500;

  private final AccessPoints accessPoints;
  private final InstantSource clock;
  private final Map<Source, Known> known = new ConcurrentHashMap<>();
  private long second;
  private int questions;

  Speakers(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.clock = clock;
  }

  private record Known(List<Speaker> speakers, Instant until) {}

  /** How a look for the speaker ended. */
  sealed interface Found {}

  /** This one. */
  record By(Speaker speaker) implements Found {}

  /** Nobody; why, in a word that is good for a metric. */
  record Nobody(String why) implements Found {}

  Found of(byte[] bytes, Packet packet, InetAddress from) {
    var name = packet.text(Type.NAS_IDENTIFIER);
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      return new Nobody("nas_identifier");
    }
    var source = new Source(from.getHostAddress(), name);
    var candidates = fresh(source);
    if (candidates == null) {
      if (!mayAsk()) {
        return new Nobody("too_many_unknown");
      }
      candidates = ask(source);
    }
    if (candidates.isEmpty()) {
      return new Nobody("unknown_address");
    }
    boolean unsigned = false;
    for (var speaker : candidates) {
      switch (Wire.proofOfRequest(bytes, packet, speaker.secret())) {
        case RIGHT -> {
          return new By(speaker);
        }
        case MISSING -> {
          unsigned = true;
          if (mayBeUnsigned(speaker, packet)) {
            return new By(speaker);
          }
        }
        case WRONG -> {}
      }
    }
    return new Nobody(unsigned ? "unsigned" : "wrong_secret");
  }

  private @Nullable List<Speaker> fresh(Source source) {
    var found = known.get(source);
    return found != null && found.until.isAfter(clock.instant()) ? found.speakers : null;
  }

  private synchronized boolean mayAsk() {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      questions = 0;
    }
    questions++;
    return questions <= QUESTIONS_A_SECOND;
  }

  /** BlastRADIUS needs a Proxy-State to hide its work in, and no access point sends one. */
  private static boolean mayBeUnsigned(Speaker speaker, Packet packet) {
    return !speaker.accessPoint().signsRequests() && !packet.has(Type.PROXY_STATE);
  }

  private List<Speaker> ask(Source source) {
    var speakers =
        Context.platform().call(() -> accessPoints.at(source)).stream()
            .map(Speakers::speaker)
            .toList();
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(source, new Known(speakers, clock.instant().plus(FRESH)));
    return speakers;
  }

  private static Speaker speaker(KnownAccessPoint one) {
    return new Speaker(one.tenantId(), one.accessPoint(), new Secret(one.accessPoint().secret()));
  }
}
