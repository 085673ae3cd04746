package byway.hotspot.protocol;

/**
 * Down, topic {@code k}, QoS 2: do something once. The hotspot remembers the numbers it has obeyed,
 * so the effect is once even where a delivery is repeated over a new connection.
 *
 * @param commandId unique per hotspot
 * @param kind what to do
 * @param notAfterEpochSeconds dropped when later than this: a reboot asked for last week surprises
 */
public record Command(long commandId, Kind kind, long notAfterEpochSeconds)
    implements DeviceMessage {
  public Command {
    ProtocolLimits.counter("commandId", commandId);
    ProtocolLimits.range(
        "notAfterEpochSeconds",
        notAfterEpochSeconds,
        ProtocolLimits.EPOCH_SECONDS + 1,
        ProtocolLimits.LAST_EPOCH_SECONDS);
  }

  /** What to do. The numbers are on the wire and never change meaning. */
  public enum Kind implements WireCode {
    REBOOT(1),
    /** Send the newest figures of every session now. */
    REPORT_NOW(2),
    /** Blink, so that a person finds the hotspot. */
    LOCATE(3),
    /** Make a new secret ({@link NewSecret}). */
    RENEW_SECRET(4);

    private final int wireCode;

    Kind(int wireCode) {
      this.wireCode = wireCode;
    }

    @Override
    public int wireCode() {
      return wireCode;
    }
  }
}
