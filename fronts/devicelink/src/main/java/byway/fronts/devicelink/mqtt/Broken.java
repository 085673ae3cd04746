package byway.fronts.devicelink.mqtt;

/**
 * What came is not MQTT, or not what may come now. It costs no stack trace: anybody can send it.
 */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  Broken(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static Broken malformed(String message) {
    return new Broken(Reason.MALFORMED_PACKET, message);
  }

  static Broken wrong(String message) {
    return new Broken(Reason.PROTOCOL_ERROR, message);
  }

  Reason reason() {
    return reason;
  }

  /** For people: a few words. */
  String words() {
    return String.valueOf(getMessage());
  }
}
