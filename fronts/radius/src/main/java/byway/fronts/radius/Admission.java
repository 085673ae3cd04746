package byway.fronts.radius;

import byway.contracts.access.Access;
import byway.contracts.access.ClientAsk;
import byway.contracts.access.Session;
import byway.contracts.balances.AskOffer;
import byway.contracts.balances.Charging;
import byway.contracts.identity.NetworkLogin;
import byway.contracts.identity.NetworkProof;
import byway.contracts.identity.NetworkProof.Clear;
import byway.contracts.identity.NetworkProofResult.MsChap2Answer;
import byway.contracts.identity.NetworkProofResult.NotProven;
import byway.contracts.identity.NetworkProofResult.Proven;
import byway.contracts.identity.NetworkProofResult.Throttled;
import byway.contracts.identity.NetworkSignIn;
import byway.contracts.vouchers.SignInWithVoucher;
import byway.contracts.vouchers.VoucherSignIn;
import byway.contracts.vouchers.Vouchers;
import byway.fronts.radius.Pass.Place;
import byway.kit.platform.Keys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides who is let in at an access point (row K4); the RADIUS and the REST way both end here. */
@Singleton
class Admission {
  /**
   * Two minutes at 60 Mbit/s: access points report once a minute, and are told of more between two
   * reports.
   */
  static final long AHEAD_BYTES = 1_000_000_000;

  static final TurnedAway NOT_PROVEN =
      new TurnedAway("not_proven", "The name or the secret is not right.");

  /** How long after it was let in a session may begin. */
  private static final Duration GOOD = Duration.ofMinutes(15);

  private static final int MOST_RECENT = 100_000;

  private final Access access;
  private final Charging charging;
  private final NetworkSignIn identity;
  private final Vouchers vouchers;
  private final OutOfService outOfService;
  private final Keys keys;
  private final InstantSource clock;

  /** For access points that do not give Class back. */
  private final Map<Place, Pass> recent = new ConcurrentHashMap<>();

  Admission(
      Access access,
      Charging charging,
      NetworkSignIn identity,
      Vouchers vouchers,
      OutOfService outOfService,
      Keys keys,
      InstantSource clock) {
    this.access = access;
    this.charging = charging;
    this.identity = identity;
    this.vouchers = vouchers;
    this.outOfService = outOfService;
    this.keys = keys;
    this.clock = clock;
  }

  /** The decision. */
  sealed interface Decision {}

  /**
   * Let in. No session is open yet: that begins with the access point's first report, which brings
   * the pass back.
   *
   * @param leftBytes 1 or more
   */
  record LetIn(byte[] sealedPass, long leftBytes, @Nullable MsChap2Answer answer)
      implements Decision {}

  /**
   * Not let in.
   *
   * @param why for the metric
   * @param sentence for the person
   */
  record TurnedAway(String why, String sentence) implements Decision {}

  Decision decide(Place place, Credentials credentials) {
    if (outOfService.contains(place.deviceId())) {
      return new TurnedAway("device_blocked", "This hotspot takes nobody at the moment.");
    }
    return switch (credentials) {
      case Credentials.Proof proof -> byProof(place, proof.proof());
      case Credentials.Code code -> byCode(place, code.code());
      case Credentials.Proven proven -> byName(place, proven.name());
      case Credentials.MacAlone alone -> byMac(place);
      case Credentials.None none ->
          new TurnedAway(
              none.why(),
              none.isEap()
                  ? "EAP has to end in FreeRADIUS, in front of the platform."
                  : "This way to sign in is not known here.");
    };
  }

  /** Whether the secret is right, without letting anybody in yet. */
  boolean isProven(String mac, String name, String secret) {
    return name.indexOf('@') < 0
        ? vouchers.signIn(new SignInWithVoucher(name, mac)) instanceof VoucherSignIn.SignedIn
        : identity.prove(new NetworkProof(name, new Clear(secret))) instanceof Proven;
  }

  private Decision byProof(Place place, NetworkProof proof) {
    return switch (identity.prove(proof)) {
      case Proven proven -> letIn(place, proven.personId(), proven.answer());
      case NotProven no -> NOT_PROVEN;
      case Throttled throttled -> throttled();
    };
  }

  private Decision byCode(Place place, String code) {
    return switch (vouchers.signIn(new SignInWithVoucher(code, place.mac()))) {
      case VoucherSignIn.SignedIn signedIn -> letIn(place, signedIn.accountId(), null);
      case VoucherSignIn.NotProven no -> NOT_PROVEN;
      case VoucherSignIn.Throttled throttled -> throttled();
    };
  }

  private Decision byName(Place place, String name) {
    if (name.indexOf('@') < 0) {
      return byCode(place, name);
    }
    var customer = identity.holder(new NetworkLogin(name)).personId();
    return customer == null ? NOT_PROVEN : letIn(place, customer, null);
  }

  /** A MAC address proves nothing: it only goes on with what was begun there by its owner. */
  private Decision byMac(Place place) {
    var session = open(place);
    return session == null
        ? new TurnedAway("unknown_mac", "Sign in at the portal.")
        : letIn(place, session.customerId(), null, session);
  }

  private @Nullable Session open(Place place) {
    return access.standing(new ClientAsk(place.deviceId(), place.mac())).session();
  }

  private static TurnedAway throttled() {
    return new TurnedAway("throttled", "Too many wrong guesses. Wait a moment.");
  }

  private Decision letIn(Place place, UUID customerId, @Nullable MsChap2Answer answer) {
    return letIn(place, customerId, answer, open(place));
  }

  private Decision letIn(
      Place place, UUID customerId, @Nullable MsChap2Answer answer, @Nullable Session session) {
    long left = leftBytes(customerId, session);
    if (left == 0) {
      return new TurnedAway("balance_empty", "Your data is used up. Buy more at the portal.");
    }
    var pass = new Pass(customerId, clock.instant(), left);
    if (recent.size() >= MOST_RECENT) {
      recent.clear();
    }
    recent.put(place, pass);
    return new LetIn(pass.seal(keys, place), left, answer);
  }

  /** What the customer's session there has left, or what a new one would have. */
  private long leftBytes(UUID customerId, @Nullable Session session) {
    if (session != null && session.customerId().equals(customerId)) {
      for (var meter : charging.states(List.of(session.id()))) {
        if (meter.ceilingBytes() > meter.usedBytes()) {
          return meter.ceilingBytes() - meter.usedBytes();
        }
      }
    }
    return charging.offer(new AskOffer(customerId, AHEAD_BYTES)).ceilingBytes();
  }

  /**
   * The pass that an access point gives back, or, where it does not, the last that it was given.
   */
  Optional<Pass> pass(Place place, byte[] given) {
    var since = clock.instant().minus(GOOD);
    return Pass.open(given, keys, place)
        .or(() -> Optional.ofNullable(recent.get(place)))
        .filter(pass -> pass.issuedAt().isAfter(since));
  }
}
