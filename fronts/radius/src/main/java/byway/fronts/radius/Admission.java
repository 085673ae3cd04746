package byway.fronts.radius;

import byway.commerce.vouchers.api.SignInWithVoucher;
import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.radius.AccessPasses.Guest;
import byway.fronts.radius.Decision.Customer;
import byway.fronts.radius.Decision.Identified;
import byway.fronts.radius.Decision.TurnedAway;
import byway.fronts.radius.Pass.Place;
import byway.kit.context.Context;
import byway.kit.store.Coalescer;
import byway.people.identity.api.NetworkLogin;
import byway.people.identity.api.NetworkProof;
import byway.people.identity.api.NetworkProof.Clear;
import byway.people.identity.api.NetworkProofResult.NotProven;
import byway.people.identity.api.NetworkProofResult.Proven;
import byway.people.identity.api.NetworkProofResult.Throttled;
import byway.people.identity.api.NetworkSignIn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides who is let in at an access point; the RADIUS and the REST way both end here. */
@Singleton
class Admission {
  static final TurnedAway NOT_PROVEN =
      new TurnedAway("not_proven", "The name or the secret is not right.");

  private final NetworkSignIn identity;
  private final Vouchers vouchers;
  private final OutOfService outOfService;
  private final AccessPasses passes;

  /** Those of one operator that come while others are being decided go together. */
  private final Map<UUID, Coalescer<Attempt, Optional<Decision>>> attempts =
      new ConcurrentHashMap<>();

  Admission(
      NetworkSignIn identity, Vouchers vouchers, OutOfService outOfService, AccessPasses passes) {
    this.identity = identity;
    this.vouchers = vouchers;
    this.outOfService = outOfService;
    this.passes = passes;
  }

  /** Somebody's proof at an access point. */
  private record Attempt(Place place, NetworkProof proof) {}

  Decision decide(Place place, Credentials credentials) {
    if (outOfService.contains(place.deviceId())) {
      return new TurnedAway("device_blocked", "This hotspot takes nobody at the moment.");
    }
    return switch (credentials) {
      case Credentials.Proof proof -> byProof(place, proof.proof());
      case Credentials.Code code -> byCode(place, code.code());
      case Credentials.Proven proven -> byName(place, proven.name());
      case Credentials.Seen seen -> passes.give(new Guest(place, seen.customerId(), null));
      case Credentials.MacAlone alone -> byMac(place);
      case Credentials.None none ->
          new TurnedAway(
              none.why(),
              none.isEap()
                  ? "EAP has to end in FreeRADIUS, in front of the platform."
                  : "This way to sign in is not known here.");
    };
  }

  /**
   * Whose secret it is, without letting anybody in yet.
   *
   * @param passwordAt the access point, where it takes passwords of accounts
   */
  Identified identify(String mac, String name, String secret, @Nullable UUID passwordAt) {
    if (name.indexOf('@') < 0) {
      return switch (vouchers.signIn(new SignInWithVoucher(name, mac))) {
        case VoucherSignIn.SignedIn signedIn -> new Customer(signedIn.accountId());
        case VoucherSignIn.NotProven no -> NOT_PROVEN;
        case VoucherSignIn.Throttled throttled -> throttled();
      };
    }
    return switch (identity.prove(new NetworkProof(name, new Clear(secret), passwordAt))) {
      case Proven proven -> new Customer(proven.personId());
      case NotProven no -> NOT_PROVEN;
      case Throttled throttled -> throttled();
    };
  }

  private Decision byProof(Place place, NetworkProof proof) {
    return attempts
        .computeIfAbsent(place.tenantId(), this::line)
        .ask(new Attempt(place, proof))
        .orElseGet(() -> bySecret(place, proof));
  }

  private Coalescer<Attempt, Optional<Decision>> line(UUID tenantId) {
    return new Coalescer<>(some -> Context.platform(tenantId).call(() -> byKeys(some)));
  }

  /** Nothing for those that no key proves. */
  private List<Optional<Decision>> byKeys(List<Attempt> some) {
    var results = identity.proveByKeys(some.stream().map(Attempt::proof).toList());
    var guests = new ArrayList<Guest>();
    for (int i = 0; i < some.size(); i++) {
      if (results.get(i) instanceof Proven proven) {
        guests.add(new Guest(some.get(i).place(), proven.personId(), proven.answer()));
      }
    }
    var decided = passes.give(guests).iterator();
    return results.stream()
        .map(
            result ->
                result instanceof Proven ? Optional.of(decided.next()) : Optional.<Decision>empty())
        .toList();
  }

  /** A password takes its time to be checked, and keeps nobody else waiting. */
  private Decision bySecret(Place place, NetworkProof proof) {
    if (!(proof.given() instanceof Clear) || proof.passwordAt() == null) {
      return NOT_PROVEN;
    }
    return switch (identity.prove(proof)) {
      case Proven proven -> passes.give(new Guest(place, proven.personId(), proven.answer()));
      case NotProven no -> NOT_PROVEN;
      case Throttled throttled -> throttled();
    };
  }

  private Decision byCode(Place place, String code) {
    return switch (vouchers.signIn(new SignInWithVoucher(code, place.mac()))) {
      case VoucherSignIn.SignedIn signedIn ->
          passes.give(new Guest(place, signedIn.accountId(), null));
      case VoucherSignIn.NotProven no -> NOT_PROVEN;
      case VoucherSignIn.Throttled throttled -> throttled();
    };
  }

  private Decision byName(Place place, String name) {
    if (name.indexOf('@') < 0) {
      return byCode(place, name);
    }
    var customer = identity.holder(new NetworkLogin(name)).personId();
    return customer == null ? NOT_PROVEN : passes.give(new Guest(place, customer, null));
  }

  /** A MAC address proves nothing: it only goes on with what was begun there by its owner. */
  private Decision byMac(Place place) {
    return passes
        .goOn(place)
        .orElseGet(() -> new TurnedAway("unknown_mac", "Sign in at the portal."));
  }

  private static TurnedAway throttled() {
    return new TurnedAway("throttled", "Too many wrong guesses. Wait a moment.");
  }
}
