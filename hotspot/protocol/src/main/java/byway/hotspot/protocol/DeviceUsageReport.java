package byway.hotspot.protocol;

import java.util.HashSet;
import java.util.List;

/**
 * Up, topic {@code u}, QoS 1: the newest cumulative figures of 1 to 64 sessions. The platform sends
 * its PUBACK when every one of them is durably charged or refused for good.
 *
 * @param sequence counts the reports since the agent started; for tracing only, never for charging
 * @param measuredAtEpochSeconds when the counters were read; 0 when the hotspot has no clock
 * @param clients one entry per session, no session twice
 */
public record DeviceUsageReport(
    long sequence, long measuredAtEpochSeconds, List<ClientUsage> clients)
    implements DeviceMessage {
  public DeviceUsageReport {
    ProtocolLimits.range("sequence", sequence, 0, ProtocolLimits.COUNTER_BYTES);
    ProtocolLimits.time("measuredAtEpochSeconds", measuredAtEpochSeconds);
    clients = List.copyOf(clients);
    ProtocolLimits.items("clients", clients.size(), 1, ProtocolLimits.ITEMS);
    var seen = new HashSet<>();
    for (ClientUsage client : clients) {
      if (!seen.add(client.sessionId())) {
        throw new IllegalArgumentException("session twice in one report");
      }
    }
  }
}
