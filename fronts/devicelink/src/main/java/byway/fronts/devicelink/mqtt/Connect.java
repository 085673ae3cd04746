package byway.fronts.devicelink.mqtt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a client introduces itself.
 *
 * @param version 4 for MQTT 3.1.1, 5 for MQTT 5
 * @param willTopic null where it leaves no will
 */
public record Connect(
    int version,
    boolean cleanStart,
    int keepAliveSeconds,
    String clientId,
    @Nullable String willTopic,
    @Nullable String userName,
    byte @Nullable [] password,
    Wants wants)
    implements Packet {

  /**
   * What a client of MQTT 5 says of itself; the usual for one of 3.1.1 (3.1.2.11).
   *
   * @param reasons whether it wants words where something is refused
   */
  public record Wants(
      long sessionExpirySeconds, int receiveMaximum, long maximumPacketBytes, boolean reasons) {
    static final Wants USUAL = new Wants(0, 0xFFFF, Long.MAX_VALUE, false);

    /** Before it has said so. */
    static final Wants UNKNOWN = new Wants(0, 0xFFFF, Long.MAX_VALUE, true);

    /** What a CONNACK or DISCONNECT has beside its words. */
    private static final int AROUND_WORDS = 12;

    /** The words, where it wants any and they fit into what it takes. */
    @Nullable String fitting(@Nullable String words) {
      return words != null
              && reasons
              && words.getBytes(StandardCharsets.UTF_8).length + AROUND_WORDS <= maximumPacketBytes
          ? words
          : null;
    }
  }

  boolean isFive() {
    return version == 5;
  }
}
