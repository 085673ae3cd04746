package byway.fronts.radius;

import byway.contracts.access.Access;
import byway.contracts.access.Admit;
import byway.contracts.access.Admitted;
import byway.contracts.access.AskResult.GoOn;
import byway.contracts.access.ClientAsk;
import byway.contracts.access.CloseSession;
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
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.UUID;
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

  private final Access access;
  private final NetworkSignIn identity;
  private final Vouchers vouchers;

  Admission(Access access, NetworkSignIn identity, Vouchers vouchers) {
    this.access = access;
    this.identity = identity;
    this.vouchers = vouchers;
  }

  /** The decision. */
  sealed interface Decision {}

  /** Let in. */
  record LetIn(Admitted admitted, @Nullable MsChap2Answer answer) implements Decision {}

  /**
   * Not let in.
   *
   * @param why for the metric
   * @param sentence for the person
   */
  record TurnedAway(String why, String sentence) implements Decision {}

  Decision decide(UUID deviceId, String mac, Credentials credentials) {
    try {
      return switch (credentials) {
        case Credentials.Proof proof -> byProof(deviceId, mac, proof.proof());
        case Credentials.Code code -> byCode(deviceId, mac, code.code());
        case Credentials.Proven proven -> byName(deviceId, mac, proven.name());
        case Credentials.MacAlone alone -> byMac(deviceId, mac);
        case Credentials.None none ->
            new TurnedAway(none.why(), "This way to sign in is not known here.");
      };
    } catch (Refusal refusal) {
      return switch (refusal.code()) {
        case "device_blocked", "device_full", "not_found" ->
            new TurnedAway(refusal.code(), "This hotspot takes nobody at the moment.");
        default -> throw refusal;
      };
    }
  }

  /** Whether the secret is right, without letting anybody in yet. */
  boolean isProven(String mac, String name, String secret) {
    return name.indexOf('@') < 0
        ? vouchers.signIn(new SignInWithVoucher(name, mac)) instanceof VoucherSignIn.SignedIn
        : identity.prove(new NetworkProof(name, new Clear(secret))) instanceof Proven;
  }

  private Decision byProof(UUID deviceId, String mac, NetworkProof proof) {
    return switch (identity.prove(proof)) {
      case Proven proven -> letIn(deviceId, mac, proven.personId(), proven.answer());
      case NotProven no -> NOT_PROVEN;
      case Throttled throttled -> throttled();
    };
  }

  private Decision byCode(UUID deviceId, String mac, String code) {
    return switch (vouchers.signIn(new SignInWithVoucher(code, mac))) {
      case VoucherSignIn.SignedIn signedIn -> letIn(deviceId, mac, signedIn.accountId(), null);
      case VoucherSignIn.NotProven no -> NOT_PROVEN;
      case VoucherSignIn.Throttled throttled -> throttled();
    };
  }

  private Decision byName(UUID deviceId, String mac, String name) {
    if (name.indexOf('@') < 0) {
      return byCode(deviceId, mac, name);
    }
    var customer = identity.holder(new NetworkLogin(name)).personId();
    return customer == null ? NOT_PROVEN : letIn(deviceId, mac, customer, null);
  }

  /** A MAC address proves nothing: it only goes on with what was begun there by its owner. */
  private Decision byMac(UUID deviceId, String mac) {
    return access.ask(new ClientAsk(deviceId, mac)) instanceof GoOn goOn
        ? letIn(deviceId, mac, goOn.session().customerId(), null)
        : new TurnedAway("unknown_mac", "Sign in at the portal.");
  }

  private static TurnedAway throttled() {
    return new TurnedAway("throttled", "Too many wrong guesses. Wait a moment.");
  }

  private Decision letIn(
      UUID deviceId, String mac, UUID customerId, @Nullable MsChap2Answer answer) {
    var admitted = access.admit(new Admit(deviceId, mac, customerId, AHEAD_BYTES));
    if (admitted.leftBytes() == 0) {
      var unused = access.close(admitted.session().id(), new CloseSession("idle"));
      return new TurnedAway("balance_empty", "Your data is used up. Buy more at the portal.");
    }
    return new LetIn(admitted, answer);
  }
}
