package byway.network.devices.api;

/** Out of service, or back. */
public record BlockDevice(boolean blocked, String reason) {}
