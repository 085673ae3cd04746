package byway.network.devices.api;

import java.time.Instant;

/**
 * How a hotspot is.
 *
 * @param batteryPercent -1 where there is none
 * @param signalDbm 0 where there is no radio uplink
 */
public record Heartbeat(
    Instant at,
    long uptimeSeconds,
    int batteryPercent,
    int signalDbm,
    int clients,
    String uplink,
    long journalBytes) {}
