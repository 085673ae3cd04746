package byway.fronts.opennds;

import byway.kit.secrets.Keys;
import byway.kit.values.Recent;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.CloseSession;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import byway.network.accesspoints.api.TallyResult.Begun;
import byway.network.accesspoints.api.TallyResult.Overtaken;
import byway.network.accesspoints.api.TallyResult.Taken;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which session a client's stay at a gateway counts for. A stay is known by its access point, the
 * client's MAC address and the token that the gateway has drawn for it; what comes with it ({@code
 * custom}) opens one, and may be missing or another later. The gateway opens it, by telling of a
 * client with a pass, and nobody else can: what a browser brings may be made up. A stay counts from
 * nothing, so one that follows another is given a session of its own.
 */
@Singleton
class Stays {
  /** Ten seconds at 100 Mbit/s: gateways tell at least so often. */
  static final long AHEAD_BYTES = 125_000_000;

  /** How long after it was asked for a stay may begin. */
  private static final Duration GOOD = Duration.ofMinutes(15);

  private static final int MOST = 100_000;
  private static final int MOST_TRIES = 4;
  private static final Set<String> NEVER =
      Set.of(
          "device_blocked",
          "operator_suspended",
          "mac_invalid",
          "account_reclaimed",
          "access_suspended");

  private final AccessPoints accessPoints;
  private final Access access;
  private final Replaced replaced;
  private final Keys keys;
  private final InstantSource clock;

  /** The others are asked for again. */
  private final Recent<Key, UUID> known = new Recent<>(MOST);

  Stays(
      AccessPoints accessPoints, Access access, Replaced replaced, Keys keys, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.access = access;
    this.replaced = replaced;
    this.keys = keys;
    this.clock = clock;
  }

  /** A stay, and what was told with it: only where its token is drawn twice does that matter. */
  private record Key(UUID deviceId, String mac, String hid, String custom) {
    static Key of(Gateway gateway, Client client) {
      return new Key(gateway.deviceId(), client.mac(), client.hid(), client.custom());
    }
  }

  /** The session; none where nobody has signed in for it. */
  Optional<UUID> session(Gateway gateway, Client client) {
    var key = Key.of(gateway, client);
    var remembered = known.get(key);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    var found = find(gateway, client);
    found.ifPresent(session -> known.put(key, session));
    return found;
  }

  private Optional<UUID> find(Gateway gateway, Client client) {
    var pass = Pass.open(Pass.bytes(client.custom()), keys, gateway.place(client));
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      var named =
          accessPoints.tallies(
              new FindTallies(gateway.deviceId(), client.hid(), client.mac(), false));
      var same = meant(named, pass);
      if (same.isPresent()) {
        return same.map(Tally::sessionId);
      }
      if (pass.isEmpty() || !isGood(pass.get())) {
        return Optional.empty();
      }
      int number = named.isEmpty() ? 1 : named.getFirst().number() + 1;
      var result = begin(gateway, client, pass.get(), number);
      if (!(result.orElse(null) instanceof Overtaken)) {
        return result.map(one -> ((Begun) one).tally().sessionId());
      }
    }
    throw Refusal.unavailable("too_slow", "others were faster each time; it will come again");
  }

  private boolean isGood(Pass pass) {
    return pass.issuedAt().plus(GOOD).isAfter(clock.instant());
  }

  /**
   * The stay itself, whatever comes with it now. Where a gateway has drawn a token again, a pass
   * that was given after the end of a stay is of one that follows.
   *
   * @param named the latest first
   */
  private static Optional<Tally> meant(List<Tally> named, Optional<Pass> pass) {
    if (pass.isEmpty()) {
      return named.stream().findFirst();
    }
    return named.stream()
        .takeWhile(one -> !isAfterEnd(pass.get(), one))
        .reduce((one, next) -> next);
  }

  private static boolean isAfterEnd(Pass pass, Tally tally) {
    var heard = tally.endHeardAt();
    return heard != null && pass.issuedAt().isAfter(heard);
  }

  /** A session that another stay has counted for is over: this one has begun after it. */
  private Optional<TallyResult> begin(Gateway gateway, Client client, Pass pass, int number) {
    var wanted =
        new Admit(
            gateway.deviceId(),
            client.mac(),
            pass.customerId(),
            AHEAD_BYTES,
            null,
            pass.issuedAt());
    var admitted = admit(wanted);
    if (admitted.isEmpty()) {
      return Optional.empty();
    }
    var result = begin(gateway, client, admitted.get(), number);
    if (result instanceof Taken taken) {
      var unused = access.close(taken.sessionId(), new CloseSession("replaced"));
      replaced.add(gateway, taken.sessionId());
      result = begin(gateway, client, access.admit(wanted), number);
    }
    if (result instanceof Taken taken) {
      throw Refusal.unavailable("too_slow", "two began to count at once: " + taken);
    }
    return Optional.of(result);
  }

  private TallyResult begin(Gateway gateway, Client client, Admitted admitted, int number) {
    return accessPoints.beginTally(
        new BeginTally(
            admitted.session().id(),
            gateway.deviceId(),
            client.hid(),
            "",
            client.mac(),
            client.address(),
            number,
            0,
            0,
            clock.instant()));
  }

  /** The gateway counts for it no more; a token that is drawn again begins another. */
  void ended(UUID sessionId) {
    accessPoints.endTally(sessionId, new EndTally(clock.instant(), 0));
  }

  /** None where staff have taken the hotspot out of service, or the account is another's now. */
  private Optional<Admitted> admit(Admit wanted) {
    try {
      return Optional.of(access.admit(wanted));
    } catch (Refusal refusal) {
      if (NEVER.contains(refusal.code())) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
