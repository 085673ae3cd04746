package byway.kit.radius;

import java.util.Optional;

/** What a packet is (RFC 2865 section 3, 2866 section 3, 5997, 5176 section 2.2). */
public enum Code {
  ACCESS_REQUEST(1),
  ACCESS_ACCEPT(2),
  ACCESS_REJECT(3),
  ACCOUNTING_REQUEST(4),
  ACCOUNTING_RESPONSE(5),
  ACCESS_CHALLENGE(11),
  STATUS_SERVER(12),
  DISCONNECT_REQUEST(40),
  DISCONNECT_ACK(41),
  DISCONNECT_NAK(42),
  COA_REQUEST(43),
  COA_ACK(44),
  COA_NAK(45);

  private static final Code[] BY_NUMBER = new Code[256];

  static {
    for (var code : values()) {
      BY_NUMBER[code.number] = code;
    }
  }

  private final int number;

  Code(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  static Optional<Code> of(int number) {
    return Optional.ofNullable(BY_NUMBER[number]);
  }

  /** Requests whose authenticator is random, and not a proof of the packet. */
  boolean hasRandomAuthenticator() {
    return this == ACCESS_REQUEST || this == STATUS_SERVER;
  }

  /**
   * Whether it carries a Message-Authenticator. Accounting does not (RFC 2869 section 5.19): its
   * authenticator proves it, and servers differ in how they would compute another proof.
   */
  boolean isSigned() {
    return this != ACCOUNTING_REQUEST && this != ACCOUNTING_RESPONSE;
  }

  /** Whether its Message-Authenticator must come first and be there: BlastRADIUS. */
  boolean answersAccess() {
    return this == ACCESS_ACCEPT || this == ACCESS_REJECT || this == ACCESS_CHALLENGE;
  }
}
