package byway.kit.radius;

/** Bytes that are no RADIUS packet, or one that its sender cannot prove to have sent. */
public final class MalformedPacket extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  MalformedPacket(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** For whoever reads attributes. */
  public static MalformedPacket because(String reason) {
    return new MalformedPacket(reason);
  }

  /** A short stable code, good for a metric. */
  public String reason() {
    return reason;
  }
}
