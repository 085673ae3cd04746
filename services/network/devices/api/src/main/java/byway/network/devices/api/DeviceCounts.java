package byway.network.devices.api;

/**
 * How many hotspots there are.
 *
 * @param online of all, those that are there now
 */
public record DeviceCounts(long all, long online) {}
