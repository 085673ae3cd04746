package byway.network.devices.api;

import java.time.Instant;

/** On or off the line. */
public record Presence(boolean online, Instant at) {}
