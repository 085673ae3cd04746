package byway.network.devices.api;

import java.util.Map;

/** What a hotspot has applied, and what it refused with which reason. */
public record ReportedSettings(
    long version, Map<String, String> applied, Map<String, String> refused) {}
