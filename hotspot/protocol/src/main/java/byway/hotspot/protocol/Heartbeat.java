package byway.hotspot.protocol;

/**
 * Up, topic {@code h}, QoS 0, every minute.
 *
 * @param uptimeSeconds since the hotspot started
 * @param batteryPercent 0..100, or {@link #UNKNOWN_BATTERY} without a battery
 * @param signalDbm -150..-1, or {@link #UNKNOWN_SIGNAL}
 * @param clients client devices connected now
 * @param uplink how the hotspot reaches the platform
 * @param journalBytes size of the journal
 * @param gardenBytes what all clients have brought from free places since the heartbeat before,
 *     both ways
 */
public record Heartbeat(
    long uptimeSeconds,
    int batteryPercent,
    int signalDbm,
    int clients,
    UplinkKind uplink,
    long journalBytes,
    long gardenBytes)
    implements DeviceMessage {
  public static final int UNKNOWN_BATTERY = 255;
  public static final int UNKNOWN_SIGNAL = 0;

  public Heartbeat {
    ProtocolLimits.counter("uptimeSeconds", uptimeSeconds);
    if (batteryPercent != UNKNOWN_BATTERY) {
      ProtocolLimits.range("batteryPercent", batteryPercent, 0, 100);
    }
    ProtocolLimits.range("signalDbm", signalDbm, -150, 0);
    ProtocolLimits.range("clients", clients, 0, 65_535);
    ProtocolLimits.counter("journalBytes", journalBytes);
    ProtocolLimits.counter("gardenBytes", gardenBytes);
  }
}
