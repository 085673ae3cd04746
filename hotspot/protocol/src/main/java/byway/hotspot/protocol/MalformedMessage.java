package byway.hotspot.protocol;

/**
 * The bytes are no message of this protocol. Nothing of such a message may be used; count it by
 * {@link Reason#code()}, answer nothing, change nothing.
 */
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  MalformedMessage(Reason reason, String detail) {
    // No stack trace: a hostile peer must not make us pay for one.
    super(reason.code() + ": " + detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Stable names of what can be wrong. */
  public enum Reason {
    EMPTY("empty"),
    TOO_LARGE("too-large"),
    UNKNOWN_VERSION("unknown-version"),
    UNKNOWN_TYPE("unknown-type"),
    WRONG_TOPIC("wrong-topic"),
    TRUNCATED("truncated"),
    TRAILING_BYTES("trailing-bytes"),
    BAD_VARINT("bad-varint"),
    OUT_OF_RANGE("out-of-range"),
    BAD_COUNT("bad-count"),
    UNKNOWN_CODE("unknown-code"),
    BAD_TEXT("bad-text"),
    DUPLICATE("duplicate");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Stable, for metrics and logs. */
    public String code() {
      return code;
    }
  }
}
