package byway.contracts.devices;

import java.time.Instant;

/** On or off the line. */
public record Presence(boolean online, Instant at) {}
