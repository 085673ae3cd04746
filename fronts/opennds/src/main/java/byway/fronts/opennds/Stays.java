package byway.fronts.opennds;

import byway.contracts.access.Access;
import byway.contracts.access.Admit;
import byway.contracts.access.Admitted;
import byway.contracts.access.CloseSession;
import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.BindAccounting;
import byway.contracts.accesspoints.BindResult;
import byway.contracts.accesspoints.BindResult.Bound;
import byway.contracts.accesspoints.BindResult.Taken;
import byway.contracts.accesspoints.BindResult.Unknown;
import byway.kit.platform.Keys;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which session a client's stay at a gateway counts for. The gateway opens it, by telling of a
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
  private static final Set<String> NEVER =
      Set.of("device_blocked", "mac_invalid", "account_reclaimed");

  private final AccessPoints accessPoints;
  private final Access access;
  private final Replaced replaced;
  private final Keys keys;
  private final InstantSource clock;

  /** The least used go first; they are asked for again. */
  private final Map<Key, UUID> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, UUID> eldest) {
          return size() > MOST;
        }
      };

  Stays(
      AccessPoints accessPoints, Access access, Replaced replaced, Keys keys, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.access = access;
    this.replaced = replaced;
    this.keys = keys;
    this.clock = clock;
  }

  private record Key(UUID deviceId, Client client) {}

  /** The session; none where nobody has signed in for it. */
  Optional<UUID> session(Gateway gateway, Client client) {
    var key = new Key(gateway.deviceId(), client);
    synchronized (known) {
      var found = known.get(key);
      if (found != null) {
        return Optional.of(found);
      }
    }
    var found = find(gateway, client);
    found.ifPresent(
        session -> {
          synchronized (known) {
            known.put(key, session);
          }
        });
    return found;
  }

  private Optional<UUID> find(Gateway gateway, Client client) {
    var given = Pass.bytes(client.custom());
    return switch (bind(gateway, client, given, null)) {
      case Bound bound -> Optional.of(bound.sessionId());
      case Taken taken -> throw new IllegalStateException("nothing was asked to be bound");
      case Unknown unknown ->
          Pass.open(given, keys, gateway.place(client))
              .filter(pass -> pass.issuedAt().plus(GOOD).isAfter(clock.instant()))
              .flatMap(pass -> begin(gateway, client, given, pass));
    };
  }

  private BindResult bind(Gateway gateway, Client client, byte[] given, @Nullable UUID sessionId) {
    return accessPoints.bind(
        new BindAccounting(
            sessionId,
            gateway.deviceId(),
            client.hid(),
            "",
            client.mac(),
            HexFormat.of().formatHex(given),
            client.address()));
  }

  /** A session that another stay has counted for is over: this one has begun after it. */
  private Optional<UUID> begin(Gateway gateway, Client client, byte[] given, Pass pass) {
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
    var result = bind(gateway, client, given, admitted.get().session().id());
    if (result instanceof Taken taken) {
      var unused = access.close(taken.sessionId(), new CloseSession("replaced"));
      replaced.add(gateway, taken.sessionId());
      result = bind(gateway, client, given, access.admit(wanted).session().id());
    }
    return result instanceof Bound bound ? Optional.of(bound.sessionId()) : Optional.empty();
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
