package byway.hotspot.protocol;

/** Why a session ended. The numbers are on the wire and never change meaning. */
public enum CloseReason implements WireCode {
  /** The client signed out. */
  SIGNED_OUT(1),
  /** No byte passed for the idle timeout. */
  IDLE(2),
  /** Staff, the owner or a rule ended it. */
  REVOKED(3),
  /** The same client or customer got another session instead. */
  REPLACED(4),
  /** The hotspot was paused by its owner. */
  PAUSED(5),
  /** The time it was sold for is over. */
  EXPIRED(6),
  /** The platform refused what was reported for it. */
  REFUSED(7);

  private final int wireCode;

  CloseReason(int wireCode) {
    this.wireCode = wireCode;
  }

  @Override
  public int wireCode() {
    return wireCode;
  }
}
