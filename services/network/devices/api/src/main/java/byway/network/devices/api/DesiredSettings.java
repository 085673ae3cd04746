package byway.network.devices.api;

import java.util.Map;

/**
 * Settings to change. Known keys: {@code ssid}, {@code state} (open or paused), {@code guests} (yes
 * or no), {@code rateKbps}, {@code channel}, {@code gardenHosts}, {@code privateRanges}.
 */
public record DesiredSettings(Map<String, String> settings) {}
