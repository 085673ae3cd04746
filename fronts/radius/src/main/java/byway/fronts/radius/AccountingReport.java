package byway.fronts.radius;

import byway.contracts.accesspoints.Direction;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import java.util.Optional;

/**
 * What an access point tells of a session (RFC 2866): numbers since the accounting session began.
 *
 * @param givenClass what it was given at sign-in; empty where it does not say
 * @param address Framed-IP-Address; empty where it is not told
 */
record AccountingReport(
    Kind kind,
    String acctSessionId,
    byte[] givenClass,
    String mac,
    String userName,
    String address,
    long usedBytesUp,
    long usedBytesDown) {
  /** Acct-Status-Type. */
  enum Kind {
    START,
    INTERIM,
    STOP,
    ON,
    OFF;

    static Optional<Kind> of(long number) {
      return switch ((int) number) {
        case 1 -> Optional.of(START);
        case 2 -> Optional.of(STOP);
        case 3 -> Optional.of(INTERIM);
        case 7 -> Optional.of(ON);
        case 8 -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }

    /** As a dictionary names it, such as {@code Interim-Update}. */
    static Optional<Kind> named(String name) {
      return switch (name) {
        case "Start" -> Optional.of(START);
        case "Stop" -> Optional.of(STOP);
        case "Interim-Update", "Alive" -> Optional.of(INTERIM);
        case "Accounting-On" -> Optional.of(ON);
        case "Accounting-Off" -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }

    boolean isOfAll() {
      return this == ON || this == OFF;
    }
  }

  static AccountingReport of(Packet packet, Direction direction) throws MalformedPacket {
    var kind =
        Kind.of(packet.number(Type.ACCT_STATUS_TYPE, 0))
            .orElseThrow(() -> MalformedPacket.because("status_type"));
    var mac = StationId.mac(packet).orElse("");
    var acct = packet.text(Type.ACCT_SESSION_ID);
    if (!kind.isOfAll() && (acct.isEmpty() || mac.isEmpty())) {
      throw MalformedPacket.because(acct.isEmpty() ? "no_session_id" : "no_mac");
    }
    long in = packet.octets(Type.ACCT_INPUT_OCTETS, Type.ACCT_INPUT_GIGAWORDS);
    long out = packet.octets(Type.ACCT_OUTPUT_OCTETS, Type.ACCT_OUTPUT_GIGAWORDS);
    boolean inIsUp = direction == Direction.INPUT_IS_UPLOAD;
    var address = packet.first(Type.FRAMED_IP_ADDRESS);
    return new AccountingReport(
        kind,
        acct,
        packet.first(Type.CLASS).map(a -> a.bytes()).orElse(new byte[0]),
        mac,
        packet.text(Type.USER_NAME),
        address.isPresent() ? address.get().address().getHostAddress() : "",
        inIsUp ? in : out,
        inIsUp ? out : in);
  }
}
