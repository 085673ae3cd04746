package byway.fronts.radius;

import byway.contracts.accesspoints.Direction;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Type;
import java.util.Optional;

/**
 * What an access point tells of a session (RFC 2866): numbers since the accounting session began.
 *
 * @param givenClass what it was given at sign-in; empty where it does not say
 * @param address Framed-IP-Address; empty where it is not told
 * @param saysGigawords whether it counts past 4 GB by itself (RFC 2869 section 5.1)
 * @param sessionSeconds Acct-Session-Time; 0 where it is not told
 */
record AccountingReport(
    Kind kind,
    String acctSessionId,
    byte[] givenClass,
    String mac,
    String userName,
    String address,
    long usedBytesUp,
    long usedBytesDown,
    boolean saysGigawords,
    long sessionSeconds) {
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

    boolean isOfAll() {
      return this == ON || this == OFF;
    }
  }

  static AccountingReport of(Attributes said, Direction direction) throws MalformedPacket {
    var kind = Kind.of(said.statusType()).orElseThrow(() -> MalformedPacket.because("status_type"));
    var mac = StationId.mac(said.text(Type.CALLING_STATION_ID)).orElse("");
    var acct = said.text(Type.ACCT_SESSION_ID);
    if (!kind.isOfAll() && (acct.isEmpty() || mac.isEmpty())) {
      throw MalformedPacket.because(acct.isEmpty() ? "no_session_id" : "no_mac");
    }
    long in = octets(said, Type.ACCT_INPUT_OCTETS, Type.ACCT_INPUT_GIGAWORDS);
    long out = octets(said, Type.ACCT_OUTPUT_OCTETS, Type.ACCT_OUTPUT_GIGAWORDS);
    boolean inIsUp = direction == Direction.INPUT_IS_UPLOAD;
    return new AccountingReport(
        kind,
        acct,
        said.givenClass(),
        mac,
        said.text(Type.USER_NAME),
        said.address(),
        inIsUp ? in : out,
        inIsUp ? out : in,
        said.has(Type.ACCT_INPUT_GIGAWORDS) || said.has(Type.ACCT_OUTPUT_GIGAWORDS),
        said.number(Type.ACCT_SESSION_TIME));
  }

  /** A counter with its gigawords (RFC 2869 section 5.1). */
  private static long octets(Attributes said, Type low, Type gigawords) throws MalformedPacket {
    return said.number(gigawords) << 32 | said.number(low);
  }
}
