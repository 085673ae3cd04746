package byway.hotspot.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Up, topic {@code c}, QoS 1: a client device is here; what may it do? The answer is an Open or a
 * Portal order.
 *
 * @param mac the client
 * @param sinceEpochSeconds when it appeared; 0 when the hotspot has no clock
 * @param resumeToken what the client showed to be recognised after its MAC changed, or null
 */
public record ClientAsk(MacAddress mac, long sinceEpochSeconds, @Nullable String resumeToken)
    implements DeviceMessage {
  public ClientAsk {
    ProtocolLimits.time("sinceEpochSeconds", sinceEpochSeconds);
    if (resumeToken != null) {
      Tokens.check(resumeToken);
    }
  }
}
