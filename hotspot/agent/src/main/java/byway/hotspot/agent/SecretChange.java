package byway.hotspot.agent;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import java.time.Duration;
import java.time.Instant;

/**
 * Changes the hotspot's secret while it is at work: the new one is kept first, its hash is told,
 * and when that is acknowledged the connection is made anew with it. Sessions go on meanwhile.
 */
final class SecretChange {
  /** What was not acknowledged is told anew. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private final Credentials credentials;
  private Instant notBefore = Instant.EPOCH;
  private boolean asked;

  SecretChange(Credentials credentials) {
    this.credentials = credentials;
  }

  /** The platform wants it. */
  void ask() {
    asked = true;
    notBefore = Instant.EPOCH;
  }

  /**
   * Called often.
   *
   * @param acknowledged run when the platform knows the new secret
   */
  void look(Instant now, Uplink uplink, Runnable acknowledged) {
    if (now.isBefore(notBefore) || !(asked || credentials.wantsChange(now))) {
      return;
    }
    notBefore = now.plus(AGAIN);
    credentials
        .change()
        .ifPresentOrElse(
            secret ->
                uplink.publish(DeviceTopic.NEW_SECRET, DeviceCodec.encode(secret), acknowledged),
            () -> asked = false);
  }

  void acknowledged() {
    asked = false;
  }
}
