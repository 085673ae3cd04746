package byway.network.devices.api;

import org.jspecify.annotations.Nullable;

/** Says where a hotspot stands, or that nobody says so any more. */
public record LocateDevice(@Nullable Location location) {}
